import { ModelError, type ModelErrorKind } from '../errors.ts'
import { field, isObject, text } from '../unknown.ts'

/** `secrets` are kept out of every message: some providers repeat the key they refuse. */
export type Where = { provider: string; secrets: readonly string[]; now: number }

const LONGEST_REASON = 500
const NO_CREDIT = ['insufficient_quota', 'billing_hard_limit_reached']
const FILTERED = ['content_filter', 'content_policy_violation']

/** Whatever the SDK, the network or the provider threw, as what it means for whoever asked. */
export function asModelError(error: unknown, where: Where): ModelError {
  const ours = chain(error).find((cause) => cause instanceof ModelError)
  if (ours !== undefined) return ours
  const status = field(error, 'status')
  if (typeof status === 'number') return refusedWith(status, field(error, 'error') ?? error, error, where)
  const said = field(error, 'error')
  if (isObject(said)) return saidInTheAnswer(said, where)
  if (error instanceof SyntaxError)
    return new ModelError('bad_answer', `${where.provider} sent an answer that is no JSON.`, {
      retryable: true,
      cause: error,
    })
  return unreachable(error, where)
}

/** An error that came where an answer was expected: as an event of a stream, or under the status 200. */
export function saidInTheAnswer(said: unknown, where: Where): ModelError {
  const code = field(said, 'code')
  if (typeof code === 'number' && code >= 400) return refusedWith(code, said, undefined, where)
  const type = `${text(code) ?? ''} ${text(field(said, 'type')) ?? ''}`
  const kind: ModelErrorKind = /rate_limit|quota/.test(type)
    ? 'rate_limited'
    : FILTERED.some((filtered) => type.includes(filtered))
      ? 'content_filter'
      : /invalid|not_found/.test(type)
        ? 'bad_request'
        : 'overloaded'
  const retryable = kind === 'overloaded' || (kind === 'rate_limited' && !noCredit(type))
  return new ModelError(kind, `${where.provider} broke off: ${reason(said, where)}`, { retryable })
}

function refusedWith(status: number, said: unknown, error: unknown, where: Where): ModelError {
  const codes = `${text(field(said, 'code')) ?? ''} ${text(field(said, 'type')) ?? ''}`
  const [kind, retryable] = meaning(status, codes)
  const advice =
    kind === 'unauthorised'
      ? ' Check the API key and what it may be used for.'
      : noCredit(codes)
        ? ' The account has no credit left.'
        : ''
  const message = `${where.provider} answered ${status}: ${reason(said, where)}${advice}`
  return new ModelError(kind, message, {
    retryable,
    retryAfterMs: retryAfter(field(error, 'headers'), where.now),
  })
}

function meaning(status: number, codes: string): [ModelErrorKind, boolean] {
  if (FILTERED.some((code) => codes.includes(code))) return ['content_filter', false]
  if (status === 429) return ['rate_limited', !noCredit(codes)]
  if (status === 401 || status === 403) return ['unauthorised', false]
  if (status === 408) return ['timeout', true]
  // 409 and 425: another request stands in the way at the moment.
  if (status >= 500 || status === 409 || status === 425) return ['overloaded', true]
  return ['bad_request', false]
}

function noCredit(codes: string): boolean {
  return NO_CREDIT.some((code) => codes.includes(code))
}

function reason(said: unknown, { secrets }: Where): string {
  let words = text(field(said, 'message')) ?? text(said) ?? 'it gave no reason.'
  for (const secret of secrets) if (secret !== '') words = words.replaceAll(secret, '[key]')
  return words.length > LONGEST_REASON ? `${words.slice(0, LONGEST_REASON)}…` : words
}

/** When the provider will listen again, in ms from now: it says so in ms, in seconds, or as a date. */
export function retryAfter(headers: unknown, now: number): number | null {
  if (!(headers instanceof Headers)) return null
  const ms = Number.parseFloat(headers.get('retry-after-ms') ?? '')
  if (ms >= 0) return ms
  const value = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}

function unreachable(error: unknown, { provider }: Where): ModelError {
  const causes = chain(error)
  const code = causes.map((cause) => text(field(cause, 'code'))).find((known) => known !== undefined)
  const late = code !== undefined && /TIMEOUT|TIMEDOUT/.test(code)
  if (late)
    return new ModelError('timeout', `${provider} did not answer in time.`, { retryable: true, cause: error })
  return new ModelError('connection', `${provider} cannot be reached${code ? ` (${code})` : ''}.`, {
    retryable: true,
    cause: error,
  })
}

// The error and what caused it, outermost first.
function chain(error: unknown): unknown[] {
  const causes: unknown[] = []
  for (let at = error; at !== undefined && at !== null && causes.length < 6; at = field(at, 'cause'))
    causes.push(at)
  return causes
}
