import { check, SchemaViolation } from '../../schemas/validate.ts'
import { isAgentDefinition, isPrompt, isTemplate } from '../../schemas/generated/validators.js'
import type { AgentDefinition, Prompt, Template } from '../../schemas/generated/types.ts'
import { tableFaults } from '../council/meeting/policy.ts'
import { BUILT_IN } from '../council/speaker-policies/built-in.ts'
import type { SpeakerPolicy } from '../council/speaker-policies/policy.ts'

/** One thing wrong with a registry file: which file, where in it, what and how to mend it. */
export type RegistryFault = { file: string; pointer: string; message: string }

/** A registry that would let a council down later; every fault is named at once. */
export class RegistryInvalid extends Error {
  readonly errors: RegistryFault[]

  constructor(errors: RegistryFault[]) {
    super(
      errors
        .map(({ file, pointer, message }) => `${file}${pointer && ` at ${pointer}`}: ${message}`)
        .join('\n'),
    )
    this.name = 'RegistryInvalid'
    this.errors = errors
  }
}

/** The agents and templates a council is made of. */
export type Registry = {
  agents: AgentDefinition[]
  templates: Template[]
  /** The ways to choose a speaker that a meeting may name. */
  policies: readonly SpeakerPolicy[]
  agent: (id: string) => AgentDefinition | undefined
  template: (id: string) => Template | undefined
  /** What a model is told that sits in no seat. */
  prompt: (id: string) => Prompt | undefined
  /** The agents that people have made other than they stand in the files, by id. */
  changed: ReadonlySet<string>
}

/** A file as read: its name within the registry and the value its YAML stands for. */
export type RegistryFile = { file: string; value: unknown }

/** The registry made of its files' values, or RegistryInvalid with every fault. */
export function makeRegistry(
  files: {
    roles: readonly RegistryFile[]
    councils: readonly RegistryFile[]
    prompts?: readonly RegistryFile[]
  },
  policies: readonly SpeakerPolicy[] = BUILT_IN,
): Registry {
  const faults: RegistryFault[] = []
  const agents = accepted(files.roles, (value) => check('agent', isAgentDefinition, value), faults)
  const templates = accepted(files.councils, (value) => check('template', isTemplate, value), faults)
  const prompts = accepted(files.prompts ?? [], (value) => check('prompt', isPrompt, value), faults)
  const ids = new Set(agents.map(({ body }) => body.id))
  const names = policies.map(({ name }) => name)
  for (const { file, body } of templates) {
    const found = templateFaults(body, ids, names)
    faults.push(...found.map(({ pointer, message }) => ({ file, pointer, message })))
  }
  if (faults.length) throw new RegistryInvalid(faults)
  const agentsById = new Map(agents.map(({ body }) => [body.id, body]))
  const templatesById = new Map(templates.map(({ body }) => [body.id, body]))
  const promptsById = new Map(prompts.map(({ body }) => [body.id, body]))
  return {
    agents: [...agentsById.values()],
    templates: [...templatesById.values()],
    policies,
    agent: (id) => agentsById.get(id),
    template: (id) => templatesById.get(id),
    prompt: (id) => promptsById.get(id),
    changed: new Set(),
  }
}

function accepted<T extends { id: string }>(
  files: readonly RegistryFile[],
  read: (value: unknown) => T,
  faults: RegistryFault[],
): { file: string; body: T }[] {
  const found = new Map<string, string>()
  return files.flatMap(({ file, value }) => {
    try {
      const body = read(value)
      const first = found.get(body.id)
      if (first)
        faults.push({
          file,
          pointer: '/id',
          message: `"${body.id}" is the id of ${first} too: choose another.`,
        })
      found.set(body.id, first ?? file)
      return [{ file, body }]
    } catch (error) {
      if (!(error instanceof SchemaViolation)) throw error
      faults.push(...error.errors.map(({ pointer, message }) => ({ file, pointer, message })))
      return []
    }
  })
}

/** What is wrong with a template beside its shape: seats, agents, words and policy that do not fit together. */
export function templateFaults(
  template: Template,
  agents: ReadonlySet<string>,
  policies: readonly string[],
): Omit<RegistryFault, 'file'>[] {
  const seats = new Set<string>()
  const faults = template.seats.flatMap(({ seat, agent }, index) => {
    const twice = seats.has(seat)
      ? [{ pointer: `/seats/${index}/seat`, message: `"${seat}" is taken: name it anew.` }]
      : []
    seats.add(seat)
    const unknown = agents.has(agent)
      ? []
      : [{ pointer: `/seats/${index}/agent`, message: `no agent "${agent}": use ${[...agents].join(', ')}.` }]
    return [...twice, ...unknown]
  })
  return [...faults, ...wordFaults(template), ...policyFaults(template, policies)]
}

// A name for a seat that is not there would never be read, and nobody would notice.
function wordFaults({ words, seats, agenda }: Template): Omit<RegistryFault, 'file'>[] {
  return Object.entries(words ?? {}).flatMap(([language, { seats: names = {}, agenda: titles }]) => [
    ...Object.keys(names)
      .filter((name) => seats.every(({ seat }) => seat !== name))
      .map((name) => ({
        pointer: `/words/${language}/seats/${name}`,
        message: `names no seat of this template: use ${seats.map(({ seat }) => seat).join(', ')}.`,
      })),
    ...(titles !== undefined && titles.length !== agenda.length
      ? [
          {
            pointer: `/words/${language}/agenda`,
            message: `gives ${titles.length} titles for ${agenda.length} items: give one for each.`,
          },
        ]
      : []),
  ])
}

function policyFaults(template: Template, names: readonly string[]): Omit<RegistryFault, 'file'>[] {
  const { name, transitions } = template.policy
  if (!names.includes(name))
    return [{ pointer: '/policy/name', message: `no policy "${name}": use ${names.join(', ')}.` }]
  const table = transitions ?? (name === 'fsm' ? [] : undefined)
  if (table === undefined || name === 'round_robin') return []
  return tableFaults(table, template).map((message) => ({ pointer: '/policy/transitions', message }))
}
