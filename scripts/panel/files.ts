import path from 'node:path'
import { needed } from './needed.ts'

type Module = { importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] }
/** The modules of a build, as the bundler knows them. */
export type Graph = { getModuleInfo(id: string): Module | null }

/** From what every page needs to what one needs: a file brings with it what it imports, unless that is in one before it. */
const FILES = ['panel', 'run', 'room'] as const
type File = (typeof FILES)[number]

/**
 * Which files the build puts the panel's modules into. Left alone, the bundler would make some seventy of what the room
 * needs at first: each costs a round trip of its own, six at a time. `ui` is the panel's folder.
 */
export function panelFiles(ui: string) {
  let files: ReadonlyMap<string, File> | null = null
  return FILES.map((file, at) => ({
    priority: FILES.length - at,
    name: (id: string, graph: Graph) => ((files ??= filesOf(ui, graph)).get(id) === file ? file : null),
  }))
}

/** Pages that fold a run: what only they share is one file. */
const RUN_PAGES = ['room/Room.tsx', 'report/Report.tsx', 'decision/DecisionPage.tsx', 'replay/Replay.tsx']
const [ROOM] = RUN_PAGES

function filesOf(ui: string, graph: Graph): Map<string, File> {
  const at = (file: string | undefined) => path.join(ui, file ?? '')
  const always = reached(at('main.tsx'), graph)
  const usedBy = users(always, graph)
  const runPages = new Set(RUN_PAGES.map(at))

  const fileFor = (pages: readonly string[]): File => {
    if (pages.length === 1) return 'room'
    return pages.every((page) => runPages.has(page)) ? 'run' : 'panel'
  }
  const files = new Map<string, File>()
  // Words are found by their language: what its catalogues share is a plural's rule.
  for (const language of ['en', 'ru'])
    for (const id of reached(at(`words/${language}/pages.ts`), graph))
      if (reached(at(`words/${language}/index.ts`), graph).has(id)) files.set(id, 'panel')
  for (const [id, pages] of usedBy)
    if (id !== at(ROOM) && pages.includes(at(ROOM))) files.set(id, fileFor(pages))
  for (const id of always) files.set(id, 'panel')
  return files
}

/** What pages need beyond what every page has: each module with those pages. */
function users(always: ReadonlySet<string>, graph: Graph): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const pages = [...always].flatMap((id) => graph.getModuleInfo(id)?.dynamicallyImportedIds ?? [])
  for (const page of new Set(pages.filter((id) => id.endsWith('.tsx'))))
    for (const id of reached(page, graph))
      if (!always.has(id)) found.set(id, [...(found.get(id) ?? []), page])
  return found
}

const reached = (root: string, graph: Graph): Set<string> =>
  needed([root], (id) => graph.getModuleInfo(id)?.importedIds)
