import type { EventType, EventData, Actor } from '../../../schemas/generated/types.ts'
import type { IdKind, ItemState, RunState } from '../state.ts'
import type { FailureCause, PhaseTurns } from '../turn-state.ts'

/** What an evolver is told beside the data: where the event stands and who caused it. */
export type Told = { seq: number; at: number; actor: Actor; runId?: string }
export type Evolver<T extends EventType> = (state: RunState, data: EventData[T], told: Told) => RunState

/** Remembers that a local id is taken; ids that a meeting gave in another form take nothing. */
export function taken(state: RunState, id: string): RunState['counts'] {
  let letters = 0
  while (letters < id.length && isBetween(id, letters, A, Z)) letters++
  const digits = id.length - letters
  const kind = id.slice(0, letters)
  if (digits < 1 || digits > MOST_DIGITS || !isKind(state, kind)) return state.counts
  for (let i = letters; i < id.length; i++) if (!isBetween(id, i, ZERO, NINE)) return state.counts
  const n = Number(id.slice(letters))
  return n > state.counts[kind] ? { ...state.counts, [kind]: n } : state.counts
}

// `^([a-z]+)(\d{1,9})$`, read by hand: each event asks, and a match of an expression is an array of new texts.
const [A, Z, ZERO, NINE] = [0x61, 0x7a, 0x30, 0x39] as const
const MOST_DIGITS = 9

function isBetween(text: string, at: number, least: number, most: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= least && unit <= most
}

const isKind = (state: RunState, kind: string): kind is IdKind => kind in state.counts

/** Changes the open item; between items there is nothing to change. */
export function withItem(state: RunState, change: (item: ItemState) => Partial<ItemState>): RunState {
  const item = state.itemId === null ? undefined : state.items[state.itemId]
  if (state.itemId === null || item === undefined) return state
  return { ...state, items: { ...state.items, [state.itemId]: { ...item, ...change(item) } } }
}

export const freshPhase = (): PhaseTurns => ({
  spoken: {},
  last: null,
  moved: [],
  lastMessage: null,
  lastHeard: null,
  turns: 0,
  quietTurns: 0,
  stillTurns: 0,
  movedThisRound: 0,
  movedLastRound: 0,
  rounds: 0,
})

/** One failure more of its kind. */
export const counted = ({ failures }: RunState, cause: FailureCause): Pick<RunState, 'failures'> => ({
  failures: { ...failures, [cause]: (failures[cause] ?? 0) + 1 },
})
