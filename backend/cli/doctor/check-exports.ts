import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { checkServices } from '../../compose.ts'
import type { Config } from '../../config.ts'
import { codeOf } from '../files/read-text.ts'
import { nearestFolder } from './check-data.ts'
import { fault, type Finding, ok } from './finding.ts'

const OF = 'exports'

/** Where records go: each service that is set up is asked, and nothing is written there unless it is to be mended. */
export async function checkExports(config: Config, fix: boolean): Promise<Finding[]> {
  const found = await checkServices(config, fix)
  const off = found.filter(({ checked }) => checked === null).map(({ of }) => of)
  return [
    folder(config.exportDir),
    ...found.flatMap(({ of, checked }) => (checked ?? []).map((one) => ({ of, ...one }))),
    ...(off.length === 0 ? [] : [ok(OF, `not set up: ${off.join(', ')} (docs/exports.md says how)`)]),
  ]
}

function folder(exportDir: string): Finding {
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
