import { escapeHtml, page } from '../core/page.ts'
import type { People } from '../core/service.ts'
import type { WebhookSink } from './start.ts'

/** The webhooks that came, newest first. */
export function webhookPages({ control }: WebhookSink): People {
  return ({ path }) =>
    path === '/'
      ? page(
          'Webhooks',
          control
            .received()
            .toReversed()
            .map(({ at, method, path: where, id, signedBy, headers, text, json }) => {
              const signed =
                signedBy === null ? 'signed by no known secret' : `signed by secret ${signedBy + 1}`
              const body = json === null ? text : JSON.stringify(json, null, 2)
              return `<article><header>${new Date(at).toISOString()} ${escapeHtml(`${method} ${where}`)} · ${escapeHtml(id ?? 'no webhook-id')} · ${signed}</header><details><summary>${escapeHtml(text.slice(0, 120))}</summary><pre>${escapeHtml(JSON.stringify(headers, null, 2))}\n\n${escapeHtml(body)}</pre></details></article>`
            })
            .join('') || '<p>None yet.</p>',
        )
      : null
}
