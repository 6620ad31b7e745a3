import type { Anchor } from '../../../schemas/generated/types.ts'

/** Every anchor of a document with its JSON Pointer. */
export function* anchorsIn(value: unknown, at: string): Generator<[string, Anchor]> {
  if (Array.isArray(value)) for (const [i, one] of value.entries()) yield* anchorsIn(one, `${at}/${i}`)
  else if (isAnchor(value)) yield [at, value]
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) yield* anchorsIn(one, `${at}/${key}`)
}

const isAnchor = (value: unknown): value is Anchor =>
  typeof value === 'object' && value !== null && 'quote' in value && 'sha256' in value
