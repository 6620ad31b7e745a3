import { JsonInvalid } from '../../schemas/parse-json.ts'
import { type Fault, SchemaViolation } from '../../schemas/validate.ts'
import { MeetingInvalid } from '../council/meeting/meeting-invalid.ts'
import { CommandRejected } from '../council/rejections.ts'
import { RunUnknown } from '../log/appending.ts'
import { StorageFailure, StorageFull } from '../log/failures.ts'
import { LogFileInvalid } from '../log/log-file.ts'
import { CursorInvalid } from '../log/page-cursor.ts'
import { MeetingFileInvalid } from '../minutes/formats/meeting-file.ts'
import { TextInvalid } from '../minutes/formats/text-invalid.ts'
import { ReadingBusy } from '../minutes/formats/reading-busy.ts'
import { RunNotFound } from '../log/run-not-found.ts'

type More = { errors?: readonly Fault[]; headers?: Record<string, string>; fields?: Record<string, unknown> }

/** Why a request could not be done, in words for whoever sent it (RFC 9457). */
export class Problem extends Error {
  readonly status: number
  readonly more: More

  constructor(status: number, detail: string, more: More = {}) {
    super(detail)
    this.name = 'Problem'
    this.status = status
    this.more = more
  }
}

export const PROBLEM_TYPE = 'application/problem+json'

// Not imported: an import reads all that node:http has, which loads its WebSocket client, 20 ms of every start.
const { STATUS_CODES } = process.getBuiltinModule('node:http')

/** The document of a problem; `instance` names the request, so that a person can find it in the logs. */
export function problemBody({ status, message, more }: Problem, requestId: string): string {
  const title = STATUS_CODES[status] ?? 'Error'
  const errors = more.errors === undefined ? {} : { errors: more.errors }
  const instance = `urn:request:${encodeURIComponent(requestId)}`
  return JSON.stringify({
    type: 'about:blank',
    title,
    status,
    detail: message,
    instance,
    ...errors,
    ...more.fields,
  })
}

/**
 * What an error means for whoever sent the request; null: a bug, which they learn nothing of but its id. `bodyLimit` is
 * the route's.
 */
export function problemOf(error: unknown, bodyLimit = BODY_LIMIT): Problem | null {
  if (error instanceof Problem) return error
  if (error instanceof JsonInvalid) return new Problem(400, error.message)
  if (error instanceof SchemaViolation || error instanceof MeetingInvalid) {
    return new Problem(400, FAULTY, { errors: error.errors })
  }
  if (error instanceof TextInvalid) return new Problem(400, textFault(error))
  if (error instanceof MeetingFileInvalid) return new Problem(400, error.message, { errors: error.errors })
  if (error instanceof LogFileInvalid) return new Problem(400, `This is no run log: ${error.message}`)
  if (error instanceof CursorInvalid) return new Problem(400, error.message)
  if (error instanceof RunNotFound || error instanceof RunUnknown) return new Problem(404, NO_RUN)
  if (error instanceof CommandRejected)
    return new Problem(409, error.message, { fields: { code: error.code } })
  if (error instanceof StorageFull)
    return new Problem(507, error.message, { headers: { 'retry-after': '30' } })
  if (error instanceof ReadingBusy)
    return new Problem(503, error.message, { headers: { 'retry-after': '60' } })
  // Its message names the store's own code, which is for whoever runs the server: they find it in the log.
  if (error instanceof StorageFailure)
    return new Problem(503, NOT_STORED, { headers: { 'retry-after': '5' } })
  return frameworkProblem(error, bodyLimit)
}

/** The body or the parameters name their faults one by one. */
export const FAULTY = 'Some of what was sent cannot be used; errors names each place and how to mend it.'
export const NO_RUN = 'There is no such run.'
const NOT_STORED = 'The store did not take it: nothing was written. Try again; the server log says more.'

const textFault = ({ line, message }: TextInvalid): string =>
  line === null ? `The text ${message}` : `Line ${line} of the text ${message}`

const megabytes = (bytes: number): number => Math.floor(bytes / 1_048_576)

/** More work than the process can answer for: it is refused before it begins. */
export function overloaded(): Problem {
  return new Problem(503, 'The server is overloaded. Try again in a moment.', {
    headers: { 'retry-after': '10' },
  })
}

/** 1 MB: a meeting with its sources fits, a flood does not. */
export const BODY_LIMIT = 1_048_576

function frameworkProblem(error: unknown, bodyLimit: number): Problem | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? error.code : undefined
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new Problem(
      413,
      `The body is larger than ${bodyLimit} bytes (${megabytes(bodyLimit)} MB). Send less.`,
    )
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Problem(415, 'This content type is not taken here.')
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
  return status >= 400 && status < 500 ? new Problem(status, 'The request cannot be read.') : null
}
