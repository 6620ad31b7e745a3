import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileOf, type Named } from './kept.ts'

const NOTE = '.new'

/**
 * Keeps a file and its row together: a note beside the file stands from before the one until after the other, so whoever
 * is killed in between leaves something to be found.
 */
export async function noted<T>(folder: string, source: Named, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { origin, workspaceId } = source
  await writeFile(noteOf(folder, source), JSON.stringify({ origin, workspaceId }), { mode: 0o600 })
  const done = await work()
  await settle(folder, source)
  return done
}

/** Of what nobody knows whether it has a row. Pieces that were never whole are dropped at once. */
export async function unsettled(folder: string): Promise<Named[]> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) if (PIECE.test(name)) await rm(path.join(folder, name), { force: true })
  const all: Named[] = []
  for (const name of names.filter((one) => one.endsWith(NOTE))) {
    const source = read(await readFile(path.join(folder, name), 'utf8'))
    if (source === null) await rm(path.join(folder, name), { force: true })
    else all.push(source)
  }
  return all
}

/** It is known now. */
export const settle = (folder: string, source: Named): Promise<void> =>
  rm(noteOf(folder, source), { force: true })

const noteOf = (folder: string, source: Named): string => `${fileOf(folder, source)}${NOTE}`

/** What was being written by a process of that number. */
const PIECE = /\.(?:md|run)\.\d+$/

/** Null where whoever wrote it was killed. */
function read(text: string): Named | null {
  try {
    const note: unknown = JSON.parse(text)
    if (typeof note !== 'object' || note === null || !('origin' in note) || !('workspaceId' in note))
      return null
    const { origin, workspaceId } = note
    return typeof origin === 'string' && typeof workspaceId === 'string' ? { origin, workspaceId } : null
  } catch {
    return null
  }
}
