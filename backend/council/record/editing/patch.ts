import type { EditArtifactCommand } from '../../../../schemas/generated/types.ts'
import { copied, isFields, sameJson, TooDeep, weightOf } from './json.ts'

export type Operation = EditArtifactCommand['patch'][number]

/** An operation that cannot be applied: which one, where, and what to do about it. */
export class PatchFault extends Error {}

/** What a patch may add to a document, in characters and entries: a `copy` of the whole doubles it each time. */
const MOST_ADDED = 1_000_000

/**
 * The document with a JSON Patch (RFC 6902) applied, all of it or, with a PatchFault, nothing. Strict where the
 * libraries are lax: an index is digits, a field is the document's own, what is moved is gone before it arrives.
 */
export function patched(document: unknown, operations: readonly Operation[]): unknown {
  // The document hangs on a field, so that the whole of it, the pointer “”, is a place like any other.
  const root = { document: copied(document) }
  let added = 0
  for (const [i, operation] of operations.entries()) {
    try {
      added += applied(root, operation)
    } catch (fault) {
      if (!(fault instanceof PatchFault || fault instanceof TooDeep)) throw fault
      const why = fault instanceof TooDeep ? 'its value is nested too deep.' : fault.message
      throw new PatchFault(`/patch/${i} (${operation.op} “${operation.path}”): ${why}`)
    }
    if (added > MOST_ADDED)
      throw new PatchFault(`/patch/${i}: the patch makes the document too large. Send less at a time.`)
  }
  return root.document
}

/** Applies one operation and tells how much it added. */
function applied(root: { document: unknown }, operation: Operation): number {
  const { op, path } = operation
  const at = tokensOf(path)
  switch (op) {
    case 'test':
      if (sameJson(read(root, at), given(operation))) return 0
      return refuse('the value there is another one. Read the document again and make your change on it.')
    case 'remove':
      remove(root, at)
      return 0
    case 'replace':
      return replace(root, at, given(operation))
    case 'add':
      return add(root, at, given(operation))
    case 'copy':
      return add(root, at, read(root, tokensOf(operation.from)))
    case 'move':
      return move(root, tokensOf(operation.from), at)
  }
}

function given(operation: Operation): unknown {
  if (!Object.hasOwn(operation, 'value')) return refuse('it needs a "value".')
  refusePrototypes(operation.value)
  return operation.value
}

function refusePrototypes(value: unknown, depth = 0): void {
  if (depth > 64) throw new TooDeep()
  if (typeof value !== 'object' || value === null) return
  for (const [name, one] of Object.entries(value)) {
    if (RESERVED.has(name)) refuse(`no field can be called “${name}”.`)
    refusePrototypes(one, depth + 1)
  }
}

/** What every object of the language has already: as a field it would be something else. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

/** The steps of a JSON Pointer (RFC 6901) from the root. */
function tokensOf(pointer: string | undefined): string[] {
  if (pointer === undefined) return refuse('it needs a "from".')
  if (pointer !== '' && !pointer.startsWith('/')) return refuse('a pointer begins with “/”.')
  if (/~(?![01])/.test(pointer)) return refuse('in a pointer “~” is written ~0 and “/” in a name is ~1.')
  const steps = pointer.split('/').slice(1)
  const tokens = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const reserved = tokens.find((token) => RESERVED.has(token))
  return reserved === undefined ? ['document', ...tokens] : refuse(`there is no field “${reserved}”.`)
}

const pointerOf = (tokens: readonly string[]): string =>
  tokens
    .slice(1)
    .map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')

function read(root: unknown, tokens: readonly string[]): unknown {
  let value = root
  for (const [i, token] of tokens.entries()) {
    if (!has(value, token)) return refuse(`there is nothing at “${pointerOf(tokens.slice(0, i + 1))}”.`)
    value = value[token]
  }
  return value
}

/** Lists are read by index as objects are by name; an index has one form only. */
const has = (value: unknown, token: string): value is Record<string, unknown> =>
  Array.isArray(value)
    ? INDEX.test(token) && Number(token) < value.length
    : isFields(value) && Object.hasOwn(value, token)

const INDEX = /^(?:0|[1-9]\d{0,8})$/

const last = (tokens: readonly string[]): string => tokens.at(-1) ?? ''

function remove(root: unknown, tokens: readonly string[]): void {
  read(root, tokens)
  const parent = read(root, tokens.slice(0, -1))
  if (Array.isArray(parent)) parent.splice(Number(last(tokens)), 1)
  else if (isFields(parent)) Reflect.deleteProperty(parent, last(tokens))
}

function replace(root: unknown, tokens: readonly string[], value: unknown): number {
  read(root, tokens)
  const parent = read(root, tokens.slice(0, -1))
  if (Array.isArray(parent)) parent[Number(last(tokens))] = copied(value)
  else if (isFields(parent)) parent[last(tokens)] = copied(value)
  return weightOf(value)
}

function add(root: unknown, tokens: readonly string[], value: unknown): number {
  const weight = weightOf(value)
  const parent = read(root, tokens.slice(0, -1))
  const token = last(tokens)
  if (Array.isArray(parent)) parent.splice(placeIn(parent, token), 0, copied(value))
  else if (isFields(parent)) parent[token] = copied(value)
  else refuse(`“${pointerOf(tokens.slice(0, -1))}” is neither a list nor an object.`)
  return weight
}

function placeIn(list: readonly unknown[], token: string): number {
  if (token === '-') return list.length
  if (INDEX.test(token) && Number(token) <= list.length) return Number(token)
  return refuse(`“${token}” is no place in a list of ${list.length}; “-” is its end.`)
}

function move(root: unknown, from: readonly string[], to: readonly string[]): number {
  const isInside = from.length < to.length && from.every((token, i) => token === to[i])
  if (isInside) return refuse('a value cannot be moved into itself.')
  const value = read(root, from)
  remove(root, from)
  // What is moved adds nothing.
  add(root, to, value)
  return 0
}

function refuse(why: string): never {
  throw new PatchFault(why)
}
