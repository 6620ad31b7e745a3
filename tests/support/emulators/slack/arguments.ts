// The arguments of a call: form fields and JSON become the same values, whichever way they came.
import type { EmulatorRequest } from '../core/service.ts'
import { isJson, type Json, parseJson } from './json.ts'
import { listed, SlackRefusal } from './refusals.ts'

/** Names of arguments; one that ends in `?` may be left out. */
export type Names = readonly string[]

/** Every method takes these, and one of our own libraries sends them: no reference lists them. */
const ALWAYS = new Set(['token', 'team_id'])

export class Arguments {
  readonly #values: Json

  constructor(values: Json) {
    this.#values = values
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined && this.#values[name] !== null
  }

  /** The text; null where it is absent or empty. */
  text(name: string): string | null {
    const value = this.#values[name]
    return typeof value === 'string' && value !== ''
      ? value
      : typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : null
  }

  flag(name: string): boolean {
    return ['true', '1', 'True'].includes(this.text(name) ?? '')
  }

  /** What a JSON argument holds, as a string of JSON or as itself; undefined where it is no JSON. */
  json(name: string): unknown {
    const value = this.#values[name]
    return typeof value === 'string' ? parseJson(value) : value
  }

  needed(name: string): string {
    const value = this.text(name)
    if (value === null) throw missing([name])
    return value
  }

  /** Names that the method does not take. */
  unknown(names: Names): string[] {
    const known = new Set(names.map((name) => name.replace(/\?$/, '')))
    return Object.keys(this.#values).filter((name) => !known.has(name) && !ALWAYS.has(name))
  }

  demand(names: Names): void {
    const absent = names.filter((name) => !name.endsWith('?') && !this.has(name))
    if (absent.length > 0) throw missing(absent)
  }
}

/** Form fields, JSON or the query; wrong bodies are refused as Slack refuses them. */
export function readArguments(request: EmulatorRequest): Arguments {
  const inQuery = Object.fromEntries(request.query)
  if (request.method === 'GET' || request.text === '') return new Arguments(inQuery)
  const type = request.headers['content-type']
  if (type === undefined) throw new SlackRefusal('missing_post_type')
  if (!/^(application\/(json|x-www-form-urlencoded)|multipart\/form-data|text\/plain)/.test(type))
    throw new SlackRefusal('invalid_post_type')
  if (request.badJson) throw new SlackRefusal('invalid_json')
  if (!isJson(request.body))
    throw new SlackRefusal(type.includes('json') ? 'json_not_object' : 'invalid_form_data')
  return new Arguments({ ...inQuery, ...request.body })
}

/** The bearer, or the form's `token`: JSON bodies must carry it in the header. */
export function tokenOf(request: EmulatorRequest, bearer: string | null): string | null {
  const form = request.headers['content-type']?.includes('x-www-form-urlencoded') === true
  const inBody = form && isJson(request.body) ? request.body.token : request.query.get('token')
  return bearer ?? (typeof inBody === 'string' ? inBody : null)
}

function missing(names: readonly string[]): SlackRefusal {
  return listed(
    'invalid_arguments',
    names.map((name) => `missing required field: ${name}`),
  )
}
