import type { AgentDefinition, Template } from '../../../schemas/generated/types.ts'
import { SchemaViolation } from '../../../schemas/validate.ts'
import { clipped } from '../../council/meeting/clipped.ts'
import { type Account, type Carried, type Lost } from './account.ts'
import { budgetOf } from './budget.ts'
import { type Component, componentAt, lineOf, setting, under } from './component.ts'
import { readEndings } from './endings.ts'
import { findTeam } from './find-team.ts'
import { type Participant, readParticipant } from './participant.ts'
import { templateId } from './seat-ids.ts'
import { agentsOf, type Base, roomFor, seatsOf } from './seats.ts'
import { checkKind, readOrder } from './speaking-order.ts'
import { versioned } from './version.ts'

export type GivenTeam = {
  /** What whoever named the file calls it. */
  file: string
  text: string
  /** The id of the template; made of the team's label otherwise. */
  id?: string
  /** Which team, where the file holds several: its number or its label. */
  choose?: string
}

/** A council made of a team: all that is needed to hold one, and what became of everything in the file. */
export type ImportedTeam = {
  template: Template
  agents: AgentDefinition[]
  carried: Carried[]
  lost: Lost[]
}

/**
 * A team of AutoGen Studio as a council template. Its participants are the experts, the standard moderator, scribe and
 * integrator sit beside them. The file is data to the last letter: nothing in it is loaded, called or run.
 */
export function convertTeam({ file, text, id: asked, choose }: GivenTeam, base: Base): ImportedTeam {
  const { team, lost } = findTeam(file, text, choose)
  checkKind(file, team)
  const account: Account = { carried: [], lost: [] }
  const policy = readOrder(team, account)
  const participants = readParticipants(file, team, base.template, account)
  const bounds = readEndings(team, account)
  const title = titleOf(team, file)
  const id = asked ?? (templateId(title) || 'imported-team')
  const agents = agentsOf(id, participants, base, account)
  const budget = budgetOf(agents.length, bounds, base.template.budget, account)
  const template = versioned<Template>({
    id,
    version: '1.0.0',
    title,
    description: clipped(descriptionOf(team), 2000),
    seats: seatsOf(id, agents, base.template),
    phases: base.template.phases,
    agenda: base.template.agenda.map((item) => ({
      ...item,
      timeboxMinutes: Math.min(MOST_TIMEBOX, budget.maxMinutes),
    })),
    policy,
    quality: base.template.quality,
    budget,
    reversibility: base.template.reversibility,
    stakes: base.template.stakes,
  })
  return { template, agents, carried: account.carried, lost: [...account.lost, ...lost] }
}

// What the schema of an agenda takes: a day.
const MOST_TIMEBOX = 1440

function readParticipants(file: string, team: Component, base: Template, account: Account): Participant[] {
  const { participants } = team.config
  const at = setting(team, 'participants')
  const fault = (message: string, pointer = at) => new SchemaViolation(file, [{ pointer, message }])
  if (!Array.isArray(participants) || participants.length === 0)
    throw fault('must be a list of at least one participant: add one in Studio.')
  const handsTo = team.kind === 'Swarm' ? namesIn(participants, at) : null
  const read = participants.flatMap((value: unknown, index) => {
    const component = componentAt(value, under(at, index))
    if (component === null) throw fault('names no provider: export the team again.', under(at, index))
    return readParticipant(component, { index, handsTo }, account) ?? []
  })
  if (read.length === 0) throw fault('has nobody but persons: add an agent that can argue.')
  const room = roomFor(base)
  if (read.length > room)
    throw fault(`has ${read.length} agents, and a council has room for ${room}: remove some.`)
  return read
}

/** Who sits at the table, by the names that a handoff gives them. */
const namesIn = (participants: readonly unknown[], at: string): Set<string> =>
  new Set(
    participants.flatMap((value, index) => {
      const component = componentAt(value, under(at, index))
      return component === null || component.kind === 'UserProxyAgent' ? [] : lineOf(component.config.name)
    }),
  )

// Studio labels a team by its class until somebody names it.
function titleOf({ label, config, kind }: Component, file: string): string {
  const named = [label, config.name].map(lineOf).find((name) => name !== '' && name !== kind)
  return clipped(
    named ?? (lineOf(file.replace(/^.*[\\/]/, '').replace(/\.json$/i, '')) || 'Imported team'),
    200,
  )
}

const descriptionOf = ({ description, config, kind }: Component): string =>
  lineOf(description) || lineOf(config.description) || `A ${kind} imported from AutoGen Studio.`
