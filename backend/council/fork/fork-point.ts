import type { RunEvent } from '../events.ts'
import { ENDED } from '../state.ts'

/** What is known on the way through a log: the last place where it can be parted, and whether here is none. */
export type ForkTrack = {
  /** The last seq up to which a fork may share the log. */
  point: number
  before: RunEvent | null
  turnIsOpen: boolean
  asked: string | null
  ended: boolean
  /** The beginning of the fork whose own events these are; null where they are those of the first run. */
  begun: RunEvent | null
}

export const NO_TRACK: ForkTrack = {
  point: 0,
  before: null,
  turnIsOpen: false,
  asked: null,
  ended: false,
  begun: null,
}

/**
 * One event on: whether the log can be parted before it is known only now. It can at the end of a turn with all that
 * followed from it, or of what a person asked for between two. Nobody has the floor there and no person is asked, so that
 * everybody is asked again.
 */
export function forkTrackAfter(track: ForkTrack, event: RunEvent): ForkTrack {
  const { before } = track
  const point = before !== null && isPartable(track) && parts(track, before, event) ? before.seq : track.point
  const begun = event.type === 'run_created' && before !== null ? event : track.begun
  return { point, before: event, begun, ...openAfter(track, event) }
}

/** Behind the last event the log can be parted as well. */
export const forkTrackAtEnd = (track: ForkTrack): ForkTrack =>
  track.before !== null && isPartable(track) ? { ...track, point: track.before.seq } : track

const isPartable = ({ turnIsOpen, asked, ended }: ForkTrack): boolean =>
  !turnIsOpen && asked === null && !ended

/** What one append brought belongs together: what follows from a turn is decided with its end. */
function parts({ begun }: ForkTrack, before: RunEvent, event: RunEvent): boolean {
  // A fork begins with all that is other in it, or not at all; a turn that is told again there is a part of that.
  if (begun !== null && isOneAppend(begun, event)) return false
  if (event.type === 'speaker_selected' || (event.type === 'turn' && event.data.state === 'started'))
    return true
  return !isOneAppend(before, event)
}

const isOneAppend = (one: RunEvent, other: RunEvent): boolean =>
  one.runId === other.runId &&
  one.at === other.at &&
  one.correlationId === other.correlationId &&
  one.commandId === other.commandId

function openAfter(track: ForkTrack, event: RunEvent): Pick<ForkTrack, 'turnIsOpen' | 'asked' | 'ended'> {
  const { turnIsOpen, asked, ended } = track
  const now = { turnIsOpen, asked, ended }
  if (event.type === 'speaker_selected') return { ...now, turnIsOpen: true }
  if (event.type === 'turn') return { ...now, turnIsOpen: event.data.state === 'started' }
  if (event.type === 'run_status') return { ...now, ended: ENDED.has(event.data.status) }
  if (event.type !== 'human_question') return now
  const { questionId, state } = event.data
  if (state === 'asked') return { ...now, asked: questionId }
  return asked === questionId ? { ...now, asked: null } : now
}
