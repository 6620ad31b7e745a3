import { ModelError } from '../errors.ts'
import type { CallWatch } from './call-watch.ts'

export type Transport = {
  watch: CallWatch
  streamed: boolean
  headers: Record<string, string>
  /** What an answer, or one event of a stream, may come to. */
  maxBytes: number
}

// A stream says each word in an envelope; so much longer than the words alone may it be.
const ENVELOPE = 16
// OpenAI's own headers tell it about this computer: only what the wire format needs goes out.
const NEEDED = ['accept', 'content-type']

/**
 * How the SDK reaches the provider: to that address only, with these headers only, and never more of the answer in
 * memory than is allowed.
 */
export function transport(call: Transport): typeof fetch {
  return async (address, init) => {
    const theirs = new Headers(init?.headers)
    const headers = new Headers(call.headers)
    for (const name of NEEDED) headers.set(name, theirs.get(name) ?? 'application/json')
    // Redirected by itself, the request would carry the conversation (and headers) to a host nobody named.
    const response = await fetch(address, { ...init, headers, redirect: 'manual' })
    if (response.status >= 300 && response.status < 400) throw await redirected(response)
    if (response.ok) await checkType(response, call.streamed)
    if (response.body === null) return response
    const body = bounded(response.body, call, response.ok && call.streamed)
    return new Response(body, {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
    })
  }
}

async function redirected(response: Response): Promise<ModelError> {
  await response.body?.cancel()
  const target = URL.parse(response.headers.get('location') ?? '', response.url || undefined)
  const where = target === null ? 'elsewhere' : `to ${target.origin}${target.pathname}`
  return new ModelError(
    'bad_request',
    `The provider sends the request ${where}; it was not sent on. Give the address it is meant for as baseURL.`,
    { retryable: false },
  )
}

async function checkType(response: Response, streamed: boolean): Promise<void> {
  const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  const right = streamed ? type === 'text/event-stream' : /^application\/(.+\+)?json$/.test(type)
  if (right) return
  await response.body?.cancel()
  const wanted = streamed ? 'text/event-stream' : 'application/json'
  throw new ModelError(
    'bad_answer',
    `The answer is ${type || 'of no type'} and not ${wanted}: check that baseURL is the address of an OpenAI-compatible API.`,
    { retryable: false },
  )
}

// Bytes are fetched only as they are read, counted on the way, and told to whoever listens for silence.
function bounded(
  body: ReadableStream<Uint8Array>,
  { watch, maxBytes }: Transport,
  events: boolean,
): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  const measure = meter(maxBytes, events)
  const pull = async (out: ReadableStreamDefaultController<Uint8Array>) => {
    watch.listening()
    const { done, value } = await reader.read().catch((error: unknown) => {
      if (watch.signal.aborted) throw error
      throw new ModelError('cut_stream', 'The connection broke in the middle of the answer.', {
        retryable: true,
        cause: error,
      })
    })
    watch.heard()
    if (done) return out.close()
    if (measure(value)) return out.enqueue(value)
    reader.cancel().catch(() => {})
    throw tooLarge(maxBytes)
  }
  return new ReadableStream({ pull, cancel: (reason) => reader.cancel(reason) }, { highWaterMark: 0 })
}

export function tooLarge(maxBytes: number): ModelError {
  return new ModelError(
    'too_large',
    `The answer is longer than ${maxBytes} bytes and was cut. Ask for less, or raise maxAnswerBytes.`,
    { retryable: false },
  )
}

// Whether it still fits. A parser of events holds one whole: that one is bounded, and all of them together.
function meter(maxBytes: number, events: boolean): (chunk: Uint8Array) => boolean {
  let all = 0
  let event = 0
  return (chunk) => {
    all += chunk.byteLength
    if (!events) return all <= maxBytes
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const end = Math.max(bytes.lastIndexOf('\n\n'), bytes.lastIndexOf('\r\n\r\n'))
    event = end < 0 ? event + chunk.byteLength : chunk.byteLength - end
    return event <= maxBytes && all <= maxBytes * ENVELOPE
  }
}
