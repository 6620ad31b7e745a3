// A request as the handlers get it: who asks, by which version, and with a body that has passed its check.
import type { Check, Json } from './checks.ts'
import { archived, failed, invalid, notFound } from './errors.ts'
import { dashed } from './ids.ts'
import type { Anything, Token, World } from './world.ts'

export const VERSIONS = ['2025-09-03', '2026-03-11'] as const
export type Version = (typeof VERSIONS)[number]

export type Ask = {
  world: World
  token: Token
  version: Version
  /** The id of the path, dashed; empty where the path has none. */
  id: string
  /** What follows the id in the path: a property's id. */
  rest: string
  query: URLSearchParams
  body: Json
}

/** Looks whether it may be done, and gives what does it and what is answered; looking changes nothing. */
export type Handler = (ask: Ask) => () => unknown
export type Route = {
  method: string
  path: RegExp
  /** The name of the id in the path, for its error. */
  id?: string
  query?: string[]
  body?: (version: Version) => Check
  /** The path as the official description has it. */
  official: string
  write: boolean
  handle: Handler
}

/** Finds what the request may see; what it may not see does not exist for it. */
export function find<K extends Anything['kind']>(
  ask: Ask,
  kind: K,
  given: unknown = ask.id,
): Extract<Anything, { kind: K }> {
  const id = dashed(given) ?? String(given)
  const thing = ask.world.get(kind, id)
  if (thing === undefined || !ask.world.sees(ask.token, thing)) throw notFound(kind, id, ask.token.name)
  return thing
}

export function findBlock(ask: Ask, given: unknown = ask.id): Anything {
  const id = dashed(given) ?? String(given)
  const thing = ask.world.things.get(id)
  if (thing === undefined || thing.kind === 'data_source' || !ask.world.sees(ask.token, thing))
    throw notFound('block', id, ask.token.name)
  return thing
}

export function mustLive(ask: Ask, thing: Anything): void {
  if (ask.world.trashed(thing)) throw archived()
}

/** 1 to 100, 100 where it is not said; 0 counts as not said. */
export function pageSize(given: unknown, path: string): number {
  const size = given === undefined || given === null || given === '' ? 0 : Number(given)
  if (!Number.isInteger(size) || size < 0) throw failed(path, 'a number', given)
  if (size > 100) throw failed(path, '≤ `100`', size)
  return size === 0 ? 100 : size
}

/** Cuts a list into pages whose cursors look like Notion's. */
export class Cursors {
  readonly #places = new Map<string, { list: string; at: number }>()

  cut<T>(
    ask: Ask,
    list: string,
    all: readonly T[],
    given: { cursor: unknown; size: number; strict: boolean },
  ) {
    const at = this.#place(list, given.cursor, given.strict)
    const results = all.slice(at, at + given.size)
    const more = at + given.size < all.length
    const next = more ? ask.world.ids.uuid() : null
    if (next !== null) this.#places.set(next, { list, at: at + given.size })
    return { results, has_more: more, next_cursor: next }
  }

  /** Looks only: throws where the cursor is none of this list. */
  #place(list: string, cursor: unknown, strict: boolean): number {
    if (cursor === undefined || cursor === null || cursor === '') return 0
    if (strict && dashed(cursor) === null)
      throw failed('query.start_cursor', 'a valid uuid or `undefined`', cursor)
    const place = this.#places.get(String(cursor))
    if (place?.list !== list) throw invalid(`The start_cursor provided is invalid: ${String(cursor)}`)
    return place.at
  }

  check(list: string, cursor: unknown, strict: boolean): void {
    this.#place(list, cursor, strict)
  }
}
