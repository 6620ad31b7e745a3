import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { type Kind, kindOf, READ_ENDS } from '../kinds.ts'
import { reasonOf, SourceInvalid } from '../source-invalid.ts'
import { fileFault } from './open-file.ts'
import { isFolder, walk } from './walk.ts'

export type FoundDocument = { file: string; folder: string | null; kind: Kind; title: string }

/** What lies at a path: documents that can be read, what is refused and why, and how many files are of no such kind. */
export type FoundDocuments = {
  documents: FoundDocument[]
  refused: { file: string; reason: string }[]
  ignored: number
}

/** The document of a path, or those of a folder. Nothing of them is read. */
export async function documentsAt(given: string): Promise<FoundDocuments> {
  const found: FoundDocuments = { documents: [], refused: [], ignored: 0 }
  try {
    const real = await realpath(given)
    if (await isFolder(real)) await lookInto(real, found)
    else {
      const kind = kindOf(real)
      if (kind === null)
        throw new SourceInvalid(null, `is of a kind that is not read: name one of ${READ_ENDS}.`)
      found.documents.push({ file: real, folder: null, kind, title: titleOf(path.basename(real)) })
    }
  } catch (error) {
    const fault = fileFault(error)
    if (fault === null) throw error
    found.refused.push({ file: given, reason: reasonOf(fault) })
  }
  return found
}

/** The way to a file without the end of its name. */
export function titleOf(file: string): string {
  const { dir, name } = path.parse(file)
  return path.join(dir, name).split(path.sep).join('/')
}

async function lookInto(folder: string, found: FoundDocuments): Promise<void> {
  for await (const one of walk(folder)) {
    const { file } = one
    const kind = kindOf(file)
    if (one.is === 'refused') found.refused.push({ file, reason: one.reason })
    else if (one.is === 'ignored' || kind === null) found.ignored++
    else found.documents.push({ file, folder, kind, title: titleOf(path.relative(folder, file)) })
  }
}
