import type { TargetKind } from '../target-kind.ts'

export const WEBHOOK: TargetKind = {
  name: 'webhook',
  title: 'Webhook',
  howToSetUp: 'Set XIO_WEBHOOKS and XIO_WEBHOOK_SECRETS: see docs/webhooks.md.',
  usual: true,
  async open({ settings }) {
    if (settings.webhooks.length === 0) return []
    const [{ guardedClient }, { webhookTarget }] = await Promise.all([
      import('../../../outside/guarded-client.ts'),
      import('./webhook-target.ts'),
    ])
    const send = guardedClient({ allowed: settings.outboundAllowed })
    return settings.webhooks.map((place) => webhookTarget(place, send))
  },
}
