import type { RunEvent } from '../events.ts'
import { fold } from '../evolve.ts'
import type { RunState } from '../state.ts'
import { lookedAfter, NOTHING_LOOKED_FOR, type Looked } from './looked.ts'
import { NOTHING_SPENT, spentAfter, type Spent } from './spent.ts'
import { NOTHING_SAID, talkAfter, type Talk } from './talk.ts'
import { NO_ROWS, timelineAfter, timelineAfterSealed, type Timeline } from './timeline.ts'
import { trailAfter, type Trail } from './trail.ts'

/** A run as somebody who reads it knows it: the fold of its events, and the same events as rows and sums. */
export type Reading = {
  state: RunState | null
  timeline: Timeline
  /** Why the seat that was chosen last has the floor, by its turn. */
  reasons: Readonly<Record<string, string>>
  /** Who paused the council, while it is paused by somebody. */
  pausedBy: string | null
  pausedAt: number | null
  spent: Spent
  talk: Talk
  looked: Looked
  /** Null before the first event: versions of such a list share one array, so there is none for all runs. */
  trail: Trail | null
}

export const NOTHING_READ: Reading = {
  state: null,
  timeline: NO_ROWS,
  reasons: {},
  pausedBy: null,
  pausedAt: null,
  spent: NOTHING_SPENT,
  talk: NOTHING_SAID,
  looked: NOTHING_LOOKED_FOR,
  trail: null,
}

/** The run after one more event. */
export function readingAfter(reading: Reading, event: RunEvent): Reading {
  const state = fold(reading.state, event)
  const timeline = timelineAfter(reading.timeline, event, state)
  const pausedBy = pausedByAfter(reading, event)
  return {
    state,
    timeline,
    reasons:
      event.type === 'speaker_selected' ? { [event.data.turnId]: event.data.rationale } : reading.reasons,
    pausedBy,
    pausedAt: pausedBy === null ? null : (reading.pausedAt ?? state.lastAt),
    spent: event.type === 'usage' ? spentAfter(reading.spent, event.data) : reading.spent,
    talk: event.type === 'chat_message' ? talkAfter(reading.talk, event.data) : reading.talk,
    looked: lookedAfter(reading.looked, event),
    trail: trailAfter(reading.trail, event, state, timeline.messages),
  }
}

/** The run after an event whose data are withheld until the reveal, or until this reader has answered. */
export const readingAfterSealed = (
  reading: Reading,
  event: Parameters<typeof timelineAfterSealed>[1],
): Reading => ({
  ...passedOver(reading, event.seq),
  timeline: timelineAfterSealed(reading.timeline, event),
})

/** What a reader does not know only moves it on in the log. */
export const passedOver = (reading: Reading, seq: number): Reading =>
  reading.state === null ? reading : { ...reading, state: { ...reading.state, seq } }

/** The pause itself is the run's; who asked for it stands in the command before it. */
function pausedByAfter({ pausedBy: before, state }: Reading, event: RunEvent): string | null {
  if (event.type === 'command' && event.data.type === 'pause' && event.data.state === 'applied')
    // Whoever pauses what is paused already changes nothing.
    return state?.status === 'paused' ? before : event.actor.name
  return event.type === 'run_status' && event.data.status !== 'paused' ? null : before
}
