import type { Checked } from '../../ports/exports.ts'
import type { AllowedPlace, WebhookPlace } from '../../ports/outbound.ts'
import { reachable } from '../../outside/reachable.ts'

/** Whether somebody takes the connection: nothing is sent, so whether the receiver understands us stays open. */
export async function checkWebhooks(
  places: readonly WebhookPlace[],
  allowed: readonly AllowedPlace[],
): Promise<Checked[]> {
  return Promise.all(
    places.map(async ({ name, url }): Promise<Checked> => {
      const { host } = new URL(url.reveal())
      const who = name === null ? host : `${name} (${host})`
      const failure = await reachable(url.reveal(), allowed)
      if (failure === null) return { state: 'ok', says: `${who} can be reached; nothing was sent` }
      const state = failure.code === 'refused' || failure.code === 'bad_url' ? 'fault' : 'warn'
      return { state, says: `${name === null ? '' : `${name}: `}${failure.message}` }
    }),
  )
}
