import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Envelope } from '../../schemas/generated/types.ts'
import type { RunEvent } from '../../backend/council/events.ts'
import { fold } from '../../backend/council/evolve.ts'
import type { RunState } from '../../backend/council/state.ts'
import { isKnownEvent } from '../connection/frames.ts'
import { NOTHING_SPENT, spentAfter, type Spent } from './spent.ts'
import { entriesAfter, entriesAfterSealed, NO_ENTRIES, type Entry } from './timeline.ts'

/** A run as this page knows it: the fold of its events, and the same events as a reader sees them. */
export type RunView = {
  state: RunState | null
  entries: readonly Entry[]
  /** Why who has the floor: the reasons of `speaker_selected` by turn. */
  reasons: Readonly<Record<string, string>>
  /** Who paused the council, while it is paused by somebody. */
  pausedBy: string | null
  spent: Spent
  /** The page as it was before the first event that is withheld from it: from there it is read again. */
  beforeSealed: RunView | null
  caughtUp: boolean
  /** The run cannot be shown, and why. */
  refusal: string | null
}
export type RunStore = StoreApi<RunView>

const EMPTY: RunView = {
  state: null,
  entries: NO_ENTRIES,
  reasons: {},
  pausedBy: null,
  spent: NOTHING_SPENT,
  beforeSealed: null,
  caughtUp: false,
  refusal: null,
}

export const createRunStore = (): RunStore => createStore(() => EMPTY)

/** Folds events into the store, as one change. */
export function applyEvents(store: RunStore, events: readonly Envelope[]): void {
  store.setState((view) => events.reduce(applied, view))
}

function applied(view: RunView, envelope: Envelope): RunView {
  if (envelope.seq <= (view.state?.seq ?? 0)) return view
  if (envelope.data === undefined) return sealedAfter(view, envelope)
  if (!isKnownEvent(envelope)) return passedOver(view, envelope.seq)
  const event: RunEvent = envelope
  const state = fold(view.state, event)
  return {
    ...view,
    state,
    entries: entriesAfter(view.entries, event, state),
    reasons: reasonsAfter(view.reasons, event),
    pausedBy: pausedByAfter(view.pausedBy, event),
    spent: event.type === 'usage' ? spentAfter(view.spent, event.data) : view.spent,
  }
}

/** An event whose data are withheld until the reveal, or until this reader has answered. */
function sealedAfter(view: RunView, envelope: Envelope): RunView {
  const moved = passedOver(view, envelope.seq)
  return {
    ...moved,
    entries: entriesAfterSealed(view.entries, envelope),
    beforeSealed: view.beforeSealed ?? view,
  }
}

/** The page from the first withheld event on, with what has been read again; nothing changes where the reading falls short. */
export function replaceSealed(store: RunStore, events: readonly Envelope[]): void {
  store.setState((view) => {
    const { beforeSealed, caughtUp, refusal } = view
    if (beforeSealed === null || (events.at(-1)?.seq ?? 0) < (view.state?.seq ?? 0)) return view
    return events.reduce(applied, { ...beforeSealed, caughtUp, refusal })
  })
}

/** What this page does not know only moves it on in the log. */
const passedOver = (view: RunView, seq: number): RunView =>
  view.state === null ? view : { ...view, state: { ...view.state, seq } }

const reasonsAfter = (reasons: RunView['reasons'], event: RunEvent): RunView['reasons'] =>
  event.type === 'speaker_selected' ? { ...reasons, [event.data.turnId]: event.data.rationale } : reasons

/** The pause itself is the run's; who asked for it stands in the command before it. */
function pausedByAfter(before: string | null, event: RunEvent): string | null {
  if (event.type === 'command' && event.data.type === 'pause' && event.data.state === 'applied')
    return event.actor.name
  return event.type === 'run_status' && event.data.status !== 'paused' ? null : before
}
