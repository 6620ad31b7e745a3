import { type APIResponseError, isHTTPResponseError, type UnknownHTTPResponseError } from '@notionhq/client'
import { ExportFault, type FaultKind } from '../../export-fault.ts'

/** What became of a request that failed. `unknown`: it may have been done, or be done within a minute. */
export type Trouble =
  | 'missing'
  | 'archived'
  | 'invalid'
  | 'conflict'
  | 'refused'
  | 'limited'
  | 'unreachable'
  | 'unknown'

/** A fault of a request to Notion, of which the caller may know more. */
export class NotionFault extends ExportFault {
  readonly trouble: Trouble

  constructor(
    trouble: Trouble,
    kind: FaultKind,
    message: string,
    more: { retryAfterMs?: number; cause?: unknown },
  ) {
    super(kind, message, more)
    this.name = 'NotionFault'
    this.trouble = trouble
  }
}

/** Reads an error of the client by class and code alone: its words may quote what was sent. */
export function notionFault(error: unknown): ExportFault {
  if (error instanceof ExportFault) return error
  if (isHTTPResponseError(error)) return ofAnswer(error)
  const code = codeOf(error)
  if (NEVER_SENT.has(code))
    return fault(
      'unreachable',
      'later',
      `Notion cannot be reached (${code}). Nothing was sent; it is tried again.`,
      error,
    )
  // A timeout, a line that broke, an answer that is no JSON: Notion may have done it all the same.
  return fault(
    'unknown',
    'later',
    `Notion gave no answer that can be read${code === '' ? '' : ` (${code})`}. What is there is looked at before anything is sent again.`,
    error,
  )
}

const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

type Answer = UnknownHTTPResponseError | APIResponseError

function ofAnswer(error: Answer): NotionFault {
  const { status } = error
  const by = error.request_id === undefined ? '' : ` (request ${error.request_id})`
  if (status === 429 || status === 529) return limited(error)
  if (status >= 500)
    return fault(
      'unknown',
      'later',
      `Notion is in trouble (${status}). What is there is looked at before anything is sent again.`,
      error,
    )
  switch (status) {
    case 401:
      return fault(
        'refused',
        'paused',
        'Notion does not take the token. Copy it anew from the settings of the connection into NOTION_TOKEN, and start again.',
        error,
      )
    case 403:
      return fault(
        'refused',
        'paused',
        'Notion forbids this to the connection. In its settings allow it to read, insert and update content, then try again.',
        error,
      )
    case 404:
      return fault('missing', 'paused', NOT_SHARED, error)
    case 409:
      return fault(
        'conflict',
        'later',
        'Somebody saved the page in Notion at the same moment. It is tried again.',
        error,
      )
    case 413:
      return fault(
        'invalid',
        'dead',
        `The page is too large for Notion. Shorten the record with edit_artifact, then try again.`,
        error,
      )
    default:
      // Only the words tell this refusal from the others.
      return /is archived|unarchive/.test(error.message)
        ? fault(
            'archived',
            'dead',
            'What was to be written lies in the trash in Notion. Restore it there, then try again.',
            error,
          )
        : fault(
            'invalid',
            'dead',
            `Notion refuses what was sent as invalid (${error.code})${by}. Run xio doctor to see whether the databases still fit; if they do, report it.`,
            error,
          )
  }
}

/** Said where Notion does not show us a database; it does not tell whether it exists. */
export const NOT_SHARED =
  'Notion does not show this page or database to the connection: it was moved, deleted, or is not shared. Open it in Notion, choose ••• → Connections, add the connection, then try again.'

function limited(error: Answer): NotionFault {
  const retryAfterMs = retryAfter(error.headers)
  const message = 'Notion asks for a pause: too many requests. It goes on by itself.'
  return new NotionFault('limited', 'limited', message, {
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
    cause: error,
  })
}

/** All of it: a workspace's limit may last longer than a minute. */
function retryAfter(headers: unknown): number | null {
  const given = headers instanceof Headers ? headers.get('retry-after') : null
  const seconds = given === null ? NaN : Number(given)
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds * 1000) : null
}

const fault = (trouble: Trouble, kind: FaultKind, message: string, cause: unknown): NotionFault =>
  new NotionFault(trouble, kind, message, { cause })

/** The code of the error below: `fetch failed` says nothing itself. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}
