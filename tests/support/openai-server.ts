// A server that speaks OpenAI's chat completions as real ones do, over real HTTP, and fails as real ones do.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = {
  path: string
  headers: IncomingMessage['headers']
  /** The request's JSON. */
  body: Record<string, unknown>
  /** Settles when the connection of the answer is over: `whole` where all of it was sent before. */
  closed: Promise<'whole' | 'cut'>
}
export type Answering = (response: ServerResponse, request: Received) => void | Promise<void>

export type OpenAIServer = {
  baseURL: string
  /** All that was asked, in order. */
  requests: Received[]
  /** Answers in this order, one to each request; the last one to all that follow. */
  script(...answers: Answering[]): void
  /** Resolves with the nth request (from 1) as soon as it has come. */
  received(nth?: number): Promise<Received>
  close(): Promise<void>
}

export async function openaiServer(): Promise<OpenAIServer> {
  const requests: Received[] = []
  const waiting: { nth: number; resolve: (request: Received) => void }[] = []
  let answers: Answering[] = []
  const server = createServer((incoming, response) => {
    void readRequest(incoming, response).then(async (request) => {
      requests.push(request)
      for (const { nth, resolve } of waiting) if (nth === requests.length) resolve(request)
      const answer = answers.length > 1 ? answers.shift() : answers[0]
      if (answer === undefined) response.writeHead(404).end('nothing is scripted')
      else await answer(response, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    requests,
    script: (...scripted) => void (answers = scripted),
    received: (nth = 1) => {
      const request = requests[nth - 1]
      return request ? Promise.resolve(request) : new Promise((resolve) => waiting.push({ nth, resolve }))
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readRequest(incoming: IncomingMessage, response: ServerResponse): Promise<Received> {
  let text = ''
  for await (const chunk of incoming) text += String(chunk)
  const closed = new Promise<'whole' | 'cut'>((resolve) =>
    response.once('close', () => resolve(response.writableFinished ? 'whole' : 'cut')),
  )
  const body = JSON.parse(text) as Record<string, unknown>
  return { path: incoming.url ?? '', headers: incoming.headers, body, closed }
}

const USAGE = { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 }

/** An answer in one piece; `message` and what else there is go over the usual. */
export function whole(message: object, rest: object = {}, finish = 'stop'): Answering {
  const choices = [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }]
  return json({ id: 'chatcmpl-1', object: 'chat.completion', choices, usage: USAGE, ...rest })
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answering {
  return raw(JSON.stringify(body), status, { 'content-type': 'application/json', ...headers })
}

export function raw(body: string, status: number, headers: Record<string, string>): Answering {
  return (response) => void response.writeHead(status, headers).end(body)
}

/** An error as OpenAI words it. */
export function refusal(status: number, error: object = {}, headers: Record<string, string> = {}): Answering {
  return json({ error: { message: 'No.', type: 'some_error', ...error } }, status, headers)
}

/** Vectors as `/embeddings` gives them, one of each text that was sent; the order is the provider's own. */
export function vectors(of: (text: string) => readonly number[], tokens: number | null = 8): Answering {
  return (response, request) => {
    const { input, model } = request.body
    const texts = Array.isArray(input) ? input.map(String) : [String(input)]
    const data = texts
      .map((text, index) => ({
        object: 'embedding',
        index,
        embedding: of(text),
      }))
      .reverse()
    const counted = tokens === null ? {} : { usage: { prompt_tokens: tokens, total_tokens: tokens } }
    return json({ object: 'list', data, model, ...counted })(response, request)
  }
}

/** The pieces as a stream that ends well. */
export function streamed(...chunks: (object | string)[]): Answering {
  return (response) => {
    beginStream(response)
    for (const chunk of chunks) event(response, chunk)
    response.end('data: [DONE]\n\n')
  }
}

export function beginStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  response.flushHeaders()
}

/** One event; false where the reader is behind. */
export function event(response: ServerResponse, chunk: object | string): boolean {
  return response.write(`data: ${typeof chunk === 'string' ? chunk : JSON.stringify(chunk)}\n\n`)
}

/** A piece of an answer, and in the last one why it ends. */
export function piece(delta: object, finish: string | null = null): object {
  return {
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: finish }],
    usage: null,
  }
}

/** What comes after the last piece where usage was asked for. */
export function usage(told: object = USAGE): object {
  return { object: 'chat.completion.chunk', choices: [], usage: told }
}
