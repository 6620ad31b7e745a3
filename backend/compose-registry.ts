import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { GivenTeam } from './agents/import-team/convert-team.ts'
import { withVersions } from './agents/catalogue/current.ts'
import { policiesOf } from './agents/policies/policies-of.ts'
import { readRegistry } from './agents/read-registry.ts'
import type { Registry } from './agents/registry.ts'
import { DEFAULT_TEMPLATE } from './council/meeting/default-template.ts'
import type { StoredVersion } from './ports/registry-versions.ts'
import { DataDirUnusable } from './store/data-dir.ts'
import { MigrationRefused } from './store/migrate.ts'
import { openStoreToRead, type Store } from './store/open-store.ts'

type RegistryOptions = { dataDir?: string; policies?: readonly string[] }
type HouseOf = RegistryOptions & { dataDir: string }

const REGISTRY = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../registry')

/** The roles and councils that come with the program, and those that were added to the data directory. */
export async function openRegistry({ dataDir, policies = [] }: RegistryOptions = {}): Promise<Registry> {
  const local = dataDir === undefined ? undefined : localRegistry(dataDir)
  return readRegistry(REGISTRY, local, await policiesOf(policies, process.cwd()))
}

/**
 * The registry that councils in the data directory are held by: that of the files, where people have changed something
 * by their newest version. `edited` tells what that is.
 */
export async function openRegistryInUse(options: HouseOf) {
  const files = await openRegistry(options)
  const registry = withVersions(files, await newestVersions(options.dataDir))
  const edited = {
    agents: registry.agents.filter(({ id, version }) => files.agent(id)?.version !== version),
    templates: registry.templates.filter(({ id, version }) => files.template(id)?.version !== version),
  }
  return { registry, edited }
}

async function newestVersions(dataDir: string): Promise<StoredVersion[]> {
  const store = storeToRead(dataDir)
  if (store === null) return []
  try {
    return await store.versions.newest('main')
  } finally {
    await store.close()
  }
}

function storeToRead(dataDir: string): Store | null {
  try {
    return openStoreToRead({ dataDir })
  } catch (error) {
    // Nothing is kept there yet, or all of it by a program that kept no versions.
    if (error instanceof DataDirUnusable || error instanceof MigrationRefused) return null
    throw error
  }
}

const localRegistry = (dataDir: string): string => path.join(dataDir, 'registry')

/** A team of another program as a council, and the way to keep it in the data directory's registry. */
export async function importTeam({ dataDir, policies = [] }: HouseOf, given: GivenTeam) {
  const [{ convertTeam }, { addToRegistry }] = await Promise.all([
    import('./agents/import-team/convert-team.ts'),
    import('./agents/local-registry.ts'),
  ])
  const team = convertTeam(given, standardCouncil(readRegistry(REGISTRY)))
  const where = {
    shipped: REGISTRY,
    local: localRegistry(dataDir),
    policies: await policiesOf(policies, process.cwd()),
  }
  return { team, keep: (how: { replace: boolean; dryRun: boolean }) => addToRegistry(where, team, how) }
}

function standardCouncil({ template, agents }: Registry) {
  const standard = template(DEFAULT_TEMPLATE)
  const expert = agents.find(({ role }) => role === 'expert')
  if (standard === undefined || expert === undefined)
    throw new Error(`The registry has no ${DEFAULT_TEMPLATE}.`)
  return { template: standard, expert }
}
