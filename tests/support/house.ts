import path from 'node:path'
import { readRegistry } from '../../backend/agents/read-registry.ts'
import { scriptedVoices, type Script } from '../../backend/agents/scripted-voices.ts'
import { seatRules } from '../../backend/agents/seat-rules.ts'
import { NOTHING_YET } from '../../backend/agents/nothing-yet.ts'
import type { RunEvent } from '../../backend/council/events.ts'
import { toMend } from '../../backend/council/record/submit.ts'
import type { RunState } from '../../backend/council/state.ts'
import { Working } from '../../backend/council/working.ts'
import { inProcessBus, inProcessLeases } from '../../backend/engine/in-process.ts'
import { digest, sha256 } from '../../backend/log/digest.ts'
import { parseStored } from '../../backend/log/fold-stored.ts'
import { memoryRunLog } from '../../backend/log/memory-run-log.ts'
import type { Folded } from '../../backend/log/load-run.ts'
import { Runs } from '../../backend/log/runs.ts'
import { DriverPool } from '../../backend/orchestrator/driver-pool.ts'
import { Drafts } from '../../backend/orchestrator/drafts.ts'
import type { AsideDeps } from '../../backend/orchestrator/robustness/aside.ts'
import { startRun, type NewRun } from '../../backend/orchestrator/start-run.ts'
import type { Log } from '../../backend/ports/access.ts'
import type { Panels } from '../../backend/ports/models.ts'
import type { Clock, Ids } from '../../backend/ports/outside.ts'
import type { RunLog } from '../../backend/ports/run-log.ts'
import type { SpeakerPolicy } from '../../backend/council/speaker-policies/policy.ts'
import type { Selectors } from '../../backend/ports/selector.ts'
import type { Voices } from '../../backend/ports/voice.ts'
import type { Command, Meeting } from '../../schemas/generated/types.ts'
import { TestClock, countingIds } from './clock.ts'

export const ANNA = { kind: 'person', id: 'anna', name: 'Anna' } as const
export const BOB = { kind: 'person', id: 'bob', name: 'Bob' } as const
export const registry = readRegistry(path.join(import.meta.dirname, '../../registry'))

/** What went wrong inside: a test looks at it, nobody else does. */
export function memoryLog(): Log & { lines: string[] } {
  const lines: string[] = []
  const write = (data: Record<string, unknown>, message: string) =>
    void lines.push(`${message} ${data.err instanceof Error ? data.err.stack : JSON.stringify(data)}`)
  return { debug: () => {}, info: () => {}, warn: write, error: write, lines }
}

/** The production log, rules and drivers over a log in memory, with scripted seats and a clock that is told. */
export function openTestHouse<Time extends Clock = TestClock>(
  given: {
    script?: Script
    voices?: Voices
    selectors?: Selectors
    /** Beside those that are built in. */
    policies?: readonly SpeakerPolicy[]
    clock?: Time
    ids?: Ids
    log?: RunLog
    alone?: boolean
    panels?: Panels
    /** Runs as somebody else has folded them. */
    folded?: Folded
  } = {},
) {
  const clock: Clock = given.clock ?? new TestClock()
  const ids = given.ids ?? countingIds()
  const logger = memoryLog()
  const log = given.log ?? memoryRunLog()
  const bus = inProcessBus((error) => logger.error({ err: error }, 'a listener failed'))
  const policies = [...registry.policies, ...(given.policies ?? [])]
  const rules = seatRules({ ...registry, policies }, digest)
  const { folded } = given
  const runs = new Runs({ log, clock, ids, bus, rules, ...(folded === undefined ? {} : { folded }) })
  const drafts = new Drafts(bus)
  const voices = given.voices ?? scriptedVoices(given.script ?? (() => ({})))
  const turns = {
    clock,
    logger,
    policies,
    selector: (state) => given.selectors?.(state) ?? null,
    request: (state, turn) => rules.request(state, turn),
    requestAhead: (state, turn) => rules.requestAhead(state, turn),
    faults: (state, turn, calls) => toMend(new Working(state, { ...NOTHING_YET, sha256 }, true), turn, calls),
    voices: (state) => voices(state),
  } satisfies Partial<AsideDeps>
  const leases = inProcessLeases(log)
  const alone = given.alone ?? true
  const pool = new DriverPool({ ...turns, runs, leases, bus, drafts, owner: 'test', alone })
  let commands = 0
  return {
    clock: clock as Time,
    ids,
    log,
    logger,
    bus,
    runs,
    drafts,
    pool,
    /** What councils are held aside with. */
    aside: { ...turns, ids, rules, registry, openBus: inProcessBus, openLeases: inProcessLeases },
    start: (meeting: Partial<Meeting> = {}, more: Partial<NewRun> = {}) =>
      startRun(
        {
          runs,
          registry: { ...registry, policies },
          ...(given.panels === undefined ? {} : { panels: given.panels }),
        },
        {
          meeting: { ...MEETING, ...meeting },
          overrides: given.panels === undefined ? { panel: 'scripted' } : {},
          workspaceId: 'main',
          by: ANNA,
          correlationId: 'test',
          ...more,
        },
      ),
    async events(runId: string): Promise<RunEvent[]> {
      return (await log.read(runId, 0)).map((stored) => parseStored(stored.bytes))
    },
    async command(runId: string, command: Command, commandId = `c-${++commands}`) {
      const outcome = await runs.command(runId, { commandId, command, actor: ANNA, correlationId: 'test' })
      if (outcome === null) throw new Error(`no run ${runId}`)
      return outcome
    },
    async state(runId: string): Promise<RunState> {
      const state = await runs.state(runId)
      if (state === null) throw new Error(`no run ${runId}`)
      return state
    },
  }
}

export const MEETING: Meeting = {
  title: 'Where the tool library lives',
  question: 'Where do we keep the tools that members share?',
  options: [
    { id: 'o1', title: 'The shed', summary: 'behind the hall' },
    { id: 'o2', title: 'The cellar', summary: 'under the hall' },
  ],
  criteria: [{ id: 'k1', title: 'Dry', weight: 3, must: false }],
  context: [
    {
      title: 'walk-through',
      text: 'The shed is dry all year.\nThe cellar floods in March.\nThe shed has no lock.\n',
    },
  ],
}
