import { panelIsBuilt } from '../../compose-server.ts'
import { openRegistry } from '../../compose.ts'
import type { Config } from '../../config.ts'
import { faultLine } from '../faults.ts'
import { fault, type Finding, ok, warn } from '../../doctor/finding.ts'

const NEEDED = [22, 18] as const

/** The launcher finds a Node that will do; who starts a source by hand may not have. */
export function checkNode(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const enough = major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])
  const needed = `${NEEDED.join('.')} or newer is needed`
  return enough
    ? ok('Node', `${version} (${needed})`)
    : fault('Node', `${version} is too old: ${needed}. Install it, or run npm ci, which brings one along.`)
}

/** Without the environment nobody knows the data directory, whose registry stands beside the program's. */
export async function checkRegistry(
  config: Partial<Pick<Config, 'dataDir' | 'policies'>> = {},
): Promise<Finding> {
  try {
    const { agents, templates } = await openRegistry(config)
    return ok('registry', `${agents.length} agents, ${templates.length} templates`)
  } catch (error) {
    return fault('registry', faultLine(error) ?? String(error))
  }
}

/** The ways to choose a speaker: those of one's own are loaded and checked as at every start. */
export async function checkPolicies({ policies: named }: Config): Promise<Finding> {
  try {
    const { policies } = await openRegistry({ policies: named })
    const names = policies.map(({ name }) => name).join(', ')
    return ok('policies', named.length === 0 ? names : `${names}; loaded from ${named.join(', ')}`)
  } catch (error) {
    return fault('policies', faultLine(error) ?? String(error))
  }
}

export const checkPanel = (): Finding =>
  panelIsBuilt()
    ? ok('panel', 'built')
    : warn('panel', 'not built, so a server has the API only: run npm ci.')

/** Variables that a later version will understand. */
export function checkEnvironment({ unused }: Config): Finding {
  if (unused.length === 0) return ok('environment', 'every value can be read')
  return warn('environment', `this version does not use ${unused.join(', ')}: nothing is sent there.`)
}
