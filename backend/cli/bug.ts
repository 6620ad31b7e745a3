import { appendFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serverLog } from '../compose.ts'
import { type Config, readConfig } from '../config.ts'
import type { Log } from '../ports/access.ts'

/** Keeps what nobody expected for whoever mends it, and says in which file; null where even that fails. */
export function keepDetails(error: unknown, about: Record<string, unknown> = {}): string | null {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const line = JSON.stringify({ at: new Date().toISOString(), ...about, details })
  for (const place of [dataDir(), tmpdir()]) {
    if (place === null) continue
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

/** The log of a command that prints something else: to standard error where asked for, else only faults, to a file. */
export function commandLog({ logLevel }: Config): Log {
  if (logLevel === 'debug' || logLevel === 'trace')
    return serverLog(logLevel, (line) => void process.stderr.write(line))
  const silent = () => {}
  return {
    debug: silent,
    info: silent,
    warn: silent,
    error: ({ err, ...about }, message) => void keepDetails(err, { ...about, message }),
  }
}

function dataDir(): string | null {
  try {
    return readConfig().dataDir
  } catch {
    return null // the environment itself is at fault, so nobody knows where the data is
  }
}
