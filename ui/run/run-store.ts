import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Envelope } from '../../schemas/generated/types.ts'
import type { RunEvent } from '../../backend/council/events.ts'
import type { Entry } from '../../backend/council/timeline/entry.ts'
import { readingOf } from '../../backend/council/timeline/light.ts'
import {
  NOTHING_READ,
  passedOver,
  readingAfter,
  readingAfterSealed,
  type Reading,
} from '../../backend/council/timeline/reading.ts'
import { isKnownEvent } from '../connection/frames.ts'
import type { Opening } from '../lib/read-transcript.ts'

/** A run as this page knows it: the fold of its events, and the same events as a reader sees them. */
export type RunView = Reading & {
  /** The page as it was before the first event that is withheld from it: from there it is read again. */
  beforeSealed: Reading | null
  /** It was opened at its end while something in it was withheld: then it is opened anew when that may be read. */
  openedSealed: boolean
  /** It was taken as the server had folded it: it can be shown before the page has caught up. */
  opened: boolean
  caughtUp: boolean
  /** The run cannot be shown, and why. */
  refusal: string | null
}
export type RunStore = StoreApi<RunView>

const EMPTY: RunView = {
  ...NOTHING_READ,
  beforeSealed: null,
  openedSealed: false,
  opened: false,
  caughtUp: false,
  refusal: null,
}

export const createRunStore = (): RunStore => createStore(() => EMPTY)

/** Folds events into the store, as one change. */
export function applyEvents(store: RunStore, events: readonly Envelope[]): void {
  store.setState((view) => events.reduce(applied, view))
}

function applied(view: RunView, envelope: Envelope): RunView {
  if (envelope.seq <= seqOf(view)) return view
  if (envelope.data === undefined)
    return {
      ...view,
      ...readingAfterSealed(readingIn(view), envelope),
      beforeSealed: view.beforeSealed ?? readingIn(view),
    }
  if (!isKnownEvent(envelope)) return { ...view, ...passedOver(readingIn(view), envelope.seq) }
  const event: RunEvent = envelope
  return { ...view, ...readingAfter(view, event) }
}

/** The page from the first withheld event on, with what has been read again; nothing changes where the reading falls short. */
export function replaceSealed(store: RunStore, events: readonly Envelope[]): void {
  store.setState((view) => {
    const { beforeSealed } = view
    if (beforeSealed === null || (events.at(-1)?.seq ?? 0) < seqOf(view)) return view
    return events.reduce(applied, { ...view, ...beforeSealed, beforeSealed: null })
  })
}

/** The run as the server has folded it, where this page is not that far; rows that were known before stay. */
export function takeOpening(store: RunStore, { reading: light, withheld }: Opening): void {
  store.setState((view) => {
    if (light.state.seq < seqOf(view)) return view
    const reading = readingOf(light)
    const had = view.timeline.rows
    // The last rows may have changed since: what a turn brought, and words that stand before what cut them.
    const kept = had.slice(0, Math.max(0, had.length - UNSETTLED_ROWS))
    const rows = reading.timeline.rows.fill(0, kept.map(unlessSealed))
    return {
      ...view,
      ...reading,
      timeline: { ...reading.timeline, rows },
      beforeSealed: null,
      openedSealed: withheld,
      opened: true,
    }
  })
}

const UNSETTLED_ROWS = 50

/** The run as it was at a seq, wherever this page was before: for whoever looks at its past. */
export function takePast(store: RunStore, { reading, withheld }: Opening): void {
  store.setState({ ...EMPTY, ...readingOf(reading), openedSealed: withheld, opened: true, caughtUp: true })
}

/** Rows that were read from the server, each into its hole. */
export function takeRows(store: RunStore, from: number, entries: readonly Entry[]): void {
  store.setState((view) => {
    const { timeline } = view
    return { ...view, timeline: { ...timeline, rows: timeline.rows.fill(from, entries, isSealed) } }
  })
}

const isSealed = (entry: Entry): boolean => entry.kind === 'sealed'
const unlessSealed = (entry: Entry | undefined) => (entry?.kind === 'sealed' ? undefined : entry)

/** The last event this page knows. */
export const seqOf = ({ state }: Pick<RunView, 'state'>): number => state?.seq ?? 0

const readingIn = ({
  state,
  timeline,
  reasons,
  pausedBy,
  pausedAt,
  spent,
  talk,
  looked,
  trail,
}: RunView): Reading => ({
  state,
  timeline,
  reasons,
  pausedBy,
  pausedAt,
  spent,
  talk,
  looked,
  trail,
})
