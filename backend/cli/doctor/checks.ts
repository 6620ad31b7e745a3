import { type Config, ConfigInvalid, readConfig } from '../../config.ts'
import { checkDataDir, checkRuns } from './check-data.ts'
import { checkEnvironment, checkNode, checkPanel, checkPolicies, checkRegistry } from './check-machine.ts'
import { checkExports } from './check-exports.ts'
import { checkLibrary } from './check-library.ts'
import { checkModel } from './check-model.ts'
import { checkPort } from './check-port.ts'
import { checkTerminal } from './check-terminal.ts'
import { fault, type Finding } from '../../doctor/finding.ts'

/** `fix`: what can be mended at a service is. */
export type Asked = { fix: boolean }
type Check = (config: Config, asked: Asked) => Finding | Finding[] | Promise<Finding | Finding[]>

/** Every check, in the order in which they are told; what waits for others stands last. To add one, add its line. */
const CHECKS: Record<string, Check> = {
  Node: () => checkNode(),
  terminal: () => checkTerminal(),
  policies: checkPolicies,
  registry: checkRegistry,
  panel: () => checkPanel(),
  environment: checkEnvironment,
  models: checkModel,
  'data directory': ({ dataDir }) => checkDataDir(dataDir),
  database: ({ dataDir }) => checkRuns(dataDir),
  library: checkLibrary,
  port: checkPort,
  exports: (config, { fix }) => checkExports(config, fix),
}

/** Each finding as soon as it is there. */
export async function* examine(asked: Asked): AsyncGenerator<Finding> {
  const config = readOrFault()
  // Without the environment nobody knows which data and which port are meant.
  if ('state' in config)
    return yield* [checkNode(), checkTerminal(), await checkRegistry(), checkPanel(), config]
  for (const [of, check] of Object.entries(CHECKS)) yield* await attempted(of, () => check(config, asked))
}

// What a check did not foresee is a finding too: the others are still worth knowing.
async function attempted(of: string, check: () => ReturnType<Check>): Promise<Finding[]> {
  try {
    return [await check()].flat()
  } catch (error) {
    return [fault(of, `could not be checked: ${error instanceof Error ? error.message : String(error)}`)]
  }
}

function readOrFault(): Config | Finding {
  try {
    return readConfig()
  } catch (error) {
    if (error instanceof ConfigInvalid) return fault('environment', error.message)
    throw error
  }
}
