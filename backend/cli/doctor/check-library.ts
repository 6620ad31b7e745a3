import { reachLibrary } from '../../compose-knowledge.ts'
import type { Config } from '../../config.ts'
import { fault, type Finding, ok } from '../../doctor/finding.ts'
import { StorageFailure } from '../../log/failures.ts'
import { commandLog } from '../bug.ts'

/** Where the library stands, and whether it can be reached there. */
export async function checkLibrary(config: Config): Promise<Finding> {
  const { postgres, chroma } = config.knowledge
  const places = [
    postgres === null ? 'the data directory' : postgres.named,
    ...(chroma === null ? [] : [`vectors at ${new URL(chroma).host}`]),
  ]
  try {
    await reachLibrary(config.knowledge, commandLog(config))
    return ok('library', `stands in ${places.join(', ')}`)
  } catch (error) {
    if (error instanceof StorageFailure) return fault('library', error.message)
    throw error
  }
}
