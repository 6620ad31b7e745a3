import { FAULTY, Problem } from './problem.ts'

/** One parameter of a query: how it is read, and how the API document describes it. */
export type Param<T> = {
  name: string
  description: string
  schema: object
  /** Throws the fault as an Error whose message says how to mend it. */
  read(text: string | undefined): T
}

type Bounds = { minimum: number; maximum: number }

/** The largest number a run's log can count to. */
export const LAST_SEQ = 2_147_483_647

export function integer(
  name: string,
  description: string,
  bounds: Bounds & { default: number },
): Param<number> {
  const read = (text: string | undefined) => (text === undefined ? bounds.default : whole(text, bounds))
  return { name, description, schema: { type: 'integer', ...bounds }, read }
}

export function optionalInteger(
  name: string,
  description: string,
  bounds: Bounds,
): Param<number | undefined> {
  const read = (text: string | undefined) => (text === undefined ? undefined : whole(text, bounds))
  return { name, description, schema: { type: 'integer', ...bounds }, read }
}

export function optionalText(
  name: string,
  description: string,
  maxLength: number,
): Param<string | undefined> {
  const read = (text: string | undefined) => {
    if (text !== undefined && text.length > maxLength)
      throw new Error(`must not be longer than ${maxLength} characters.`)
    return text
  }
  return { name, description, schema: { type: 'string', maxLength }, read }
}

/** A time, in ms since 1970. */
export function optionalMoment(name: string, description: string): Param<number | undefined> {
  const read = (text: string | undefined) => {
    if (text === undefined) return undefined
    const at = ISO.test(text) ? Date.parse(text) : Number.NaN
    if (Number.isNaN(at)) throw new Error('must be a day or a time of ISO 8601, as 2026-01-31T12:00:00Z.')
    return at
  }
  return { name, description, schema: { type: 'string', format: 'date-time' }, read }
}

const ISO = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/

export function choice<const T extends string>(
  name: string,
  description: string,
  allowed: readonly [T, ...T[]],
): Param<T> {
  const read = (text: string | undefined): T => {
    if (text === undefined) return allowed[0]
    const found = allowed.find((one) => one === text)
    if (found === undefined) throw new Error(`must be one of ${allowed.join(', ')}.`)
    return found
  }
  return { name, description, schema: { type: 'string', enum: allowed, default: allowed[0] }, read }
}

export function optionalChoice<const T extends string>(
  name: string,
  description: string,
  allowed: readonly T[],
): Param<T | undefined> {
  const read = (text: string | undefined): T | undefined => {
    const found = allowed.find((one) => one === text)
    if (text !== undefined && found === undefined) throw new Error(`must be one of ${allowed.join(', ')}.`)
    return found
  }
  return { name, description, schema: { type: 'string', enum: allowed }, read }
}

/** A list's page. */
export const CURSOR = optionalText(
  'cursor',
  'The nextCursor of the page before; absent: the first page.',
  400,
)
export const pageLimit = (otherwise: number, maximum: number): Param<number> =>
  integer('limit', 'How many entries at most.', { minimum: 1, maximum, default: otherwise })

/** The query as text, or a problem that names every unknown, repeated or wrong parameter at once. */
export function readQuery(params: readonly Param<unknown>[], query: unknown): ReadonlyMap<string, string> {
  const given = new Map<string, string>()
  const errors: { pointer: string; message: string }[] = []
  for (const [name, value] of Object.entries(typeof query === 'object' && query !== null ? query : {})) {
    const param = params.find((one) => one.name === name)
    const fault = param === undefined ? unknown(params) : faultOf(param, value)
    if (fault !== null) errors.push({ pointer: `/query/${name.slice(0, 100)}`, message: fault })
    else if (typeof value === 'string') given.set(name, value)
  }
  if (errors.length > 0) throw new Problem(400, FAULTY, { errors })
  return given
}

function unknown(params: readonly Param<unknown>[]): string {
  const names = params.map(({ name }) => name).join(', ')
  return `is an unknown parameter: ${names === '' ? 'this address takes none' : `use ${names}`}.`
}

function faultOf(param: Param<unknown>, value: unknown): string | null {
  if (typeof value !== 'string') return 'is given more than once: give it once.'
  try {
    param.read(value)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : 'cannot be read.'
  }
}

function whole(text: string, { minimum, maximum }: Bounds): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (value >= minimum && value <= maximum) return value
  throw new Error(`must be a whole number from ${minimum} to ${maximum}.`)
}
