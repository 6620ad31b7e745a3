import { docsPage } from '../docs/page.ts'
import { STYLE } from '../docs/style.ts'
import type { Route } from '../route.ts'

const STYLESHEET = '/docs.css'
const READ = { action: 'read', kind: 'registry' } as const

/** The API document for people: a page and its looks, from this server alone. */
export function docsRoutes(document: () => Promise<object>): Route[] {
  return [
    {
      method: 'GET',
      path: '/docs',
      access: READ,
      summary: 'This document as a page to read.',
      gives: { 200: { description: 'The page.', type: 'text/html', shape: { type: 'string' } } },
      handle: async ({ origin }) => ({
        status: 200,
        body: docsPage({ document: await document(), origin, stylesheet: STYLESHEET }),
        type: 'text/html; charset=utf-8',
      }),
    },
    {
      method: 'GET',
      path: STYLESHEET,
      access: READ,
      summary: 'The looks of that page.',
      gives: { 200: { description: 'A stylesheet.', type: 'text/css', shape: { type: 'string' } } },
      handle: () => ({
        status: 200,
        body: STYLE,
        type: 'text/css; charset=utf-8',
      }),
    },
  ]
}
