// Sends a request as Slack does and measures when it was acknowledged.
import type { EmulatorClock } from '../../core/clock.ts'

/** A request, byte for byte: sent again it is a replay. */
export type Sent = { url: string; body: string; headers: Record<string, string> }
export type Ack = {
  /** Null where no answer came. */
  status: number | null
  body: string
  contentType: string
  /** The answer asked for no more tries. */
  noRetry: boolean
  /** Until the answer was there, on the emulator's clock. */
  ms: number
  /** An answer of 2xx within three seconds: all that Slack takes for one. */
  acked: boolean
  failure: 'http_timeout' | 'connection_failed' | 'http_error' | null
  sent: Sent
}

const DEADLINE = 3_000

export async function deliver(sent: Sent, clock: EmulatorClock): Promise<Ack> {
  const [began, late, answered] = [clock.monotonic(), new AbortController(), new AbortController()]
  void clock.sleep(DEADLINE, answered.signal).then(() => late.abort())
  const got = await request(sent, late.signal)
  answered.abort()
  const ms = clock.monotonic() - began
  const failure = 'failure' in got ? got.failure : got.status >= 200 && got.status < 300 ? null : 'http_error'
  const answer = 'failure' in got ? { status: null, body: '', contentType: '', noRetry: false } : got
  return { ...answer, ms, acked: failure === null, failure, sent }
}

type Got =
  | { status: number; body: string; contentType: string; noRetry: boolean }
  | { failure: 'http_timeout' | 'connection_failed' }

async function request({ url, body, headers }: Sent, signal: AbortSignal): Promise<Got> {
  try {
    const response = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' })
    return {
      status: response.status,
      body: await response.text(),
      contentType: response.headers.get('content-type') ?? '',
      noRetry: response.headers.get('x-slack-no-retry') === '1',
    }
  } catch {
    // Nobody there, or nobody in time: for Slack these are two different reasons.
    return { failure: signal.aborted ? 'http_timeout' : 'connection_failed' }
  }
}
