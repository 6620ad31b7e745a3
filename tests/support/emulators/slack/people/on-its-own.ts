// What Slack itself sends: events with their retries, the checks of an address, and the same bytes twice.
import { type EmulatorClock, later } from '../../core/clock.ts'
import type { Json } from '../json.ts'
import { type Ack, deliver, type Sent } from './deliver.ts'
import type { Ground } from './ground.ts'
import type { Retry } from './line.ts'
import { eventEnvelope } from './payloads.ts'
import type { Forgery } from './signing.ts'

type Told = { event: Json; eventId?: string; forgery?: Forgery }

/** Slack sends an event at once, at once again, after a minute and after five. */
const EVENT_TRIES = [0, 0, 60_000, 300_000]

export function onItsOwn({ workspace, app, line, toApp }: Ground) {
  return {
    /** An event, sent again while nobody acknowledges it. Settles with all that was tried. */
    event: (given: Told): Promise<Ack[]> => {
      const id = given.eventId ?? workspace.newId('Ev')
      const envelope = eventEnvelope({ workspace, app }, given.event, id)
      return tries(line.clock, (retry) => toApp.event(envelope, retry, given.forgery))
    },
    /** The very same bytes once more, from whoever got hold of them. */
    replay: (sent: Sent) => deliver(sent, line.clock),
    /** What Slack asks when the address is entered; true where the answer is right. */
    verifyUrl: async (forgery?: Forgery): Promise<{ right: boolean; ack: Ack }> => {
      const challenge = workspace.newId('challenge')
      const asked = { token: app.verificationToken, challenge, type: 'url_verification' }
      const ack = await toApp.json(asked, forgery)
      return { right: ack.acked && ack.body.includes(challenge), ack }
    },
    /** Slack looks now and then whether a certificate is good: without a signature. */
    sslCheck: () => toApp.form({ ssl_check: '1', token: app.verificationToken }, { signature: 'missing' }),
  }
}

async function tries(clock: EmulatorClock, send: (retry: Retry) => Promise<Ack>): Promise<Ack[]> {
  const acks: Ack[] = []
  for (const [number, wait] of EVENT_TRIES.entries()) {
    const last = acks.at(-1)
    if (last !== undefined && (last.acked || last.noRetry)) break
    if (wait > 0) await new Promise<void>((resolve) => later(clock, wait, resolve))
    acks.push(await send(last === undefined ? null : { number, reason: last.failure ?? '' }))
  }
  return acks
}
