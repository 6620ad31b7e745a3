import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { nearestFolder } from './check-storage.ts'
import { codeOf } from './code-of.ts'
import { fault, type Finding, ok } from './finding.ts'

const OF = 'exports'

/** Whether files can be written where records go as files. */
export function checkExportDir(exportDir: string): Finding {
  const there = existsSync(exportDir)
  const place = there ? exportDir : nearestFolder(exportDir)
  try {
    if (!statSync(place).isDirectory())
      return fault(OF, `${place} is a file: move it, or set XIO_EXPORT_DIR to another place.`)
    accessSync(place, constants.W_OK | constants.X_OK)
    return ok(OF, `files go to ${exportDir}`)
  } catch (error) {
    return fault(
      OF,
      `${place} cannot be written (${codeOf(error)}): give this user the right to, or set XIO_EXPORT_DIR.`,
    )
  }
}
