import type { Plugin } from 'vite'
import { needed } from './needed.ts'

/** A script of the build; `facade` is the module that it stands for, where it is one that is asked for by name. */
export type Chunk = {
  code: string
  imports: readonly string[]
  dynamicImports: readonly string[]
  facade: string
  isEntry: boolean
}
export type Chunks = ReadonlyMap<string, Chunk>
type Bundle = Parameters<Extract<Plugin['generateBundle'], (...args: never[]) => unknown>>[1]

/** The scripts of a build, by their names. */
export function chunksOf(bundle: Bundle): Chunks {
  const chunks = new Map<string, Chunk>()
  for (const [name, one] of Object.entries(bundle))
    if (one.type === 'chunk')
      chunks.set(name, {
        code: one.code,
        imports: one.imports,
        dynamicImports: one.dynamicImports,
        facade: one.facadeModuleId ?? '',
        isEntry: one.isEntry,
      })
  return chunks
}

/** What a page needs at first, and every page: the entry and what it imports. */
export const neededIn = (chunks: Chunks, roots: readonly string[]): Set<string> =>
  needed(roots, (name) => chunks.get(name)?.imports)

/** The script that stands for the whole panel. */
export function entryOf(chunks: Chunks): string {
  const [entry] = [...chunks].find(([, { isEntry }]) => isEntry) ?? []
  if (entry === undefined) throw new Error('The panel has no entry to measure.')
  return entry
}

/** Every page that is loaded late, by its place under `ui/`: `room/Room.tsx`. */
export function pagesOf(chunks: Chunks): Map<string, string> {
  const pages = new Map<string, string>()
  for (const name of neededIn(chunks, [entryOf(chunks)]))
    for (const late of chunks.get(name)?.dynamicImports ?? []) {
      const facade = chunks.get(late)?.facade ?? ''
      if (facade.endsWith('.tsx')) pages.set(facade.slice(facade.indexOf('/ui/') + '/ui/'.length), late)
    }
  return pages
}

/** Each language's words. */
export function cataloguesOf(chunks: Chunks): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, { facade }] of chunks) {
    const language = /\/words\/(\w+)\/index\.ts$/.exec(facade)?.[1]
    if (language !== undefined) found.set(language, name)
  }
  return found
}
