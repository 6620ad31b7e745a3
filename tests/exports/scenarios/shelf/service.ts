// The smallest service with pages: it makes one on each POST, finds them by key (late), and changes them by id.
import type { VirtualClock } from '../../../support/emulators/core/clock.ts'
import { startEmulator } from '../../../support/emulators/core/emulator.ts'
import { Ledger } from '../../../support/emulators/core/ledger.ts'
import type { EmulatorRequest, Reply, Routed, Service } from '../../../support/emulators/core/service.ts'

export type Page = {
  id: string
  /** Null: nobody sees it yet. */
  key: string | null
  text: string
  /** What people wrote on it. */
  notes: string[]
  removed: boolean
  /** Since when a look-up could find it. */
  shownAt: number
}

export async function startShelf(clock: VirtualClock) {
  const pages = new Map<string, Page>()
  const ledger = new Ledger()
  const lag = { ms: 0 }
  const show = (page: Page) => {
    if (page.key !== null && !page.removed) ledger.put(page.key, page.id)
    else ledger.drop(page.id)
  }
  const write = (page: Page, { key, text }: { key: string | null; text: string }): Reply => {
    if (page.key !== key) page.shownAt = clock.now()
    page.key = key
    page.text = text
    pages.set(page.id, page)
    show(page)
    return { status: 200, body: page }
  }
  const service: Service = {
    token: () => null,
    route(request): Routed {
      const id = request.path.slice('/pages/'.length)
      if (request.path === '/pages' && request.method === 'GET')
        return {
          write: false,
          commit: () => ({ status: 200, body: found(request, [...pages.values()], clock.now() - lag.ms) }),
        }
      if (request.path === '/pages' && request.method === 'POST')
        return {
          write: true,
          commit: () =>
            write(
              { id: `p${pages.size + 1}`, key: null, text: '', notes: [], removed: false, shownAt: 0 },
              contentOf(request),
            ),
        }
      const page = pages.get(id)
      if (page === undefined) return { refusal: { status: 404, body: {} }, unserved: 'no such page' }
      if (request.method === 'GET') return { write: false, commit: () => ({ status: 200, body: page }) }
      if (page.removed) return { refusal: { status: 410, body: {} } }
      return { write: true, commit: () => write(page, contentOf(request)) }
    },
    word: (fault) => ({
      status: fault.kind === 'status' ? fault.code : fault.kind === 'conflict' ? 409 : 429,
      ...(fault.kind === '429' && fault.noHeader !== true
        ? { headers: { 'retry-after': String(fault.retryAfter ?? 1) } }
        : {}),
      body: {},
    }),
  }
  return { emulator: await startEmulator({ service, clock }), pages, ledger, lag, show }
}

function found({ query }: EmulatorRequest, pages: readonly Page[], until: number): string[] {
  const key = query.get('key')
  return pages
    .filter((page) => page.key === key && !page.removed && page.shownAt <= until)
    .map(({ id }) => id)
}

function contentOf({ body }: EmulatorRequest): { key: string | null; text: string } {
  const given = typeof body === 'object' && body !== null ? body : {}
  const key = 'key' in given && typeof given.key === 'string' ? given.key : null
  return { key, text: 'text' in given && typeof given.text === 'string' ? given.text : '' }
}
