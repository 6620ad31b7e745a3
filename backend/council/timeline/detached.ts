import { AppendList } from '../append-list.ts'
import type { Reading } from './reading.ts'

/**
 * The same reading with lists of its own. Versions of a reading share the lists that only grow, and folding on from an
 * old version cuts off what a newer one had added; a detached one can be kept, and folded on from, beside the others.
 */
export function detached(reading: Reading): Reading {
  const { state, trail } = reading
  if (state === null) return reading
  return {
    ...reading,
    trail: trail === null ? null : copied(trail),
    state: {
      ...state,
      messages: copied(state.messages),
      claims: copied(state.claims),
      claimKeys: new Map(state.claimKeys),
      cited: copied(state.cited),
      citedKeys: new Map(state.citedKeys),
    },
  }
}

const copied = <T>(list: AppendList<T>): AppendList<T> => new AppendList(list.toArray())
