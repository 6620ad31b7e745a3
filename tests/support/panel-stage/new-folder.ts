import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder that is there until it is removed. */
export function newFolder(): { path: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'xio-stage-'))
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
