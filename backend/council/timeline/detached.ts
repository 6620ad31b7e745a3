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
      claimKeys: upTo(state.claimKeys, state.claims.length),
      cited: copied(state.cited),
      citedKeys: upTo(state.citedKeys, state.cited.length),
    },
  }
}

const copied = <T>(list: AppendList<T>): AppendList<T> => new AppendList(list.toArray())

/** Versions share their index as well: what a newer one found stands behind the end of this one's list. */
function upTo(keys: ReadonlyMap<string, number>, length: number): Map<string, number> {
  const own = new Map<string, number>()
  for (const [key, index] of keys) if (index < length) own.set(key, index)
  return own
}
