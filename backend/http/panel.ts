import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from './missing.ts'
import { panelFirst } from './panel-first.ts'
import { contentSecurityPolicy } from './plugins/headers.ts'

/** What stands in index.html where each answer puts a nonce of its own. */
export const NONCE_MARK = '__CSP_NONCE__'

// Who may read the panel's files: anybody the site guard lets in; they hold nothing but the program.
const OPEN = { access: 'public' } as const
const YEAR_MS = 365 * 24 * 3_600_000

/** The built panel: its files, and its page for every other address that is not the API's. */
export function servePanel(app: FastifyInstance, folder: string): void {
  app.register(async (scope) => {
    await scope.register(serveStatic, {
      root: folder,
      serve: false,
      index: false,
      dotfiles: 'ignore',
      cacheControl: false,
      preCompressed: true,
    })
    const page = panelPage(folder)
    scope.get('/', { config: OPEN }, page)
    scope.get<{ Params: { '*': string } }>('/*', { config: OPEN }, async (request, reply) => {
      const asked = request.params['*']
      if (isApi(asked)) throw notFound()
      const last = asked.split('/').at(-1) ?? ''
      if (!last.includes('.') || asked === 'index.html') return page(request, reply)
      // Source maps are for those who have the source (SECURITY point 62).
      if (last.endsWith('.map')) throw notFound()
      return file(asked, reply)
    })
  })
}

function isApi(asked: string): boolean {
  return asked === 'api' || asked.startsWith('api/')
}

function panelPage(folder: string) {
  const first = panelFirst(folder)
  return async ({ headers, url }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const nonce = randomBytes(18).toString('base64')
    const html = await readFile(path.join(folder, 'index.html'), 'utf8')
    const links = first(url, headers['accept-language'])
    const { host } = headers
    return reply
      .header(
        'content-security-policy',
        contentSecurityPolicy({ nonce, ...(host !== undefined && { host }) }),
      )
      .type('text/html; charset=utf-8')
      .send(html.replace('</head>', () => `  ${links}\n  </head>`).replaceAll(NONCE_MARK, nonce))
  }
}

// The build names its assets by their content, so a name never means other bytes.
function file(asked: string, reply: FastifyReply): FastifyReply {
  const lasting = asked.startsWith('assets/')
  reply.header('cache-control', lasting ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache')
  return reply.sendFile(asked)
}
