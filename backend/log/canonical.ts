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
  return JSON.stringify(value)
}

function list(values: unknown[]): string {
  let out = ''
  for (let i = 0; i < values.length; i++) out += i === 0 ? canonical(values[i]) : `,${canonical(values[i])}`
  return `[${out}]`
}

// What is settled is shared by many turns and never changes again, so its form is made once.
function object(value: Record<string, unknown> & Settled): string {
  const form = value[FORM]
  if (form === undefined) return written(value)
  return (form.text ??= written(value))
}

function written(value: Record<string, unknown>): string {
  const keys = inOrder(Object.keys(value))
  let out = ''
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!
    const field = value[key]
    if (field !== undefined) out += `${out === '' ? '' : ','}${canonicalText(key)}:${canonical(field)}`
  }
  return `{${out}}`
}

// By UTF-16 code units, as `>` compares. Keys are few and mostly in order: what is in order is left alone, and an
// insertion sort makes no arrays of its own, where sort() makes several a call.
function inOrder(keys: string[]): string[] {
  if (keys.length > 40) return keys.sort()
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i]!
    if (keys[i - 1]! < key) continue
    let j = i - 1
    for (; j >= 0 && keys[j]! > key; j--) keys[j + 1] = keys[j]!
    keys[j + 1] = key
  }
  return keys
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
