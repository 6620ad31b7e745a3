import { setImmediate } from 'node:timers/promises'
import type { Actor, ForkChanges } from '../../schemas/generated/types.ts'
import type { Registry } from '../agents/registry.ts'
import { councilName } from '../council/council-name.ts'
import type { RunEvent } from '../council/events.ts'
import { forkTrackAfter, forkTrackAtEnd, NO_TRACK, type ForkTrack } from '../council/fork/fork-point.ts'
import { estimateFork, NOTHING_AFTER, spentAfterPoint, type ForkEstimate } from '../council/fork/estimate.ts'
import { forkOpening } from '../council/fork/opening.ts'
import { invalid } from '../council/meeting/meeting-invalid.ts'
import type { RunState } from '../council/state.ts'
import { foldStored, parseStored } from '../log/fold-stored.ts'
import { RunNotFound } from '../log/run-not-found.ts'
import type { Runs } from '../log/runs.ts'
import type { Panels } from '../ports/models.ts'
import type { RunLog, StoredEvent } from '../ports/run-log.ts'
import { forkData } from './fork-data.ts'

export type ForkDeps = {
  runs: Pick<Runs, 'state' | 'fork'>
  log: Pick<RunLog, 'read'>
  registry: Registry
  panels?: Panels
}

export type NewFork = {
  runId: string
  /** Where the fork begins: rounded down to the end of a turn; left out where `changes` name a message or claims. */
  atSeq?: number
  changes: ForkChanges
  by: Actor
  correlationId: string
}

/** Where a fork begins, and the turn that is told again there, if one is. */
export type ForkStart = {
  seq: number
  hash: string
  /** The parent there, and as it is now. */
  state: RunState
  now: RunState
  turn: RunEvent[]
}

/** A new run that shares the log of another up to a point; it is not driven yet. */
export async function forkRun(deps: ForkDeps, given: NewFork): Promise<RunState> {
  const { changes, by, correlationId } = given
  const { seq, hash, state, now, turn } = await forkStart(deps, given)
  const parent = { runId: given.runId, seq, hash, name: councilName(now) }
  return deps.runs.fork({
    state,
    data: forkData(deps, state, { changes, parent }),
    opening: (created, ctx) => forkOpening(created, changes, { by, turn, ctx }),
    by,
    correlationId,
  })
}

/** What such a fork is expected to take, and where it would begin. Nothing is started. */
export async function estimateOf(
  deps: ForkDeps,
  given: Omit<NewFork, 'by' | 'correlationId'>,
): Promise<ForkEstimate & { atSeq: number }> {
  const { seq, hash, state, now } = await forkStart(deps, given)
  // What could not be forked is not priced either.
  forkData(deps, state, { changes: given.changes, parent: { runId: given.runId, seq, hash } })
  let after = NOTHING_AFTER
  for await (const event of eventsOf(deps.log, given.runId, seq)) after = spentAfterPoint(after, event)
  return { atSeq: seq, ...estimateFork(now, state, { changes: given.changes, after }) }
}

/** Throws `MeetingInvalid` where nothing can be forked there. */
export async function forkStart(
  { log, runs }: Pick<ForkDeps, 'log' | 'runs'>,
  { runId, atSeq, changes }: Pick<NewFork, 'runId' | 'atSeq' | 'changes'>,
): Promise<ForkStart> {
  const now = await runs.state(runId)
  if (now === null) throw new RunNotFound(`There is no run ${runId}.`)
  const retold = retoldTurn(now, changes)
  const seen = await walk(log, runId, { atSeq: atSeq ?? Infinity, turnId: retold })
  const before = retold === null ? seen.point : seen.beforeTurn
  if (before < 1) throw invalid('/atSeq', 'is before the first event: use 1, the beginning, or more.')
  const [last] = await log.read(runId, before - 1, 1)
  const state = await foldStored(log, runId, null, before)
  if (last === undefined || state === null) throw new Error(`The log of ${runId} ends before ${before}.`)
  return { seq: before, hash: last.hash, state, now, turn: seen.turn }
}

/** The turn in which the message or the claims were said that are other in the fork. */
function retoldTurn(state: RunState, { message, without = [] }: ForkChanges): string | null {
  if (message === undefined && without.length === 0) return null
  const claimed = new Set(
    without.map((claimId, index) => {
      const claim = [...state.claims].find((one) => one.claimId === claimId)
      if (claim === undefined)
        throw invalid(`/without/${index}`, `names no claim of this council: “${claimId}”.`)
      return claim.messageId
    }),
  )
  if (message !== undefined) claimed.add(message.messageId)
  const [messageId, other] = claimed
  if (other !== undefined)
    throw invalid(
      message === undefined ? '/without' : '/message',
      'must be of one message: fork once for each.',
    )
  const said = [...state.messages].find((one) => one.messageId === messageId)
  if (said === undefined)
    throw invalid('/message/messageId', `names no message of this council: “${messageId}”.`)
  if (said.turnId === null)
    throw invalid(
      '/message/messageId',
      'names what somebody said without a seat. Fork before it instead (atSeq).',
    )
  return said.turnId
}

type Seen = { point: number; beforeTurn: number; turn: RunEvent[] }

/** Walks the log once: to the last point before `atSeq`, and to the turn that is told again. */
async function walk(
  log: Pick<RunLog, 'read'>,
  runId: string,
  { atSeq, turnId }: { atSeq: number; turnId: string | null },
): Promise<Seen> {
  let track: ForkTrack = NO_TRACK
  let beforeTurn = 0
  const turn: RunEvent[] = []
  let speaking = false
  for await (const event of eventsOf(log, runId)) {
    if (turnId === null && event.seq > atSeq)
      return { point: forkTrackAfter(track, event).point, beforeTurn, turn }
    const begins =
      event.type === 'speaker_selected' || (event.type === 'turn' && event.data.state === 'started')
    if (begins && event.data.turnId === turnId) {
      // Only what the last attempt said is told again.
      if (!speaking) {
        beforeTurn = event.seq - 1
        turn.length = 0
      }
      speaking = true
    }
    track = forkTrackAfter(track, event)
    if (!speaking) continue
    turn.push(event)
    if (event.type !== 'turn' || event.data.state === 'started') continue
    speaking = false
    if (event.data.state === 'completed') return { point: track.point, beforeTurn, turn }
  }
  return { point: forkTrackAtEnd(track).point, beforeTurn, turn }
}

const PAGE = 1_000

async function* eventsOf(log: Pick<RunLog, 'read'>, runId: string, from = 0): AsyncGenerator<RunEvent> {
  for (let after = from; ;) {
    const events: StoredEvent[] = await log.read(runId, after, PAGE)
    const last = events.at(-1)
    if (last === undefined) return
    for (const { bytes } of events) yield parseStored(bytes)
    after = last.seq
    // A long log takes a second: others are answered in between.
    await setImmediate()
  }
}
