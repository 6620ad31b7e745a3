import { Webhook } from 'standardwebhooks'
import type { SecretText } from '../../../ports/models.ts'

type Message = {
  /** The same for each try, so that the receiver may know what it has. */
  id: string
  body: string
  /** When this try is made, in ms since 1970: receivers refuse what is older than minutes. */
  now: number
}

/** The headers of Standard Webhooks: one signature for each secret, so that the receiver may change over in its own time. */
export function signedHeaders(
  { id, body, now }: Message,
  secrets: readonly SecretText[],
): Record<string, string> {
  const at = new Date(now)
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret.reveal()).sign(id, at, body)).join(' '),
  }
}
