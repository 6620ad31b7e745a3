import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'

const TEXT = 'text:'
const SENT = 'sent:'

/** Which source is meant, and whose it is. */
type Named = { origin: string; workspaceId: string }

/** The origin of a document that was sent: its name alone, which is never looked for on the disk. */
export const sentOrigin = (name: string): string => `${SENT}${name}`

/** Keeps a pasted text beside the database, whole or not at all; settles with its origin. The same text is one. */
export async function keepText(folder: string, text: string): Promise<string> {
  const origin = `${TEXT}${sha256(text)}`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, nameOfText(origin))
  const next = `${file}.${process.pid}`
  const handle = await open(next, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(next, file)
  return origin
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
  return origin.startsWith(SENT) ? path.join(folder, nameOfSent(source)) : origin
}

/** Forgets what was kept of a source; a file of somebody's stays where it is. */
export async function forget(folder: string, source: Named): Promise<void> {
  const isKept = source.origin.startsWith(TEXT) || source.origin.startsWith(SENT)
  if (isKept) await rm(fileOf(folder, source), { force: true })
}

const nameOfText = (origin: string): string => `${origin.slice(TEXT.length)}.md`

// Two workspaces may each have a document of one name.
const nameOfSent = ({ workspaceId, origin }: Named): string => `${sha256(`${workspaceId}\n${origin}`)}.sent`

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
