import type { Json } from './json.ts'

/** Slack says no: HTTP 200, `ok: false` and a code. */
export class SlackRefusal extends Error {
  readonly code: string
  readonly body: Json
  /** Seconds, where Slack says when to come again. */
  readonly retryAfter: number | null

  constructor(code: string, more: Json = {}, retryAfter: number | null = null) {
    super(code)
    this.code = code
    this.retryAfter = retryAfter
    this.body = { ok: false, error: code, ...more }
  }
}

/** A refusal that lists what is wrong, as `invalid_arguments` does. */
export function listed(code: string, findings: readonly string[], more: Json = {}): SlackRefusal {
  return new SlackRefusal(code, {
    ...more,
    response_metadata: { messages: findings.map((finding) => `[ERROR] ${finding}`) },
  })
}
