import type { ArtifactData } from '../../../schemas/generated/types.ts'
import { fieldOf, isFields, sameJson, type Fields } from './editing/json.ts'
import { originsOf } from './editing/origins.ts'
import { ACTION_ITEMS, DECISION_LOG, SUMMARY, type ListShape, type Shape } from './editing/shapes.ts'

/** One difference between two versions: where, and how it reads before and after; null where there is nothing. */
export type Change = {
  pointer: string
  what: 'added' | 'removed' | 'changed'
  before: string | null
  after: string | null
}

/** What somebody changed from one version of a document to the next, entry by entry and in words. */
export function changesBetween(kind: ArtifactData['kind'], before: unknown, after: unknown): Change[] {
  if (kind === 'action_items') return ofList(before, after, ACTION_ITEMS, '')
  return ofEntry(asFields(before), asFields(after), kind === 'summary' ? SUMMARY : DECISION_LOG, '')
}

const asFields = (value: unknown): Fields => (isFields(value) ? value : {})

function ofEntry(before: Fields, after: Fields, shape: Shape, at: string): Change[] {
  const words = shape.words.flatMap((name): Change[] => {
    const [old, now] = [fieldOf(before, name), fieldOf(after, name)]
    if (sameJson(old, now)) return []
    return [{ pointer: `${at}/${name}`, what: 'changed', before: inWords(old), after: inWords(now) }]
  })
  const lists = Object.entries(shape.lists ?? {}).flatMap(([name, sub]) =>
    ofList(fieldOf(before, name), fieldOf(after, name), sub, `${at}/${name}`),
  )
  return [...words, ...lists]
}

function ofList(before: unknown, after: unknown, shape: ListShape, at: string): Change[] {
  const old: unknown[] = Array.isArray(before) ? before : []
  const now: unknown[] = Array.isArray(after) ? after : []
  const origins = originsOf(old, now, shape)
  const kept = new Set<unknown>(origins)
  const main = (entry: unknown) => inWords(fieldOf(asFields(entry), shape.main ?? ''))
  return [
    ...now.flatMap((entry, i): Change[] => {
      const origin = origins[i] ?? null
      if (origin !== null) return ofEntry(origin, asFields(entry), shape, `${at}/${i}`)
      return [{ pointer: `${at}/${i}`, what: 'added', before: null, after: main(entry) }]
    }),
    ...old.flatMap((entry, i): Change[] =>
      kept.has(entry) ? [] : [{ pointer: `${at}/${i}`, what: 'removed', before: main(entry), after: null }],
    ),
  ]
}

/** A value as a reader would say it. */
function inWords(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value))
    return value.length === 0 ? null : value.map((one) => inWords(one) ?? '').join('; ')
  if (!isFields(value)) return String(value)
  return inWords(NAMED_BY.map((name) => fieldOf(value, name)).find((one) => one !== undefined))
}

/** What an owner, a forecast and a quote are known by. */
const NAMED_BY = ['name', 'statement', 'quote']
