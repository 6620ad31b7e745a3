import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  convertTeam,
  type GivenTeam,
  type ImportedTeam,
} from '../../backend/agents/import-team/convert-team.ts'
import { readRegistry } from '../../backend/agents/read-registry.ts'

export const SHIPPED = path.join(import.meta.dirname, '../../registry')
export const STUDIO = path.join(import.meta.dirname, '../fixtures/studio')

const registry = readRegistry(SHIPPED)
const [template, expert] = [registry.template('choose-option'), registry.agent('expert-a')]
if (!template || !expert) throw new Error('The registry has no standard council.')
export const BASE = { template, expert }

/** A file of Studio's, by its name. */
export const studioFile = (name: string): string => path.join(STUDIO, `${name}.json`)

/** What a file of Studio's becomes. */
export const imported = (name: string, how: Partial<GivenTeam> = {}): ImportedTeam =>
  convertTeam({ file: `${name}.json`, text: readFileSync(studioFile(name), 'utf8'), ...how }, BASE)

/** What a value becomes that stands in a file. */
export const importedFrom = (value: unknown, how: Partial<GivenTeam> = {}): ImportedTeam =>
  convertTeam({ file: 'team.json', text: JSON.stringify(value), ...how }, BASE)

/** A part of a team as Studio writes it. */
export const part = (provider: string, type: string, config: unknown) => ({
  provider,
  component_type: type,
  version: 1,
  component_version: 1,
  label: provider.split('.').at(-1),
  config,
})

export const assistant = (name: string, config: object = {}) =>
  part('autogen_agentchat.agents.AssistantAgent', 'agent', {
    name,
    description: `${name} in a word`,
    system_message: `You are ${name}.`,
    ...config,
  })

export const ending = (kind: string, config: object) =>
  part(`autogen_agentchat.conditions.${kind}`, 'termination', config)

export const roundRobin = (participants: unknown, config: object = {}) => ({
  ...part('autogen_agentchat.teams.RoundRobinGroupChat', 'team', { participants, ...config }),
  label: 'Round table',
})
