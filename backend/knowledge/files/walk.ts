import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { kindOf } from '../kinds.ts'

/** A file of a folder: to be read, refused with a reason, or of a kind that is not read. */
export type Walked =
  | { file: string; is: 'read' | 'ignored' }
  | { file: string; is: 'refused'; reason: string }

/** More files are no library that somebody chose. */
export const MOST_FILES = 20_000
const DEEPEST = 32
/** What programs put into a folder is nobody's document. */
const NO_DOCUMENTS = new Set(['node_modules'])

/**
 * The files of a folder and of those in it, by name. A link that leads out of the folder is refused: who chose the folder
 * has not chosen what lies elsewhere. One that stays within is passed over, since what it leads to is met by itself.
 */
export async function* walk(root: string): AsyncGenerator<Walked> {
  let files = 0
  for await (const one of walkIn(root, root, 0)) {
    if (one.is === 'read' && ++files > MOST_FILES) {
      yield {
        file: root,
        is: 'refused',
        reason: `holds more than ${MOST_FILES} files: add the folders in it that matter.`,
      }
      return
    }
    yield one
  }
}

async function* walkIn(root: string, folder: string, depth: number): AsyncGenerator<Walked> {
  if (depth > DEEPEST) {
    yield { file: folder, is: 'refused', reason: `lies more than ${DEEPEST} folders deep: add it by itself.` }
    return
  }
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isPassedOver(entry.name)) continue
    const file = path.join(folder, entry.name)
    if (entry.isSymbolicLink()) yield* linked(root, file)
    else if (entry.isDirectory()) yield* walkIn(root, file, depth + 1)
    else if (entry.isFile()) yield { file, is: kindOf(file) === null ? 'ignored' : 'read' }
    else yield { file, is: 'refused', reason: 'is neither a file nor a folder: only those can be read.' }
  }
}

async function* linked(root: string, file: string): AsyncGenerator<Walked> {
  const target = await realpath(file).catch(() => null)
  if (target === null)
    yield { file, is: 'refused', reason: 'is a link that leads nowhere: mend or delete it.' }
  else if (target !== root && !isWithin(root, target))
    yield { file, is: 'refused', reason: 'is a link out of the folder: add what it leads to by itself.' }
}

/** Whether nobody means a file or folder of this name. */
export const isPassedOver = (name: string): boolean => name.startsWith('.') || NO_DOCUMENTS.has(name)

/** Whether a path lies in a folder; both are real ones. */
export function isWithin(folder: string, file: string): boolean {
  const way = path.relative(folder, file)
  return way !== '' && !path.isAbsolute(way) && way.split(path.sep)[0] !== '..'
}

/** Whether there is a folder of this name. */
export const isFolder = async (name: string): Promise<boolean> => (await stat(name)).isDirectory()
