import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { KnowledgeScope } from '../../ports/knowledge.ts'

const TEXT = 'text:'
const SENT = 'sent:'
const RUN = 'run:'

/** Which source is meant, and whose it is. */
export type Named = { origin: string; workspaceId: string }

/** The origin of a text that was given: the same text is the same source. */
export const textOrigin = (text: string): string => `${TEXT}${sha256(text)}`

/** The origin of a document that was sent: its name alone, which is never looked for on the disk. */
export const sentOrigin = (name: string): string => `${SENT}${name}`

/** The origin of what the program itself keeps of a council. */
export const runOrigin = (runId: string, scope: KnowledgeScope): string => `${RUN}${runId}#${scope}`

export const isOfRun = ({ origin }: Pick<Named, 'origin'>): boolean => origin.startsWith(RUN)

/** Keeps what there is to cite of a council, in the place of what was kept of it before. */
export const keepOfRun = (folder: string, source: Named, text: string): Promise<void> =>
  writeWhole(folder, fileOf(folder, source), text)

/** Keeps a pasted text beside the database, whole or not at all; settles with its origin. The same text is one. */
export async function keepText(folder: string, text: string): Promise<string> {
  const origin = textOrigin(text)
  await writeWhole(folder, path.join(folder, nameOfText(origin)), text)
  return origin
}

async function writeWhole(folder: string, file: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const next = `${file}.${process.pid}`
  const handle = await open(next, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(next, file)
}

/** Takes over a file that was sent, in the place of what was sent under this name before. */
export async function keepSent(folder: string, source: Named, file: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(file, fileOf(folder, source))
}

/** Where a source is read from. */
export function fileOf(folder: string, source: Named): string {
  const { origin } = source
  if (origin.startsWith(TEXT)) return path.join(folder, nameOfText(origin))
  if (origin.startsWith(SENT)) return path.join(folder, `${nameOf(source)}.sent`)
  return isOfRun(source) ? path.join(folder, `${nameOf(source)}.run`) : origin
}

/** Forgets what was kept of a source; a file of somebody's stays where it is. */
export async function forget(folder: string, source: Named): Promise<void> {
  const { origin } = source
  if (origin.startsWith(TEXT) || origin.startsWith(SENT) || isOfRun(source))
    await rm(fileOf(folder, source), { force: true })
}

const nameOfText = (origin: string): string => `${origin.slice(TEXT.length)}.md`

// Two workspaces may each have a document of one name.
const nameOf = ({ workspaceId, origin }: Named): string => sha256(`${workspaceId}\n${origin}`)

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
