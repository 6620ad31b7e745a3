import path from 'node:path'
import { scriptedVoices } from '../../backend/agents/scripted-voices.ts'
import { readRegistry } from '../../backend/agents/read-registry.ts'
import { seatRules } from '../../backend/agents/seat-rules.ts'
import { NOTHING_YET } from '../../backend/agents/nothing-yet.ts'
import { toMend } from '../../backend/council/record/submit.ts'
import { Working } from '../../backend/council/working.ts'
import { inProcessBus, inProcessLeases } from '../../backend/engine/in-process.ts'
import { systemClock, systemIds } from '../../backend/engine/system.ts'
import { digest, sha256 } from '../../backend/log/digest.ts'
import { Runs } from '../../backend/log/runs.ts'
import { DriverPool } from '../../backend/orchestrator/driver-pool.ts'
import { Drafts } from '../../backend/orchestrator/drafts.ts'
import { startRun } from '../../backend/orchestrator/start-run.ts'
import type { Log } from '../../backend/ports/access.ts'
import type { RunLog } from '../../backend/ports/run-log.ts'
import type { TurnRequest, TurnAnswer } from '../../backend/ports/voice.ts'

const SAID =
  'The shed is dry all year, so what lies there stays as it was left; that is what the walk-through says. '
const QUOTE = { quote: 'The shed is dry all year.', source_id: 's1', start: 0 }

/** Every turn says 300 characters and makes one claim: a turn of six events. An objection stays open, so the debate never ends. */
function say(request: TurnRequest, sleepMs: number): Partial<TurnAnswer> | Promise<Partial<TurnAnswer>> {
  const first = request.phase === 'positions' && request.seat === 'expert_b'
  const claims = request.board.claims
  const open =
    request.phase === 'debate' && claims.length > 0 && !claims.some((claim) => claim.challenges !== undefined)
  const claim = {
    text: QUOTE.quote,
    kind: 'fact',
    quotes: [QUOTE],
    ...(open && !first ? { challenges: claims[0]!.claimId } : {}),
  }
  const contributions =
    request.phase === 'positions'
      ? [
          { tool: 'take_position', arguments: { option: 'o1' } },
          { tool: 'make_claim', arguments: claim },
        ]
      : [{ tool: 'make_claim', arguments: claim }]
  const answer = { text: SAID.repeat(3), contributions }
  return sleepMs === 0 ? answer : new Promise((resolve) => setTimeout(() => resolve(answer), sleepMs))
}

const quiet: Log = { debug: () => {}, info: () => {}, warn: console.error, error: console.error }

/** The production driver over a log, with a scripted model: what `npm run bench` measures. */
export function benchHouse(log: RunLog, { sleepMs = 0 } = {}) {
  const registry = readRegistry(path.join(import.meta.dirname, '../../registry'))
  const bus = inProcessBus((error) => console.error(error))
  const rules = seatRules(registry, digest)
  const ids = systemIds()
  const runs = new Runs({ log, clock: systemClock, ids, bus, rules })
  const voices = scriptedVoices((request) => say(request, sleepMs))
  const pool = new DriverPool({
    runs,
    leases: inProcessLeases(log),
    clock: systemClock,
    bus,
    drafts: new Drafts(bus),
    logger: quiet,
    owner: 'bench',
    alone: true,
    policies: registry.policies,
    request: (state, turn) => rules.request(state, turn),
    requestAhead: (state, turn) => rules.requestAhead(state, turn),
    faults: (state, turn, calls) => toMend(new Working(state, { ...NOTHING_YET, sha256 }, true), turn, calls),
    voices: (state) => voices(state),
  })
  const start = (maxTurns: number) =>
    startRun(
      { runs, registry },
      {
        meeting: {
          title: 'Where the tool library lives',
          question: 'Where do we keep the tools?',
          options: [{ title: 'The shed' }, { title: 'The cellar' }],
          context: [
            { title: 'walk-through', text: 'The shed is dry all year.\nThe cellar floods in March.\n' },
          ],
          budget: { maxTurns, maxMinutes: 10_000 },
        },
        overrides: { panel: 'scripted' },
        workspaceId: 'main',
        by: { kind: 'system', id: 'bench', name: 'bench' },
        correlationId: 'bench',
      },
    )
  return { runs, pool, bus, start }
}
