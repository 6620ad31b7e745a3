import { createHmac, timingSafeEqual } from 'node:crypto'

/** Slack's own bound for old requests; one from the future is as wrong. */
const MOST_APART_SECONDS = 5 * 60

type Signed = { signature: string | undefined; timestamp: string | undefined; body: Buffer }

/** Whether Slack signed just these bytes, now: "v0=" and the HMAC of "v0:time:body". */
export function isSigned(secret: string, { signature, timestamp, body }: Signed, now: number): boolean {
  if (signature === undefined || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(now / 1000 - Number(timestamp)) > MOST_APART_SECONDS) return false
  const mac = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')
  const [ours, theirs] = [Buffer.from(`v0=${mac}`), Buffer.from(signature)]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs)
}
