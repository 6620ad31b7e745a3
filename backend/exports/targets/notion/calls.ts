import { Client } from '@notionhq/client'
import type { NotionAccess } from '../../../ports/services.ts'
import { NotionFault, notionFault, type Trouble } from './faults.ts'

/** The version that Notion documents now. */
const VERSION = '2026-03-11'

/** How long a request may take. Notion itself gives up after 60 s, and its own word is worth waiting for. */
export type Timing = { answerMs: number; abortMs: number }
export const USUAL_TIMING: Timing = { answerMs: 75_000, abortMs: 70_000 }

export type Pace = () => Promise<void>

/** Requests of one attempt: each waits for its turn, none is repeated, and what fails is told by what it means. */
export class Calls {
  readonly #client: Client
  readonly #pace: Pace
  readonly #signal: AbortSignal

  constructor(access: NotionAccess, timing: Timing, given: { pace: Pace; signal: AbortSignal }) {
    this.#pace = given.pace
    this.#signal = given.signal
    this.#client = new Client({
      auth: access.token.reveal(),
      ...(access.baseUrl === null ? {} : { baseUrl: access.baseUrl }),
      notionVersion: VERSION,
      timeoutMs: timing.answerMs,
      // The outbox tries again; the client's own way would cut a pause that Notion asks for short.
      retry: false,
      logger: () => undefined,
      // The client's timeout leaves the request open, and does not cover the body.
      fetch: (url, init) => {
        const signal = AbortSignal.any([given.signal, AbortSignal.timeout(timing.abortMs)])
        return fetch(url, { ...init, signal })
      },
    })
  }

  async ask<T>(request: (client: Client) => Promise<T>): Promise<T> {
    await this.#pace()
    try {
      this.#signal.throwIfAborted()
      return await request(this.#client)
    } catch (error) {
      throw notionFault(error)
    }
  }
}

/** What is known of a failure; null where it is none of Notion's. */
export const troubleOf = (error: unknown): Trouble | null =>
  error instanceof NotionFault ? error.trouble : null

type Page<T> = { results: T[]; has_more: boolean; next_cursor: string | null }

/** All pages of a list. */
export async function allOf<T>(list: (from: { start_cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = []
  for (let from: { start_cursor?: string } = {}; ;) {
    const { results, has_more: more, next_cursor: next } = await list(from)
    all.push(...results)
    if (!more || next === null) return all
    from = { start_cursor: next }
  }
}
