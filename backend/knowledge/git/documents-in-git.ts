import { realpath } from 'node:fs/promises'
import path from 'node:path'
import type { FoundDocuments } from '../files/documents-at.ts'
import { titleOf } from '../files/documents-at.ts'
import { fileFault } from '../files/open-file.ts'
import { MOST_FILES, isPassedOver } from '../files/walk.ts'
import { kindOf } from '../kinds.ts'
import { reasonOf, SourceInvalid } from '../source-invalid.ts'
import { commitOf, type Git } from './look-in-git.ts'
import { gitFolder, gitOrigin } from './origin.ts'
import { askGit } from './run-git.ts'

/** The documents that a commit of a repository holds; nothing of them is read, and what lies beside it is not looked at. */
export async function documentsInGit(git: Git, given: string, ref: string): Promise<FoundDocuments> {
  const found: FoundDocuments = { documents: [], refused: [], ignored: 0 }
  try {
    const repository = await realpath(given)
    const commit = await commitOf(git, repository, ref)
    // Each entry: its mode, its type, its name.
    const told = await askGit(repository, ['ls-tree', '-r', '-z', '--full-tree', commit], git)
    for (const entry of told.split('\0').filter((one) => one !== '')) take(entry, { repository, ref, found })
    if (found.documents.length > MOST_FILES)
      throw new SourceInvalid(null, `holds more than ${MOST_FILES} files: add folders of it.`)
  } catch (error) {
    const fault = fileFault(error)
    if (fault === null) throw error
    return { documents: [], refused: [{ file: gitFolder(given, ref), reason: reasonOf(fault) }], ignored: 0 }
  }
  return found
}

type Into = { repository: string; ref: string; found: FoundDocuments }

function take(entry: string, { repository, ref, found }: Into): void {
  const [, mode, file = ''] = /^(\d+) [^\t]*\t(.*)$/s.exec(entry) ?? []
  if (file.split('/').some(isPassedOver)) return
  const kind = kindOf(file)
  const origin = gitOrigin({ repository, ref, file })
  const refuse = (reason: string) => void found.refused.push({ file: origin, reason })
  if (mode === LINK)
    refuse('is a link, and links of a repository are not followed: add what it leads to by itself.')
  else if (!FILE.has(mode ?? '') || kind === null) found.ignored++
  else if (file.includes('\uFFFD')) refuse('has a name that is not UTF-8: rename it.')
  else {
    const title = titleOf(`${path.basename(repository, '.git')}/${file}`)
    found.documents.push({ file: origin, folder: gitFolder(repository, ref), kind, title })
  }
}

const LINK = '120000'
/** Other repositories in it are no files. */
const FILE = new Set(['100644', '100755', '100664'])
