// What a validator says, in words a person can act on. Runs in the browser too.

export type ValidatorError = {
  instancePath: string
  keyword: string
  params: Record<string, unknown>
}

/** A generated validator: a type guard that leaves its findings in `errors`. */
export interface Validator<T> {
  (value: unknown): value is T
  errors?: ValidatorError[] | null
}

export type Fault = { pointer: string; message: string }

/** Outside data that does not fit its schema. `errors` name each place and how to mend it. */
export class SchemaViolation extends Error {
  readonly what: string
  readonly errors: Fault[]

  constructor(what: string, errors: Fault[]) {
    super(
      `${what}: ${errors.map(({ pointer, message }) => `${pointer || 'the document'} ${message}`).join('; ')}`,
    )
    this.name = 'SchemaViolation'
    this.what = what
    this.errors = errors
  }
}

/** The value, typed, or a SchemaViolation that says what is wrong where and how to mend it. */
export function check<T>(what: string, validator: Validator<T>, value: unknown): T {
  if (validator(value)) return value
  throw new SchemaViolation(what, explain(validator.errors ?? [], value))
}

const MOST_FAULTS = 8

/** A validator's findings as faults with JSON Pointers, the deepest first where alternatives failed. */
export function explain(errors: readonly ValidatorError[], value: unknown): Fault[] {
  const faults = telling(errors).map((error) => ({ pointer: pointerOf(error), message: mend(error, value) }))
  const seen = new Set<string>()
  const fresh = faults.filter(
    ({ pointer, message }) => !seen.has(pointer + message) && seen.add(pointer + message),
  )
  return fresh.length ? fresh.slice(0, MOST_FAULTS) : [{ pointer: '', message: 'does not fit its schema.' }]
}

// "must match a schema in anyOf" helps nobody: the failures inside say why, above all those furthest inside.
function telling(errors: readonly ValidatorError[]): ValidatorError[] {
  const inside = errors.filter(({ keyword }) => !['anyOf', 'oneOf', 'if', 'allOf'].includes(keyword))
  if (inside.length === errors.length || inside.length === 0) return [...errors]
  const depth = (error: ValidatorError) => error.instancePath.split('/').length
  const deepest = Math.max(...inside.map(depth))
  const found = inside.filter((error) => depth(error) === deepest)
  // A branch ruled out by its constant was not meant; the other branches' faults are the real ones.
  const meant = found.filter(({ keyword }) => keyword !== 'const' && keyword !== 'type')
  return meant.length ? meant : found
}

// An unknown or missing field is named itself, not the object around it.
function pointerOf({ instancePath, keyword, params }: ValidatorError): string {
  const field =
    keyword === 'required' ? params.missingProperty : UNKNOWN_FIELD[keyword] && params[UNKNOWN_FIELD[keyword]]
  return typeof field === 'string' ? `${instancePath}/${escape(field)}` : instancePath
}

const UNKNOWN_FIELD: Record<string, string> = {
  additionalProperties: 'additionalProperty',
  unevaluatedProperties: 'unevaluatedProperty',
  propertyNames: 'propertyName',
}

function mend(error: ValidatorError, document: unknown): string {
  const { keyword, params, instancePath } = error
  const value = valueAt(document, instancePath)
  switch (keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return 'is an unknown field: remove it or check its spelling.'
    case 'required':
      return 'is missing: add it.'
    case 'type':
      return `must be ${typeNames(params.type)}, but is ${show(value)}.`
    case 'enum':
      return `must be one of ${list(params.allowedValues).map(literal).join(', ')}, but is ${show(value)}.`
    case 'const':
      return `must be ${literal(params.allowedValue)}, but is ${show(value)}.`
    case 'discriminator':
      return params.error === 'tag'
        ? `needs a text in "${params.tag}" that says which kind it is.`
        : `has an unknown "${params.tag}": ${literal(params.tagValue)}.`
    case 'minLength':
      return params.limit === 1 ? 'must not be empty.' : `needs at least ${params.limit} characters.`
    case 'maxLength':
      return `must not be longer than ${params.limit} characters; shorten it.`
    case 'minItems':
      return `needs at least ${params.limit} ${params.limit === 1 ? 'entry' : 'entries'}.`
    case 'maxItems':
      return `must not have more than ${params.limit} entries.`
    case 'minProperties':
      return `needs at least ${params.limit} ${params.limit === 1 ? 'field' : 'fields'}.`
    case 'maxProperties':
      return `must not have more than ${params.limit} fields.`
    case 'multipleOf':
      return `must be a multiple of ${params.multipleOf}, but is ${show(value)}.`
    case 'dependentRequired':
      return `has ${literal(params.property)} and then also needs ${literal(params.missingProperty)}.`
    case 'uniqueItems':
      return `has the same entry twice (numbers ${params.j} and ${params.i}, counted from 0): remove one.`
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `must be ${params.comparison} ${params.limit}, but is ${show(value)}.`
    case 'format':
      return `must be ${FORMATS[String(params.format)] ?? `of the format ${params.format}`}, but is ${show(value)}.`
    case 'pattern':
      return `must match ${params.pattern}, but is ${show(value)}.`
    case 'propertyNames':
      return 'is not an allowed name for a field.'
    case 'anyOf':
      return `fits none of the allowed forms; it is ${show(value)}.`
    case 'oneOf':
      return 'must fit exactly one of the allowed forms.'
    case 'not':
    case 'false schema':
      return 'is not allowed here: remove it.'
    default:
      return `breaks the schema's rule "${keyword}".`
  }
}

const FORMATS: Record<string, string> = {
  'date-time': 'a time such as "2026-01-31T09:30:00.000Z"',
  date: 'a date such as "2026-01-31"',
  uri: 'an address such as "https://example.org/page"',
  email: 'an e-mail address',
  uuid: 'a UUID',
}

const TYPES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
}

function typeNames(type: unknown): string {
  const names = typeof type === 'string' ? type.split(',') : list(type)
  return names.map((name) => TYPES[String(name)] ?? String(name)).join(' or ')
}

function show(value: unknown): string {
  if (value === undefined) return 'missing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'string' ? `the text ${literal(value)}` : literal(value)
}

function literal(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}

function valueAt(document: unknown, pointer: string): unknown {
  let value = document
  for (const token of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.entries(value).find(
      ([key]) => key === token.replaceAll('~1', '/').replaceAll('~0', '~'),
    )?.[1]
  }
  return value
}

function escape(field: string): string {
  return field.replaceAll('~', '~0').replaceAll('/', '~1')
}
