import { ModelError } from '../errors.ts'
import type { CreateOptions, CreateResult, ModelClient, ModelMessage } from '../model-client.ts'
import type { Recording } from './recording.ts'
import { recordedRequest } from './request-key.ts'

/** The same client, each call of which that comes to an end is told to `record`; keys and addresses are no part of it. */
export class RecordingClient implements ModelClient {
  readonly #client: ModelClient
  readonly #record: (recording: Recording) => void

  /** e.g. `new RecordingClient(client, (recording) => recordings.push(recording))`. */
  constructor(client: ModelClient, record: (recording: Recording) => void) {
    this.#client = client
    this.#record = record
  }

  get info() {
    return this.#client.info
  }

  countTokens: ModelClient['countTokens'] = (messages, tools) => this.#client.countTokens(messages, tools)

  close(): Promise<void> {
    return this.#client.close()
  }

  async create(messages: readonly ModelMessage[], options?: CreateOptions): Promise<CreateResult> {
    // Before the call: the caller's lists may be others by the time the answer comes.
    const request = recordedRequest(this.info, messages, options)
    try {
      const result = await this.#client.create(messages, options)
      this.#record({ request, pieces: [], end: { result } })
      return result
    } catch (error) {
      this.#recordFailure(request, [], error)
      throw error
    }
  }

  async *createStream(
    messages: readonly ModelMessage[],
    options?: CreateOptions,
  ): AsyncGenerator<string | CreateResult, void> {
    const request = recordedRequest(this.info, messages, options)
    const pieces: string[] = []
    try {
      for await (const piece of this.#client.createStream(messages, options)) {
        if (typeof piece === 'string') pieces.push(piece)
        else this.#record({ request, pieces, end: { result: piece } })
        yield piece
      }
    } catch (error) {
      this.#recordFailure(request, pieces, error)
      throw error
    }
  }

  // What the caller aborted says nothing about the provider.
  #recordFailure(request: Recording['request'], pieces: string[], error: unknown): void {
    if (!(error instanceof ModelError)) return
    const { kind, message, retryable, retryAfterMs } = error
    this.#record({ request, pieces, end: { error: { kind, message, retryable, retryAfterMs } } })
  }
}
