import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Envelope } from '../../schemas/generated/types.ts'
import type { RunEvent } from '../../backend/council/events.ts'
import { fold } from '../../backend/council/evolve.ts'
import type { RunState } from '../../backend/council/state.ts'
import { isKnownEvent } from '../connection/frames.ts'
import { entriesAfter, NO_ENTRIES, type Entry } from './timeline.ts'

/** A run as this page knows it: the fold of its events, and the same events as a reader sees them. */
export type RunView = {
  state: RunState | null
  entries: readonly Entry[]
  /** Why who has the floor: the reasons of `speaker_selected` by turn. */
  reasons: Readonly<Record<string, string>>
  caughtUp: boolean
  /** The run cannot be shown, and why. */
  refusal: string | null
}
export type RunStore = StoreApi<RunView>

const EMPTY: RunView = { state: null, entries: NO_ENTRIES, reasons: {}, caughtUp: false, refusal: null }

export const createRunStore = (): RunStore => createStore(() => EMPTY)

/** Folds events into the store, as one change. */
export function applyEvents(store: RunStore, events: readonly Envelope[]): void {
  store.setState((view) => events.reduce(applied, view))
}

function applied(view: RunView, envelope: Envelope): RunView {
  if (envelope.seq <= (view.state?.seq ?? 0)) return view
  if (!isKnownEvent(envelope)) return passedOver(view, envelope.seq)
  const event: RunEvent = envelope
  const state = fold(view.state, event)
  return {
    ...view,
    state,
    entries: entriesAfter(view.entries, event, state),
    reasons: reasonsAfter(view.reasons, event),
  }
}

/** What this page does not know only moves it on in the log. */
const passedOver = (view: RunView, seq: number): RunView =>
  view.state === null ? view : { ...view, state: { ...view.state, seq } }

const reasonsAfter = (reasons: RunView['reasons'], event: RunEvent): RunView['reasons'] =>
  event.type === 'speaker_selected' ? { ...reasons, [event.data.turnId]: event.data.rationale } : reasons
