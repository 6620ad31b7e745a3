import { SchemaViolation } from '../../../schemas/validate.ts'
import type { Definitions, Kind } from '../../ports/catalogue.ts'
import type { StoredVersion } from '../../ports/registry-versions.ts'
import type { Registry } from '../registry.ts'
import { RULES, type Rules } from './rules.ts'

/**
 * The registry of the files with the newest of what people made. A version that no longer fits, since a file that it
 * builds on is gone, does not count: what is in the files stands.
 */
export function withVersions(files: Registry, newest: readonly StoredVersion[]): Registry {
  const agents = readable(files, newest, 'agent').filter(({ id }) => files.agent(id) !== undefined)
  const agentOf = byId([...files.agents, ...agents])
  const known = { ...files, agents: [...agentOf.values()] }
  const templateOf = byId([...files.templates, ...readable(known, newest, 'template')])
  return {
    ...known,
    templates: [...templateOf.values()],
    agent: (id) => agentOf.get(id),
    template: (id) => templateOf.get(id),
    changed: new Set(agents.map(({ id }) => id)),
  }
}

function readable<K extends Kind>(
  registry: Registry,
  newest: readonly StoredVersion[],
  kind: K,
): Definitions[K][] {
  return newest
    .filter((one) => one.kind === kind)
    .flatMap((one) => readOrNull(registry, kind, one.body) ?? [])
}

/** A stored definition; null where it no longer is one. */
export function readOrNull<K extends Kind>(registry: Registry, kind: K, body: string): Definitions[K] | null {
  const rules: Rules<K> = RULES[kind]
  try {
    return rules.read(JSON.parse(body), registry)
  } catch (error) {
    if (error instanceof SchemaViolation) return null
    throw error
  }
}

// A later one of the same id takes the place of the earlier one.
const byId = <T extends { id: string }>(all: readonly T[]): Map<string, T> =>
  new Map(all.map((one) => [one.id, one]))
