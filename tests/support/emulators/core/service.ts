// What a service tells the core; see emulator.ts for when each is asked.
import type { Fault } from './faults.ts'

export type EmulatorRequest = {
  method: string
  /** Without the query, not decoded. */
  path: string
  query: URLSearchParams
  headers: Record<string, string | undefined>
  /** The body as it came. */
  text: string
  /** JSON or form fields as a value; undefined where there is none, or where it cannot be parsed. */
  body: unknown
  /** The body says it is JSON and is not. */
  badJson: boolean
  token: string | null
  socket: object
}

/** A string as body is sent as it is; anything else as JSON. */
export type Reply = { status: number; headers?: Record<string, string>; body: unknown }

/** `unserved` names a route or parameter that the emulator does not know: tests fail on any. */
export type Routed = ({ refusal: Reply } | { write: boolean; commit(): Reply | Promise<Reply> }) & {
  unserved?: string
}

export type Service = {
  token(request: EmulatorRequest): string | null
  /**
   * Must change nothing; what the request does happens in `commit`, which is called at once or never. An answer that
   * waits for something to happen (a long poll) is a promise: the work is done before it.
   */
  route(request: EmulatorRequest): Routed
  /** How this service words the faults that have an answer: 429, status, conflict. */
  word(fault: Fault, request: EmulatorRequest): Reply
}

/** What a service shows to people by hand (`npm run emulators`); null where it knows no such page. */
export type People = (request: EmulatorRequest) => Reply | null | Promise<Reply | null>
