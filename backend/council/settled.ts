/** Where a settled value keeps its canonical form once somebody has asked for it. */
export const FORM = Symbol('canonical form')

export type Settled = { [FORM]?: { text: string | null } }

/**
 * Freezes a value all the way down. Only then is a form that was made once known to be still right, so only here does
 * a value get a place for it. A place of its own, for a WeakMap of thousands of entries is walked by each collection
 * of garbage, which cost more than the forms it saved.
 */
export function settled<T>(value: T): T {
  if (!isOpen(value)) return value
  for (const part of Object.values(value)) freeze(part)
  Object.defineProperty(value, FORM, { value: { text: null } })
  return Object.freeze(value)
}

function freeze(value: unknown): void {
  if (!isOpen(value)) return
  for (const part of Object.values(value)) freeze(part)
  Object.freeze(value)
}

const isOpen = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Object.isFrozen(value)
