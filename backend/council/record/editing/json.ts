/** An object of JSON whose fields are not known yet. */
export type Fields = Record<string, unknown>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Its own field of that name; what stands on a prototype is none. */
export const fieldOf = (value: Fields, name: string): unknown =>
  Object.hasOwn(value, name) ? value[name] : undefined

/** Whether two values are the same JSON, in whatever order their fields stand. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((one, i) => sameJson(one, b[i]))
  if (!isFields(a) || !isFields(b)) return false
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && sameJson(a[name], b[name]))
  )
}

/** A copy that may be changed; the bodies of artifacts are frozen. */
export function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied)
  if (!isFields(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copied(one)]))
}

/** How much of a document a value is: its texts, names and entries. Throws where it is nested without end. */
export function weightOf(value: unknown, depth = 0): number {
  if (depth > DEEPEST) throw new TooDeep()
  if (typeof value === 'string') return value.length + 1
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + weightOf(one, depth + 1), 1)
  if (!isFields(value)) return 1
  return Object.entries(value).reduce((sum, [name, one]) => sum + name.length + weightOf(one, depth + 1), 1)
}

/** No document of ours is half as deep. */
const DEEPEST = 32

export class TooDeep extends Error {}
