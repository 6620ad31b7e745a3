import { fieldOf, isFields, sameJson, type Fields } from './json.ts'
import type { ListShape } from './shapes.ts'

/**
 * For each entry of the list as edited the entry it comes from, or null where it is new: by id where there are ids,
 * else what is the same, what has the same main words, and what rests on the same quotes.
 */
export function originsOf(
  before: readonly unknown[],
  after: readonly unknown[],
  shape: ListShape,
): (Fields | null)[] {
  const left = new Set(before.filter(isFields))
  const origins = after.map((): Fields | null => null)
  const match = (isOrigin: (old: Fields, now: Fields) => boolean) => {
    for (const [i, now] of after.entries()) {
      if (origins[i] !== null || !isFields(now)) continue
      const found = [...left].find((old) => isOrigin(old, now))
      if (found === undefined) continue
      origins[i] = found
      left.delete(found)
    }
  }
  if (shape.isFixed === true) return after.map((_, i) => asFields(before[i]))
  if (shape.hasIds === true) {
    match((old, now) => fieldOf(old, 'id') === fieldOf(now, 'id'))
    return origins
  }
  const { main = '' } = shape
  match(sameJson)
  match((old, now) => fieldOf(old, main) === fieldOf(now, main))
  match((old, now) => hasAnchors(old) && sameJson(fieldOf(old, 'anchors'), fieldOf(now, 'anchors')))
  return origins
}

const asFields = (value: unknown): Fields | null => (isFields(value) ? value : null)

function hasAnchors(entry: Fields): boolean {
  const anchors = fieldOf(entry, 'anchors')
  return Array.isArray(anchors) && anchors.length > 0
}
