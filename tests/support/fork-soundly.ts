// Forks of whatever a run had come to, and what holds of every one of them.
import { expect } from 'vitest'
import type { RunEvent } from '../../backend/council/events.ts'
import { forkTrackAfter, forkTrackAtEnd, NO_TRACK } from '../../backend/council/fork/fork-point.ts'
import { ENDED, type RunState } from '../../backend/council/state.ts'
import { verifyChain } from '../../backend/log/chain.ts'
import { foldStored, parseStored } from '../../backend/log/fold-stored.ts'
import { summaryOf } from '../../backend/log/fold-written.ts'
import { memoryRunLog } from '../../backend/log/memory-run-log.ts'
import { forkRun } from '../../backend/orchestrator/fork-run.ts'
import type { Script } from '../../backend/agents/scripted-voices.ts'
import type { ForkChanges } from '../../schemas/generated/types.ts'
import { countingIds, TestClock } from './clock.ts'
import type { GivenRun } from './given.ts'
import { ANNA, openTestHouse, registry } from './house.ts'
import { Witness } from './promises.ts'
import type { Dice } from './random-council.ts'
import { plainCouncil } from './scripts.ts'

export type Table = ReturnType<typeof openTable>

/** A house in memory whose forks have ids of their own. */
export function openTable({
  script = plainCouncil(),
  now,
  log = memoryRunLog(),
}: {
  script?: Script
  now?: number
  log?: ReturnType<typeof memoryRunLog>
}) {
  let forks = 0
  const ids = { ...countingIds(), run: () => `table-${++forks}` }
  return openTestHouse({ script, log, ids, clock: new TestClock(now, 1) })
}

/** A house that finds a run in its log just as it was left: whoever drove it is gone. */
export async function tableOf(parent: GivenRun, script?: Script): Promise<Table> {
  const log = memoryRunLog()
  const [first, ...rest] = parent.stored
  const { runId, workspaceId, meeting } = parent.state
  if (first === undefined) throw new Error('The run has begun.')
  await log.create({
    runId,
    workspaceId,
    meetingId: meeting.id,
    first,
    rest,
    summary: summaryOf(parent.state),
  })
  return openTable({ log, now: parent.now + 60_000, ...(script === undefined ? {} : { script }) })
}

export type SoundFork = {
  state: RunState
  /** The last seq that it shares. */
  at: number
  /** The parent as it stood there. */
  before: RunState
  own: RunEvent[]
}

/** Forks a run, holds the fork to its end and looks at every promise there is about it. */
export async function forkSoundly(
  table: Table,
  runId: string,
  atSeq: number | undefined,
  changes: ForkChanges = {},
): Promise<SoundFork> {
  const { runs, log } = table
  const whole = await linesOf(table, runId)
  const given = { runId, changes, by: ANNA, correlationId: 'fork' }
  const forked = await forkRun({ runs, log, registry }, atSeq === undefined ? given : { ...given, atSeq })
  const at = forked.parent?.seq ?? 0
  expect(at).toBeGreaterThan(0)
  expect(at).toBeLessThanOrEqual(atSeq ?? Infinity)

  await holdToEnd(table, forked.runId)
  const [state, lines] = [await table.state(forked.runId), await linesOf(table, forked.runId)]
  const { hash } = parseStored(whole[at - 1] ?? '')
  expect(lines.slice(0, at)).toEqual(whole.slice(0, at))
  expect(verifyChain(lines.slice(at), { parent: { seq: at, hash } })).toMatchObject({ ok: true })
  expect(verifyChain(lines)).toEqual({ ok: true, headSeq: state.seq, headHash: state.headHash })
  expect(await linesOf(table, runId)).toEqual(whole)

  const own = lines.slice(at).map(parseStored)
  const begun = own[0]
  expect(begun).toMatchObject({
    type: 'run_created',
    seq: at + 1,
    data: { parent: { runId, seq: at, hash } },
  })
  expect(new Set(own.map((event) => event.runId))).toEqual(new Set([forked.runId]))
  const witness = new Witness()
  witness.see(await log.read(forked.runId, 0))
  witness.sameAs(state)
  expect(ENDED.has(state.status)).toBe(true)
  expect(table.logger.lines).toEqual([])
  const before = await foldStored(log, runId, null, at)
  if (before === null) throw new Error('There is a parent.')
  expect([before.turn, before.human, ENDED.has(before.status)]).toEqual([null, null, false])
  return { state, at, before, own }
}

/** Drives a run until it has ended; time passes meanwhile, and whoever it waits for lets it go on. */
export async function holdToEnd(table: Table, runId: string): Promise<void> {
  const { pool, clock } = table
  let isDriven = true
  const driving = pool.drive(runId).finally(() => (isDriven = false))
  for (let looks = 0; isDriven; looks++) {
    if (looks > 50_000) throw new Error(`Run ${runId} has no end.`)
    if ((await table.state(runId)).status === 'paused') await table.command(runId, { type: 'resume' })
    await new Promise((resolve) => setImmediate(resolve))
    clock.advance(20)
  }
  await driving
}

/** Every place where the log can be parted. */
export function allPointsOf(events: readonly RunEvent[]): number[] {
  let track = NO_TRACK
  const points = new Set<number>()
  for (const event of events) points.add((track = forkTrackAfter(track, event)).point)
  points.add(forkTrackAtEnd(track).point)
  return [...points].filter((point) => point > 0)
}

/** All of them, or so many. */
export function pointsOf(events: readonly RunEvent[], d: Dice, most = 12): number[] {
  const all = allPointsOf(events)
  if (all.length <= most) return all
  const some = new Set([all[0] ?? 1, all.at(-1) ?? 1])
  while (some.size < most) some.add(all[d.below(all.length)] ?? 1)
  return [...some].toSorted((a, b) => a - b)
}

export const linesOf = async ({ log }: Pick<Table, 'log'>, runId: string): Promise<string[]> =>
  (await log.read(runId, 0)).map(({ bytes }) => bytes)
