import { createHash } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import path from 'node:path'

const TEXT = 'text:'

/** Keeps a pasted text beside the database, whole or not at all; settles with its origin. The same text is one. */
export async function keepText(folder: string, text: string): Promise<string> {
  const hash = createHash('sha256').update(text).digest('hex')
  const origin = `${TEXT}${hash}`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = fileOf(folder, origin)
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

/** Where a source is read from. */
export const fileOf = (folder: string, origin: string): string =>
  origin.startsWith(TEXT) ? path.join(folder, `${origin.slice(TEXT.length)}.md`) : origin
