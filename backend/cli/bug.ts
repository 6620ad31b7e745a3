import { appendFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Log } from '../ports/access.ts'

/** Keeps what nobody expected for whoever mends it, and says in which file; null where even that fails. */
export function keepDetails(
  error: unknown,
  about: Record<string, unknown> = {},
  folder?: string,
): string | null {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const line = JSON.stringify({ at: new Date().toISOString(), ...about, details })
  for (const place of [folder, tmpdir()]) {
    if (place === undefined) continue
    try {
      const file = path.join(place, 'xio-errors.log')
      appendFileSync(file, `${line}\n`, { mode: 0o600 })
      return file
    } catch {
      // No such folder, or not ours: the next one.
    }
  }
  return null
}

/** A log for commands that print something else: only errors count, and they go to a file. */
export function quietLog(folder: string, said: { file: string | null } = { file: null }): Log {
  const silent = () => {}
  return {
    debug: silent,
    info: silent,
    warn: silent,
    error: ({ err, ...about }, message) => {
      said.file = keepDetails(err, { ...about, message }, folder)
    },
  }
}
