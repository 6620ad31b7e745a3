import { ModelError } from '../errors.ts'
import { estimateTokens } from '../estimate-tokens.ts'
import type { CreateOptions, CreateResult, ModelClient, ModelInfo, ModelMessage } from '../model-client.ts'
import type { Recording } from './recording.ts'
import { differences, recordedRequest, requestKey } from './request-key.ts'

const MOST_DIFFERENCES = 5

/** Nothing was recorded for what is asked, or it was asked more often than it was recorded. */
export class ReplayMiss extends Error {
  override readonly name = 'ReplayMiss'
  /** In what the request differs from the recorded one that is nearest; empty where it was used up. */
  readonly differences: readonly string[]

  constructor(message: string, found: readonly string[]) {
    super([message, ...found.slice(0, MOST_DIFFERENCES)].join('\n  '))
    this.differences = found
  }
}

/** Answers what was recorded, to the same question, in the same pieces, errors too; each recording once, in order. */
export class ReplayingClient implements ModelClient {
  readonly info: ModelInfo
  readonly #recordings: readonly Recording[]
  readonly #left = new Map<string, Recording[]>()

  /** `info` as the client had it whose calls were recorded: its provider and model are part of the question. */
  constructor(recordings: readonly Recording[], info: ModelInfo) {
    this.info = info
    this.#recordings = recordings
    for (const recording of recordings) {
      const key = requestKey(recording.request)
      this.#left.set(key, [...(this.#left.get(key) ?? []), recording])
    }
  }

  countTokens: ModelClient['countTokens'] = (messages, tools) => estimateTokens(messages, tools)

  async create(messages: readonly ModelMessage[], options: CreateOptions = {}): Promise<CreateResult> {
    return ended(this.#next(messages, options))
  }

  /** What was not streamed when it was recorded comes in one piece. */
  async *createStream(
    messages: readonly ModelMessage[],
    options: CreateOptions = {},
  ): AsyncGenerator<string | CreateResult, void> {
    const recording = this.#next(messages, options)
    for (const piece of piecesOf(recording)) {
      yield piece
      options.signal?.throwIfAborted()
    }
    yield ended(recording)
  }

  async close(): Promise<void> {}

  #next(messages: readonly ModelMessage[], options: CreateOptions): Recording {
    options.signal?.throwIfAborted()
    const request = recordedRequest(this.info, messages, options)
    const same = this.#left.get(requestKey(request))
    const recording = same?.shift()
    if (recording !== undefined) return recording
    if (same !== undefined)
      throw new ReplayMiss('This was asked more often than it was recorded: record the run again.', [])
    const nearest = this.#recordings
      .map((candidate) => differences(candidate.request, request))
      .reduce<string[] | null>((best, found) => (best && best.length <= found.length ? best : found), null)
    throw new ReplayMiss(
      nearest === null ? 'Nothing was recorded.' : 'This was not recorded; what comes nearest differs:',
      nearest ?? [],
    )
  }
}

function piecesOf({ pieces, end }: Recording): readonly string[] {
  if (pieces.length > 0 || !('result' in end)) return pieces
  return typeof end.result.content === 'string' && end.result.content !== '' ? [end.result.content] : []
}

function ended({ end }: Recording): CreateResult {
  if ('result' in end) return { ...end.result, cached: true }
  const { kind, message, retryable, retryAfterMs } = end.error
  throw new ModelError(kind, message, { retryable, retryAfterMs })
}
