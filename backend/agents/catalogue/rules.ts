import { check, SchemaViolation } from '../../../schemas/validate.ts'
import { isAgentDefinition, isTemplate } from '../../../schemas/generated/validators.js'
import type { Definitions, Kind } from '../../ports/catalogue.ts'
import { templateFaults, type Registry } from '../registry.ts'

/** What holds for the definitions of a kind. */
export type Rules<K extends Kind> = {
  /** As it comes with the program or stands in a file. */
  inFiles(registry: Registry, id: string): Definitions[K] | undefined
  /** The definition, or a SchemaViolation with all that is wrong with it. */
  read(value: unknown, registry: Registry): Definitions[K]
  /** What makes it the one it is. */
  fixed: readonly string[]
}

export const RULES: { [K in Kind]: Rules<K> } = {
  agent: {
    inFiles: (registry, id) => registry.agent(id),
    read: (value) => check('agent', isAgentDefinition, value),
    // The offline panel looks at a seat's lens in the files.
    fixed: ['id', 'version', 'role', 'lens'],
  },
  template: {
    inFiles: (registry, id) => registry.template(id),
    read(value, registry) {
      const template = check('template', isTemplate, value)
      const agents = new Set(registry.agents.map(({ id }) => id))
      const policies = registry.policies.map(({ name }) => name)
      const faults = templateFaults(template, agents, policies)
      if (faults.length > 0) throw new SchemaViolation('template', faults)
      return template
    },
    fixed: ['id', 'version'],
  },
}

/** The definition with the fields of `change`; null takes one away. What makes it the one it is stays. */
export function changed<K extends Kind>(kind: K, before: Definitions[K], change: object): object {
  const { fixed }: Rules<K> = RULES[kind]
  const faults = Object.keys(change)
    .filter((field) => fixed.includes(field))
    .map((field) => ({ pointer: `/${field}`, message: `cannot be changed: leave ${field} out.` }))
  if (faults.length > 0) throw new SchemaViolation(kind, faults)
  const fields = Object.entries({ ...before, ...change }).filter(([, value]) => value !== null)
  return Object.fromEntries(fields)
}
