import type { Plugin } from 'vite'
import { cataloguesOf, type Chunks, chunksOf, entryOf, neededIn, pagesOf } from './chunks.ts'

/** Addresses that people keep and send, and the page behind each; the first that fits. A test holds `ui/app/routes.ts` to it. */
export const FIRST_PAGES: Readonly<Record<string, string>> = {
  '/': 'home/Home.tsx',
  '/councils/new': 'preparation/Preparation.tsx',
  '/councils/:id': 'room/Room.tsx',
  '/councils/:id/live': 'room/Room.tsx',
}

/** What the server tells a browser to fetch at once: of an address, and of a language. */
export type First = { pages: Record<string, string[]>; words: Record<string, string[]> }

/** Writes `first.json`, so that the page's scripts need not be found one after the other. */
export function panelFirst(): Plugin {
  return {
    name: 'panel-first',
    apply: 'build',
    generateBundle(_, bundle) {
      const source = JSON.stringify(firstOf(chunksOf(bundle)), null, 1)
      this.emitFile({ type: 'asset', fileName: 'first.json', source })
    },
  }
}

/** What pages and languages need beyond what index.html names. */
export function firstOf(chunks: Chunks): First {
  const entry = neededIn(chunks, [entryOf(chunks)])
  const beyond = (name: string) =>
    [...neededIn(chunks, [name])].filter((one) => !entry.has(one)).map((one) => `/${one}`)
  const pages = pagesOf(chunks)
  const files = (page: string) => {
    const name = pages.get(page)
    if (name === undefined) throw new Error(`The panel has no page ${page} of its own.`)
    return beyond(name)
  }
  return {
    pages: Object.fromEntries(Object.entries(FIRST_PAGES).map(([at, page]) => [at, files(page)])),
    words: Object.fromEntries([...cataloguesOf(chunks)].map(([language, name]) => [language, beyond(name)])),
  }
}
