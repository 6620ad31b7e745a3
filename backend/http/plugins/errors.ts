import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../../ports/access.ts'
import { Problem, PROBLEM_TYPE, problemBody, problemOf } from '../problem.ts'
import { contentSecurityPolicy, SAFE_HEADERS } from './headers.ts'

/** The one handler: what the caller can mend is said, the rest is logged and answered with the request's id. */
export function handleErrors(app: FastifyInstance, logger: Log): void {
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, logger))
}

export function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  logger: Log,
): FastifyReply {
  const problem = problemOf(error, request.routeOptions.bodyLimit)
  if (problem === null || problem.status >= 500) {
    logger.error({ requestId: request.id, route: request.routeOptions.url, err: error }, 'a request failed')
  }
  return sendProblem(reply, problem ?? new Problem(500, UNKNOWN), request.id)
}

// Never a stack, a statement or a path (SECURITY point 26): the log has them, under the same id.
const UNKNOWN = 'Something went wrong in the server. Its log says what, under the id in x-request-id.'

export function sendProblem(reply: FastifyReply, problem: Problem, id: string): FastifyReply {
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .headers(problem.more.headers ?? {})
    .type(PROBLEM_TYPE)
    .send(problemBody(problem, id))
}

/** What Node itself refuses never becomes a request: broken or slow headers, bodies that take too long. */
export function answerClientError(
  newId: () => string,
): (error: NodeJS.ErrnoException, socket: Socket) => void {
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const id = newId()
    const [line, problem] = WIRE_FAULTS[error.code ?? ''] ?? [
      '400 Bad Request',
      new Problem(400, 'This is no HTTP request.'),
    ]
    const body = problemBody(problem, id)
    const headers = {
      ...SAFE_HEADERS,
      'content-security-policy': contentSecurityPolicy(),
      'x-request-id': id,
      'content-type': PROBLEM_TYPE,
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.end(`HTTP/1.1 ${line}\r\n${lines.join('')}\r\n${body}`)
  }
}

const WIRE_FAULTS: Readonly<Record<string, [line: string, problem: Problem]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', new Problem(408, 'The request took too long to arrive.')],
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    new Problem(431, 'The headers are larger than 16 KB.'),
  ],
}
