/** Where a settled value keeps its canonical form once somebody has asked for it. */
export const FORM = Symbol('canonical form')

export type Settled = { [FORM]?: { text: string | null } }

/**
 * Freezes a value all the way down. Only then is a form that was made once known to be still right, so only here does
 * a value get a place for it. A place of its own, for a WeakMap of thousands of entries is walked by each collection
 * of garbage, which cost more than the forms it saved.
 */
export function settled<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) settled(part)
  Object.defineProperty(value, FORM, { value: { text: null } })
  return Object.freeze(value)
}
