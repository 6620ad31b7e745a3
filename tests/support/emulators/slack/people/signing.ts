import { createHmac } from 'node:crypto'

/** What may be wrong with a request that says it comes from Slack. */
export type Forgery = {
  signature?: 'wrong' | 'missing' | 'of another app'
  /** How long ago it says it was sent; negative says it comes from the future. */
  ageSeconds?: number
}

/** The headers of a request as Slack signs it. */
export function signed(
  secret: string,
  body: string,
  now: number,
  forgery: Forgery = {},
): Record<string, string> {
  const at = String(Math.floor(now / 1000) - (forgery.ageSeconds ?? 0))
  const key = forgery.signature === 'of another app' ? 'the secret of another app' : secret
  const mac = createHmac('sha256', key).update(`v0:${at}:${body}`).digest('hex')
  const signature =
    forgery.signature === 'wrong' ? mac.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) : mac
  return {
    'x-slack-request-timestamp': at,
    ...(forgery.signature !== 'missing' && { 'x-slack-signature': `v0=${signature}` }),
  }
}
