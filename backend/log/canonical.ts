import { keepingLast } from '../council/keeping-last.ts'
import { FORM, type Settled } from '../council/settled.ts'

/**
 * The one spelling of a JSON value (RFC 8785): the same value gives the same bytes in every program, so a hash of
 * them means something. Properties that are `undefined` are left out; whatever else JSON cannot say is refused.
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return canonicalText(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`JSON has no ${value}.`)
      return `${value}`
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      if (Array.isArray(value)) return list(value)
      if (isPlain(value)) return object(value)
      throw new TypeError('JSON has plain objects only: no dates, maps or classes.')
    default:
      throw new TypeError(`JSON has no ${typeof value}.`)
  }
}

// Most texts of an event are ids and words: looking at up to 40 characters is twice as fast as JSON.stringify.
const SHORT = 40

export function canonicalText(value: string): string {
  if (value.length > SHORT) return quoted(value)
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i)
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || unit >= 0xd800) return quoted(value)
  }
  return `"${value}"`
}

// JSON.stringify escapes just what RFC 8785 wants escaped, but would write a lone surrogate, which no UTF-8 can carry.
function quoted(value: string): string {
  if (!value.isWellFormed())
    throw new TypeError('A text holds half a surrogate pair, which no UTF-8 can carry.')
  return value.length > LONG ? quotedLong(value) : JSON.stringify(value)
}

// What a seat said is written twice in a row: in the request of the next seat and in its event.
const LONG = 100
const quotedLong = keepingLast((value: string) => JSON.stringify(value))

function list(values: unknown[]): string {
  let out = '['
  for (let i = 0; i < values.length; i++) out += i === 0 ? canonical(values[i]) : `,${canonical(values[i])}`
  return `${out}]`
}

// What is settled is shared by many turns and never changes again, so its form is made once.
function object(value: Record<string, unknown> & Settled): string {
  const form = value[FORM]
  if (form === undefined) return written(value)
  return (form.text ??= flat(written(value)))
}

function written(value: Record<string, unknown>): string {
  const { keys, first, next } = shapeOf(Object.keys(value))
  let out = ''
  for (let i = 0; i < keys.length; i++) {
    const field = value[keys[i]!]
    if (field !== undefined) out += (out === '' ? first[i]! : next[i]!) + canonical(field)
  }
  return out === '' ? '{}' : `${out}}`
}

/**
 * The same piece of a form. V8 keeps a text that was put together as a tree of its pieces; looking at a character makes
 * it one, so that what is written again and again is not put together each time. No form begins with U+0000, but the
 * compiler cannot know it, and so does not leave the look out.
 */
export function flat(form: string): string {
  return form.charCodeAt(0) === 0 ? '' : form
}

/** The keys of an object as it was made, in the order of RFC 8785, and as they are written: first, or behind another. */
type Shape = {
  made: readonly string[]
  keys: readonly string[]
  first: readonly string[]
  next: readonly string[]
}

// Most objects are of a few dozen shapes, so their keys are sorted and quoted once. Keys that people or models choose
// could be any number: the shapes are forgotten when they are many.
const shapes = new Map<string, Shape[]>()
const MOST_SHAPES = 500
const MOST_KEYS = 40
const LONGEST = 1_000
let known = 0

function shapeOf(made: string[]): Shape {
  const near = shapes.get(made[0] ?? '')
  if (near !== undefined) for (const shape of near) if (isSame(shape.made, made)) return shape
  return newShape(made)
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false
  return true
}

function newShape(made: string[]): Shape {
  const keys = made.toSorted()
  const labels = keys.map((key) => `${canonicalText(key)}:`)
  const shape = {
    made,
    keys,
    first: labels.map((label) => `{${label}`),
    next: labels.map((label) => `,${label}`),
  }
  if (made.length > MOST_KEYS || labels.join('').length > LONGEST) return shape
  if (known++ >= MOST_SHAPES) {
    shapes.clear()
    known = 1
  }
  const first = made[0] ?? ''
  shapes.set(first, [...(shapes.get(first) ?? []), shape])
  return shape
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
