import { guardedClient } from '../../../../backend/exports/outside/guarded-client.ts'
import { webhookTarget } from '../../../../backend/exports/targets/webhook/webhook-target.ts'
import { Secret } from '../../../../backend/secret.ts'
import { isWebhookMessage } from '../../../../schemas/generated/validators.js'
import { check } from '../../../../schemas/validate.ts'
import { canonical } from '../../../../backend/log/canonical.ts'
import { startWebhookSink } from '../../../support/emulators/webhook/start.ts'
import type { TargetUnderTest } from '../kind.ts'

const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`

/** A receiver that keeps ids, and of each key the newest revision: to it, what comes twice is one message. */
export const WEBHOOK: TargetUnderTest = {
  name: 'webhook',
  canLookUp: true,
  // Revisions count anew where our database is lost, and the receiver has seen later ones.
  survivesLoss: false,
  waitsMs: 120_000,
  endsHangs: false,
  async start({ clock }) {
    const sink = await startWebhookSink({ clock, secrets: [SECRET] })
    const place = { name: null, url: new Secret(`${sink.url}/hook`), secrets: [new Secret(SECRET)] }
    const send = guardedClient({ allowed: [{ kind: 'host', host: '127.0.0.1', port: null }] })
    const received = () =>
      sink.control.received().map(({ id, json, signedBy }) => {
        const { type, data } = check('the message', isWebhookMessage, json)
        return { id, type, data, signedBy }
      })
    const of = (key: string) => received().filter(({ data }) => data.key === key)
    return {
      target: () => webhookTarget(place, send),
      control: sink.control,
      visible(key) {
        const revisions = Map.groupBy(of(key), ({ data }) => data.revision)
        const ids = [...revisions.values()].map((all) => new Set(all.map(({ id }) => id)).size)
        return { now: ids.length === 0 ? 0 : 1, most: Math.max(0, ...ids) }
      },
      wrong({ object: { key, content } }) {
        const all = of(key)
        if (all.some(({ signedBy }) => signedBy !== 0)) return 'it is not signed'
        const [newest] = all.toSorted((a, b) => b.data.revision - a.data.revision)
        if (newest === undefined) return 'nothing came'
        const { type, data } = newest
        const state =
          'action_item' in data ? data.action_item : { decisionLog: data.decision_log, summary: data.summary }
        const told = canonical({ type, state })
        return told === canonical(content) ? null : `revision ${data.revision} says ${told.slice(0, 300)}`
      },
      close: () => sink.close(),
    }
  },
}
