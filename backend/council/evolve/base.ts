import type { EventType, EventData, Actor } from '../../../schemas/generated/types.ts'
import type { IdKind, ItemState, PhaseTurns, RunState } from '../state.ts'

/** What an evolver is told beside the data: where the event stands and who caused it. */
export type Told = { seq: number; at: number; actor: Actor }
export type Evolver<T extends EventType> = (state: RunState, data: EventData[T], told: Told) => RunState

const LOCAL_ID = /^([a-z]+)(\d{1,9})$/

/** Remembers that a local id is taken; ids that a meeting gave in another form take nothing. */
export function taken(state: RunState, id: string): RunState['counts'] {
  const [, kind, digits] = LOCAL_ID.exec(id) ?? []
  if (kind === undefined || !isKind(state, kind)) return state.counts
  const n = Number(digits)
  return n > state.counts[kind] ? { ...state.counts, [kind]: n } : state.counts
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
  turns: 0,
  quietTurns: 0,
  movedThisRound: 0,
  movedLastRound: 0,
  rounds: 0,
})
