import type { RunEvent } from '../council/events.ts'
import { fold } from '../council/evolve.ts'
import { ENDED, type RunState } from '../council/state.ts'
import type { Archive } from '../ports/archive.ts'
import type { Brought, BroughtLogs } from '../ports/brought-logs.ts'
import type { Meetings } from '../ports/meetings.ts'
import type { Clock } from '../ports/outside.ts'
import type { RunLog, StoredEvent } from '../ports/run-log.ts'
import { summaryOf } from './fold-written.ts'
import { fileEvents, LogFileInvalid } from './log-file.ts'
import { differsFromDeleted, differsFromKept } from './log-differs.ts'

export type BringDeps = {
  log: Pick<RunLog, 'create' | 'head'>
  meetings: Pick<Meetings, 'get' | 'put'>
  archive: Pick<Archive, 'isDeleted' | 'restore'>
  clock: Pick<Clock, 'now'>
}

/**
 * What the list of runs is told of a run that came from elsewhere: the store adopts councils that complete here, and
 * the server drives those that were under way here. This one waits for somebody to ask.
 */
export const BROUGHT = 'brought'

/** Logs that come from other servers, or from files of this one. */
export function broughtLogs(deps: BringDeps): BroughtLogs {
  return { bring: (given) => bringLog(deps, given) }
}

async function bringLog(
  deps: BringDeps,
  { workspaceId, file }: Parameters<BroughtLogs['bring']>[0],
): Promise<Brought> {
  const { log, meetings, clock } = deps
  const { state, events } = await readWhole(file)
  refuseUnfit(state, workspaceId)
  const { runId, meeting } = state
  const known = await log.head(runId)
  if (known !== null) return shownAgain(deps, state, known)
  const [first, ...rest] = events
  if (first === undefined) throw new LogFileInvalid('it holds no event.')
  await keepMeeting(meetings, state, clock.now())
  // A fork's log comes with what it shares and is kept whole: its parent may never have been here.
  const summary = { ...summaryOf(state), kind: BROUGHT }
  const made = await log.create({ runId, workspaceId, meetingId: meeting.id, first, rest, summary })
  if (made.ok) return { state, known: false, restored: false }
  return shownAgain(deps, state, await log.head(runId))
}

/**
 * Whoever brings the log of a run that was deleted here wants to look at it: it is shown again, as a deleted meeting is
 * that is put again. To answer that it is here already, and show it nowhere, would help nobody.
 */
async function shownAgain(deps: BringDeps, state: RunState, known: Known): Promise<Brought> {
  const { archive, meetings, clock } = deps
  const isDeleted = await archive.isDeleted(state.runId)
  refuseOther(state, known, isDeleted)
  const isBack = isDeleted && (await archive.restore(state.runId))
  const isMeetingBack = await keepMeeting(meetings, state, clock.now())
  return { state, known: true, restored: isBack || isMeetingBack }
}

/** An append of a whole log is all or nothing, so all of it is at hand; its length is bounded at the door. */
async function readWhole(file: string): Promise<{ state: RunState; events: StoredEvent[] }> {
  const events: StoredEvent[] = []
  let state: RunState | null = null
  for await (const { stored, event } of fileEvents(file)) {
    refuseStranger(state, event)
    state = fold(state, event)
    events.push(stored)
  }
  if (state === null) throw new LogFileInvalid('it holds no event.')
  return { state, events }
}

/**
 * Only a fork's own beginning changes whose events they are, and names where it goes on from. The hash says that it is
 * there; the run that it names may itself be a fork that began later, and then none of that one's own events are shared.
 */
function refuseStranger(state: RunState | null, event: RunEvent): void {
  const { runId, seq, type, data } = event
  if (state === null || runId === state.runId) return
  const parent = type === 'run_created' ? data?.parent : undefined
  if (parent?.seq === state.seq && parent.hash === state.headHash) return
  throw new LogFileInvalid(
    `line ${seq} is an event of run ${runId} behind those of run ${state.runId}, and no fork of it begins there.`,
  )
}

function refuseUnfit({ workspaceId, status }: RunState, wanted: string): void {
  if (workspaceId !== wanted)
    throw new LogFileInvalid(`it is of the workspace ${workspaceId}, and this is ${wanted}.`)
  if (!ENDED.has(status) && status !== 'paused')
    throw new LogFileInvalid(
      `its run is ${status.replaceAll('_', ' ')}: pause or stop it where it is held, then export its log again.`,
    )
}

type Known = { workspaceId: string; headSeq: number; headHash: string } | null

function refuseOther(
  { runId, seq, headHash, workspaceId }: RunState,
  known: Known,
  isDeleted: boolean,
): void {
  if (known?.headHash === headHash && known.workspaceId === workspaceId) return
  const ends = { here: known?.headSeq ?? 0, there: seq }
  throw isDeleted ? differsFromDeleted(runId, ends) : differsFromKept(runId, ends)
}

/** The meeting is on the list as well; what people made of it here is kept. True where it had been deleted. */
async function keepMeeting(meetings: BringDeps['meetings'], state: RunState, now: number): Promise<boolean> {
  const { workspaceId, meeting } = state
  const { id, title, question, language, context } = meeting
  if ((await meetings.get(workspaceId, id)) !== null) return false
  const body = { title, question, language }
  const { created } = await meetings.put({ workspaceId, id, body, s0Text: context[0]?.text ?? null }, now)
  return !created
}
