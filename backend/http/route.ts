import type { Readable } from 'node:stream'
import type { Actor } from '../../schemas/generated/types.ts'
import type { Subject } from '../ports/access.ts'
import type { RouteAccess } from '../ports/doors.ts'
import type { Param } from './params.ts'

/** One request, read and allowed. */
export type Asked = {
  /** What stands in the address, decoded: `{id}` of `/runs/{id}`. */
  path(name: string): string
  get<T>(param: Param<T>): T
  /** The JSON value or the Markdown text; undefined where nothing was sent. */
  body: unknown
  contentType: string | null
  subject: Subject
  correlationId: string
  /** Aborted when nobody waits for the answer any more: the caller has left, or the server ends. */
  gone(): AbortSignal
  /** The scheme and host by which the caller reached us. */
  origin: string
}

export type Answer = {
  status: number
  body: string | Readable
  /** JSON unless it says otherwise. */
  type?: string
  headers?: Record<string, string>
}

/** What an answer or a body is in the API document: a schema's title, or a small schema of its own. */
export type Shape = string | object

/** One line of the route table: what is asked, who may ask, how it is answered. The API document is made of it. */
export type Route = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** As OpenAPI spells it: `/runs/{id}`. */
  path: string
  access: RouteAccess
  summary: string
  query?: readonly Param<unknown>[]
  takes?: Readonly<Record<string, Shape>>
  /** The body comes as bytes, of at most `limit`; absent: as a value or a text, of the usual size. */
  bytes?: { limit: number }
  /** A value or a text may be longer than usual. */
  bodyLimit?: number
  /** A log may come as a file of at most so many bytes. */
  uploadLimit?: number
  /** Documents of these types come as files, each of at most so many bytes. */
  documents?: Readonly<Record<string, number>>
  /** How long an answer may take, where that is longer than connections may usually be idle. */
  patienceMs?: number
  /** A body that would do, of the first kind that it takes. */
  example?: unknown
  gives: Readonly<Record<number, { description: string; type?: string; shape?: Shape }>>
  /** Where the thing that was made can be found. */
  location?(body: unknown): string | null
  handle(asked: Asked): Promise<Answer> | Answer
}

export const JSON_TYPE = 'application/json; charset=utf-8'

export function json(status: number, value: unknown): Answer {
  return { status, body: JSON.stringify(value) }
}

/** Who did it, as events say it. */
export function actorOf({ kind, id, name }: Subject): Actor {
  return { kind, id, name }
}
