import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { stringify } from 'yaml'
import type { AgentDefinition, Template } from '../../schemas/generated/types.ts'
import { readYaml } from '../minutes/formats/safe-yaml.ts'
import type { SpeakerPolicy } from '../council/speaker-policies/policy.ts'
import { beside, diskFault, readLocalFiles, readRegistryFiles, type RegistryFiles } from './read-registry.ts'
import { makeRegistry, RegistryInvalid } from './registry.ts'

/** A template and the agents that are its own, as they are added together. */
export type Addition = { template: Template; agents: readonly AgentDefinition[] }

/** The files that an addition takes, whole paths, and what writing them would change. */
export type Added = { files: string[]; state: 'new' | 'same' | 'replaced' }

/** The registries' folders, and the policies that a template may name. */
type Where = { shipped: string; local: string; policies?: readonly SpeakerPolicy[] }

/**
 * Adds a template to the registry of a user, or says by RegistryInvalid why it cannot stand there: an id is another
 * one's, or a template of the id is there already and was not to be replaced. What is written has passed the check that
 * every start makes.
 */
export function addToRegistry(
  where: Where,
  { template, agents }: Addition,
  { replace, dryRun }: { replace: boolean; dryRun: boolean },
): Added {
  const { local } = where
  const wanted = filesOf(local, template, agents)
  const stale = rolesOf(local, template.id).filter((file) => !wanted.has(file))
  checkTogether(where, template, wanted, stale)
  const state = stateOf(wanted, stale)
  if (state === 'replaced' && !replace) throw taken(fileOf(local, 'councils', template.id), template.id)
  if (!dryRun && state !== 'same') write(wanted, stale)
  return { files: [...wanted.keys()], state }
}

/** The files and their texts. The template comes last: whoever finds it finds its agents. */
function filesOf(local: string, template: Template, agents: readonly AgentDefinition[]): Map<string, string> {
  return new Map([
    ...agents.map((agent) => [fileOf(local, 'roles', agent.id), toYaml(agent)] as const),
    [fileOf(local, 'councils', template.id), toYaml(template)] as const,
  ])
}

function fileOf(local: string, folder: keyof RegistryFiles, id: string): string {
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(id)) throw new Error(`No file can be named for the id ${id}.`)
  return path.join(local, folder, `${id}.yaml`)
}

// A template's id has no dot, so these are the agents that an earlier template of the id has brought.
function rolesOf(local: string, id: string): string[] {
  const folder = path.join(local, 'roles')
  const names = orNothing(() => readdirSync(folder)) ?? []
  return names
    .filter((name) => name.startsWith(`${id}.`) && name.endsWith('.yaml'))
    .map((name) => path.join(folder, name))
}

// Texts of others hold every character there is: what does not come back as it was is written with all of them escaped.
function toYaml(value: object): string {
  const text = stringify(value, { lineWidth: 0, blockQuote: 'literal' })
  return isDeepStrictEqual(backFrom(text), value)
    ? text
    : stringify(value, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' })
}

const backFrom = (text: string): unknown => orNothing(() => readYaml(text).value)

function checkTogether(
  { shipped, local, policies }: Where,
  { id }: Template,
  wanted: ReadonlyMap<string, string>,
  stale: readonly string[],
): void {
  const others = beside(readRegistryFiles(shipped), readLocalFiles(local))
  const left = ({ file }: { file: string }) => !wanted.has(file) && !stale.includes(file)
  const owner = others.councils.filter(left).find(({ value }) => idOf(value) === id)
  if (owner !== undefined) {
    const message = `“${id}” is the id of ${owner.file} already: choose another by --id.`
    throw new RegistryInvalid([{ file: fileOf(local, 'councils', id), pointer: '/id', message }])
  }
  const added = (folder: keyof RegistryFiles) =>
    [...wanted]
      .filter(([file]) => path.dirname(file) === path.join(local, folder))
      .map(([file, text]) => ({ file, value: readYaml(text).value }))
  const together = {
    roles: [...others.roles.filter(left), ...added('roles')],
    councils: [...others.councils.filter(left), ...added('councils')],
  }
  makeRegistry(together, policies)
}

const idOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined

function stateOf(wanted: ReadonlyMap<string, string>, stale: readonly string[]): Added['state'] {
  const found = [...wanted].map(([file, text]) => {
    const there = orNothing(() => readFileSync(file, 'utf8'))
    return there === null ? 'missing' : there === text ? 'same' : 'other'
  })
  if (stale.length === 0 && found.every((one) => one === 'same')) return 'same'
  // Agents without their template were left by a process that died between the two.
  return found.at(-1) === 'missing' ? 'new' : 'replaced'
}

function taken(file: string, id: string): RegistryInvalid {
  const message = `holds another template of the id “${id}”: name this one by --id, or overwrite it by --replace.`
  return new RegistryInvalid([{ file, pointer: '', message }])
}

// Each file is whole at all times. Only its owner may read the data directory (SECURITY 50).
function write(wanted: ReadonlyMap<string, string>, stale: readonly string[]): void {
  for (const [file, text] of wanted) {
    try {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
      writeFileSync(`${file}.part`, text, { mode: 0o600 })
      renameSync(`${file}.part`, file)
    } catch (error) {
      throw diskFault(file, 'written', error)
    }
  }
  for (const file of stale) rmSync(file, { force: true })
}

function orNothing<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null // not there, or not readable: the caller knows what that means
  }
}
