/** What the Bot API answers: a refusal says what it refuses in `description`, and sometimes what to do in `parameters`. */
export type Refusal = {
  error_code: number
  description: string
  parameters?: { retry_after?: number; migrate_to_chat_id?: number }
}

const PREFIXES: Record<number, string> = {
  400: 'Bad Request: ',
  403: 'Forbidden: ',
  404: 'Not Found: ',
  409: 'Conflict: ',
}

/** The server puts the kind in front and begins the rest in lower case, unless it looks like a constant. */
export const refusal = (error_code: number, reason: string, parameters?: Refusal['parameters']): Refusal => {
  const lower = /^[A-Z_]{2}/.test(reason) ? reason : reason.charAt(0).toLowerCase() + reason.slice(1)
  return {
    error_code,
    description: `${PREFIXES[error_code] ?? ''}${lower}`,
    ...(parameters !== undefined && { parameters }),
  }
}

export const UNAUTHORIZED: Refusal = { error_code: 401, description: 'Unauthorized' }
export const NOT_FOUND: Refusal = { error_code: 404, description: 'Not Found' }
export const METHOD_NOT_FOUND: Refusal = { error_code: 404, description: 'Not Found: method not found' }
export const tooMany = (seconds: number): Refusal => ({
  error_code: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
})
export const NOT_MODIFIED = refusal(
  400,
  'Message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
)
export const QUERY_TOO_OLD = refusal(
  400,
  'Query is too old and response timeout expired or query ID is invalid',
)

/** A refusal on its way out of a method. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(said: Refusal) {
    super(said.description)
    this.refusal = said
  }
}
export const bad = (reason: string) => new Refused(refusal(400, reason))
