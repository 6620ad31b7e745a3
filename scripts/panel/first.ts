import type { Plugin } from 'vite'
import { cataloguesOf, type Chunks, chunksOf, entryOf, neededIn } from './chunks.ts'

/** `files`: the page, and what it always shows as soon as it has read its run; `late`: it says `pageWords`. */
type FirstPage = { files: readonly [string, ...string[]]; late?: true }

/** Addresses that people keep and send, and the page behind each; the first that fits. A test holds `ui/app/routes.ts` to it. */
export const FIRST_PAGES: Readonly<Record<string, FirstPage>> = {
  '/': { files: ['home/Home.tsx'], late: true },
  '/councils/new': { files: ['preparation/Preparation.tsx'], late: true },
  '/councils/:id': { files: ['room/Room.tsx'] },
  '/councils/:id/live': { files: ['room/Room.tsx'] },
  '/councils/:id/replay': { files: ['replay/Replay.tsx', 'replay/ReplayRoom.tsx'], late: true },
}

type Files = Record<string, string[]>

/** What the server tells a browser to fetch at once: of an address, of a language, and of an address in a language. */
export type First = { pages: Files; words: Files; pageWords: Record<string, Files> }

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
  const beyond = (names: readonly string[]) =>
    [...neededIn(chunks, names)].filter((one) => !entry.has(one)).map((one) => `/${one}`)
  const files = (modules: readonly string[]) =>
    beyond(
      modules.map((module) => {
        const [name] = [...chunks].find(([, { facade }]) => facade.endsWith(`/ui/${module}`)) ?? []
        if (name === undefined) throw new Error(`The panel has no page ${module} of its own.`)
        return name
      }),
    )
  const pages = Object.entries(FIRST_PAGES)
  const languages = [...cataloguesOf(chunks)]
  const late = (): Files =>
    Object.fromEntries(languages.map(([language]) => [language, files([`words/${language}/pages.ts`])]))
  return {
    pages: Object.fromEntries(pages.map(([at, page]) => [at, files(page.files)])),
    words: Object.fromEntries(languages.map(([language, name]) => [language, beyond([name])])),
    pageWords: Object.fromEntries(pages.filter(([, page]) => page.late).map(([at]) => [at, late()])),
  }
}
