// Small checks that throw Notion's wording, from which the checks of bodies are built.
import { failed } from './errors.ts'
import { dashed } from './ids.ts'

export type Json = Record<string, unknown>
/** `or` is what may stand instead of the value, for the wording. */
export type Check = (value: unknown, path: string, or?: string) => void

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Any length is told as Notion tells it: in UTF-16 units. */
function within(length: number, path: string, min: number, max: number): void {
  if (length > max) throw failed(`${path}.length`, `≤ \`${max}\``, length)
  if (length < min) throw failed(`${path}.length`, `≥ \`${min}\``, length)
}

export function text(max: number, min = 0): Check {
  return (value, path, or = '') => {
    if (typeof value !== 'string') throw failed(path, `a string${or}`, value)
    within(value.length, path, min, max)
  }
}

export function list(item: Check, max = 100, min = 0): Check {
  return (value, path, or = '') => {
    if (!Array.isArray(value)) throw failed(path, `an array${or}`, value)
    within(value.length, path, min, max)
    value.forEach((one, index) => item(one, `${path}[${index}]`))
  }
}

export function record(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  return (value, path, or = '') => {
    if (!isObject(value)) throw failed(path, `an object${or}`, value)
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) throw failed(`${path}.${name}`, 'defined', undefined)
    }
    for (const [name, one] of Object.entries(value)) {
      const check = required[name] ?? optional[name]
      if (check === undefined) throw failed(`${path}.${name}`, 'not present', one)
      if (one !== undefined) check(one, `${path}.${name}`, name in required ? '' : ' or `undefined`')
    }
  }
}

export function map(each: Check): Check {
  return (value, path, or = '') => {
    if (!isObject(value)) throw failed(path, `an object${or}`, value)
    for (const [name, one] of Object.entries(value)) each(one, `${path}.${name}`)
  }
}

/** Says itself what it is by the one key among `kinds` that it has; `type` may repeat it, `besides` may stand by. */
export function tagged(kinds: Record<string, Check>, besides: Record<string, Check> = {}): Check {
  return (value, path, or = '') => {
    if (!isObject(value)) throw failed(path, `an object${or}`, value)
    const kind = Object.keys(kinds).find((name) => value[name] !== undefined)
    if (kind === undefined) {
      const unknown = Object.keys(value).find((name) => name !== 'type' && !(name in besides))
      const first = typeof value.type === 'string' ? value.type : (Object.keys(kinds)[0] ?? 'type')
      // What is not known here may be known to Notion: no test may rest on it.
      throw failed(`${path}.${first}`, 'defined', undefined, unknown && `${path}.${unknown}`)
    }
    record({ [kind]: kinds[kind] ?? anything }, { ...besides, type: choice(kind) })(value, path)
  }
}

export const kindOf = (value: Json, kinds: object): string =>
  Object.keys(kinds).find((name) => value[name] !== undefined) ?? ''

export const nullable =
  (check: Check): Check =>
  (value, path, or) =>
    void (value === null || check(value, path, or))

export function choice(...choices: unknown[]): Check {
  return (value, path) => {
    if (choices.includes(value)) return
    const told = choices.map((one) => `\`${JSON.stringify(one)}\``).join(', ')
    throw failed(path, choices.length === 1 ? told : `one of ${told}`, value)
  }
}

export const boolean: Check = (value, path, or = '') => {
  if (typeof value !== 'boolean') throw failed(path, `a boolean${or}`, value)
}
export const number: Check = (value, path, or = '') => {
  if (typeof value !== 'number') throw failed(path, `a number${or}`, value)
}
export const uuid: Check = (value, path) => {
  if (dashed(value) === null) throw failed(path, 'a valid uuid', value)
}
export const anything: Check = () => undefined
export const nothingInside: Check = record({})

/** What Notion knows and this emulator does not. */
export const unserved: Check = (value, path) => {
  throw failed(path, 'something this emulator serves', value, path)
}
export const never: Check = (value, path) => {
  throw failed(path, 'not present', value)
}
