import type { SecretText } from './models.ts'

/**
 * A place that may be reached although it is private, or by a port or scheme that is not the usual one: a name or an
 * address with a port (null: every port), or a range of addresses. Read from `XIO_OUTBOUND_ALLOW`.
 */
export type AllowedPlace =
  | { kind: 'host'; host: string; port: number | null }
  | { kind: 'range'; base: string; bits: number }

/** A receiver of webhooks. Its address is kept as a secret: paths and queries of such addresses often are one. */
export type WebhookPlace = {
  /** Null: the only one, which needs no name. */
  name: string | null
  url: SecretText
  /** The newest first; the other one, while the receiver changes over. */
  secrets: readonly SecretText[]
}

/** How mail leaves, and to whom. */
export type MailRoute = {
  /** `smtp[s]://user:pass@host:port`. */
  server: SecretText
  from: string
  to: readonly string[]
}
