import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { cataloguesOf, type Chunks, chunksOf, entryOf, neededIn, pagesOf } from './chunks.ts'

/** Most bytes, gzipped, that a page may need before it can be used (ux/SPEC.md, section 15). */
const KB = 1000
const ROOM = 230 * KB
const OTHER = 200 * KB
const CSS = 20 * KB

/** What a page loads first. */
export type PageSize = { page: string; bytes: number; most: number }

/** Fails a build whose pages have grown too heavy, and says by how much. */
export function panelBudgets(): Plugin {
  return {
    name: 'panel-budgets',
    apply: 'build',
    generateBundle(_, bundle) {
      let css = 0
      for (const [name, one] of Object.entries(bundle))
        if (one.type === 'asset' && name.endsWith('.css')) css += gzipped(String(one.source))
      const sizes = [...pageSizes(chunksOf(bundle)), { page: 'styles', bytes: css, most: CSS }]
      const heavy = sizes.filter(({ bytes, most }) => bytes > most)
      if (heavy.length > 0)
        this.error(
          `Too heavy before first use: ${heavy.map(told).join('; ')}. Load what is not seen at once later.`,
        )
      const source = JSON.stringify(sizes, null, 1)
      this.emitFile({ type: 'asset', fileName: 'sizes.json', source })
    },
  }
}

/** Every page: the entry, the page's own chunk, the largest catalogue, and what these need at once. */
export function pageSizes(chunks: Chunks): PageSize[] {
  const weights = new Map([...chunks].map(([name, { code }]) => [name, gzipped(code)]))
  const weigh = (name: string) => weights.get(name) ?? 0
  const [heaviest] = [...cataloguesOf(chunks).values()].toSorted((a, b) => weigh(b) - weigh(a))
  const always = [entryOf(chunks), ...(heaviest === undefined ? [] : [heaviest])]
  return [...pagesOf(chunks)].map(([page, name]) => ({
    page,
    bytes: [...neededIn(chunks, [...always, name])].reduce((sum, one) => sum + weigh(one), 0),
    most: page.startsWith('room/') ? ROOM : OTHER,
  }))
}

const gzipped = (text: string): number => gzipSync(text).length

const told = ({ page, bytes, most }: PageSize): string =>
  `${page} ${(bytes / KB).toFixed(1)} kB of ${most / KB}`
