import type { FastifyInstance, FastifyRequest } from 'fastify'
import { parseJson } from '../../../schemas/parse-json.ts'
import { Problem } from '../problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came: what an Idempotency-Key stands for. */
    bodyText: string
  }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route reads the bytes itself: what is imported need not be UTF-8. */
    bytes?: boolean
  }
}

/** What only a route that reads bytes is sent. */
const TEXTS = ['text/plain', 'text/vtt', 'application/x-subrip']

/** JSON everywhere, Markdown where a route takes it, other texts as bytes; nothing else is read at all. */
export function readBodies(app: FastifyInstance): void {
  app.decorateRequest('bodyText', '')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(TEXTS, { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) =>
    asBytes(request, body),
  )
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      if (request.routeOptions.config.bytes === true) return asBytes(request, body)
      request.bodyText = utf8(body)
      return request.bodyText.trim() === '' ? undefined : parseJson(request.bodyText)
    },
  )
  app.addContentTypeParser(
    'text/markdown',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      if (request.routeOptions.config.bytes === true) return asBytes(request, body)
      request.bodyText = utf8(body)
      return request.bodyText
    },
  )
}

// One unit a byte: two bodies are the same where their bytes are.
function asBytes(request: FastifyRequest, body: Buffer): Uint8Array {
  request.bodyText = body.toString('latin1')
  return body
}

function utf8(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new Problem(400, 'The body is not UTF-8. Save it as UTF-8 and send it again.')
  }
}

/** `application/json; charset=utf-8` → `application/json`; null where the request names none. */
export function mediaType(header: string | undefined): string | null {
  return header === undefined ? null : (header.split(';')[0] ?? '').trim().toLowerCase()
}
