import { guardedClient } from '../../../../backend/outside/guarded-client.ts'
import { webhookTarget } from '../../../../backend/exports/targets/webhook/webhook-target.ts'
import { digest } from '../../../../backend/log/digest.ts'
import { Secret } from '../../../../backend/secret.ts'
import { isWebhookMessage } from '../../../../schemas/generated/validators.js'
import { check } from '../../../../schemas/validate.ts'
import { startWebhookSink, type WebhookSink } from '../../../support/emulators/webhook/start.ts'
import type { TargetUnderTest } from '../kind.ts'

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

/** A receiver that does what docs/webhooks.md tells receivers to do, and nothing more. */
export const WEBHOOK: TargetUnderTest = {
  name: 'webhook',
  canLookUp: true,
  survivesLoss: true,
  waitsMs: 120_000,
  endsHangs: false,
  async start({ clock }) {
    const sink = await startWebhookSink({ clock, secrets: [SECRET] })
    const send = guardedClient({ allowed: [{ kind: 'host', host: '127.0.0.1', port: null }] })
    const place = { name: null, url: new Secret(`${sink.url}/hook`), secrets: [new Secret(SECRET)] }
    return {
      target: () => webhookTarget(place, send),
      control: sink.control,
      // A receiver that goes by the key has one of each, or none.
      visible(key) {
        const n = stateOf(sink).has(key) ? 1 : 0
        return { now: n, most: n }
      },
      wrong({ object: { key, content } }) {
        const faulty = faultsOf(sink)
        if (faulty.length > 0) return faulty.join('; ')
        const there = stateOf(sink).get(key)
        return there !== undefined && there.hash === digest(content) ? null : 'it has another state'
      },
      close: () => sink.close(),
    }
  },
}

type State = { at: string; hash: string }

/** Ids that are known are left out, and so is what is older than what is there. */
function stateOf({ control }: WebhookSink): Map<string, State> {
  const seen = new Set<string | null>()
  const objects = new Map<string, State>()
  for (const { id, json } of control.received()) {
    if (seen.has(id)) continue
    seen.add(id)
    const { timestamp: at, type, data } = check('the message', isWebhookMessage, json)
    const known = objects.get(data.key)
    if (known !== undefined && known.at > at) continue
    const state =
      'decision_log' in data ? { decisionLog: data.decision_log, summary: data.summary } : data.action_item
    objects.set(data.key, { at, hash: digest({ type, state }) })
  }
  return objects
}

/** What no message may be: unsigned, or another text under an id that was used. */
function faultsOf({ control }: WebhookSink): string[] {
  const texts = new Map<string | null, string>()
  return control.received().flatMap(({ id, text, signedBy }) => {
    const before = texts.get(id) ?? text
    texts.set(id, text)
    return [
      ...(signedBy === 0 ? [] : [`${id} is not signed`]),
      ...(before === text ? [] : [`${id} says two things`]),
    ]
  })
}
