import type { IncomingMessage } from 'node:http'
import type { EmulatorRequest } from './service.ts'

/** Reads a request whole; JSON and form bodies become values. */
export async function readRequest(
  incoming: IncomingMessage,
  token: (request: EmulatorRequest) => string | null,
): Promise<EmulatorRequest> {
  const pieces: Buffer[] = []
  for await (const piece of incoming) pieces.push(Buffer.from(piece as Uint8Array))
  const text = Buffer.concat(pieces).toString('utf8')
  const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s)
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )
  const request: EmulatorRequest = {
    method: incoming.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers,
    text,
    ...parsed(headers['content-type'] ?? '', text),
    token: null,
    socket: incoming.socket,
  }
  return { ...request, token: token(request) }
}

function parsed(type: string, text: string): { body: unknown; badJson: boolean } {
  if (text === '') return { body: undefined, badJson: false }
  if (type.includes('application/x-www-form-urlencoded'))
    return { body: Object.fromEntries(new URLSearchParams(text)), badJson: false }
  if (!type.includes('json')) return { body: undefined, badJson: false }
  try {
    return { body: JSON.parse(text) as unknown, badJson: false }
  } catch {
    return { body: undefined, badJson: true }
  }
}

/** The token of `Authorization: Bearer …`. */
export function bearer(request: EmulatorRequest): string | null {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}
