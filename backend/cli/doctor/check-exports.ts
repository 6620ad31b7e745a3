import { checkServices } from '../../compose.ts'
import type { Config } from '../../config.ts'
import { checkExportDir } from '../../doctor/check-export-dir.ts'
import { type Finding, ok } from '../../doctor/finding.ts'

const OF = 'exports'

/** Where records go: each service that is set up is asked, and nothing is written there unless it is to be mended. */
export async function checkExports(config: Config, fix: boolean): Promise<Finding[]> {
  const found = await checkServices(config, fix)
  const off = found.filter(({ checked }) => checked === null).map(({ of }) => of)
  return [
    checkExportDir(config.exportDir),
    ...found.flatMap(({ of, checked }) => (checked ?? []).map((one) => ({ of, ...one }))),
    ...(off.length === 0 ? [] : [ok(OF, `not set up: ${off.join(', ')} (docs/exports.md says how)`)]),
  ]
}
