import type {
  Actor,
  EarlierDecision,
  HeldMeeting,
  Policy,
  RunCreatedData,
  Template,
} from '../../schemas/generated/types.ts'
import { DEFAULT_TEMPLATE } from '../council/meeting/default-template.ts'
import { holdMeeting, type HoldMeeting } from '../council/meeting/hold-meeting.ts'
import { MeetingInvalid } from '../council/meeting/meeting-invalid.ts'
import { isInOrder } from '../council/speaker-policies/in-order.ts'
import type { RunState } from '../council/state.ts'
import type { Registry } from '../agents/registry.ts'
import type { Runs } from '../log/runs.ts'
import type { RunOverrides } from '../ports/councils.ts'
import type { Panels } from '../ports/models.ts'
import { noteOf, whoSpeaks, type Speaking } from './who-speaks.ts'

export type NewRun = Omit<HoldMeeting, 'template' | 'overrides'> & {
  overrides: RunOverrides & { template?: string }
  by: Actor
  correlationId: string
  /** It is held to be shown. */
  demo?: true
  /** What was decided before on the same matter. */
  earlier?: readonly EarlierDecision[]
}

/** Writes the first event of a run: the meeting as it is held, its template and seats, so that the log stands alone. */
export function startRun(
  deps: { runs: Runs; registry: Registry; panels?: Panels },
  given: NewRun,
): Promise<RunState> {
  return deps.runs.create({
    workspaceId: given.workspaceId,
    by: given.by,
    correlationId: given.correlationId,
    data: runCreated(deps.registry, given, deps.panels),
  })
}

/**
 * What `run_created` holds. Throws `MeetingInvalid` where the meeting cannot be held. Without `panels` nobody asks who
 * speaks: the panel is only a name.
 */
export function runCreated(registry: Registry, given: NewRun, panels?: Panels): RunCreatedData {
  const { overrides } = given
  const id = overrides.template ?? given.meeting.template ?? DEFAULT_TEMPLATE
  const template = registry.template(id)
  if (template === undefined)
    throw new MeetingInvalid([
      {
        pointer: '/template',
        message: `There is no template “${id}”. Use one of: ${registry.templates.map((one) => one.id).join(', ')}.`,
      },
    ])
  const policies = registry.policies.map(({ name }) => name)
  const held = holdMeeting({ ...given, template, overrides, policies })
  const speaking: Speaking =
    panels === undefined
      ? { panel: overrides.panel ?? 'offline', voices: {} }
      : whoSpeaks(held.seats, overrides, { registry, panels })
  const note = noteOf(speaking, held.seats, held.language)
  // It comes first, for it is what people must know before anybody speaks.
  const meeting = note === null ? held : { ...held, notes: [note, ...held.notes].slice(0, MOST_NOTES) }
  return {
    kind: 'council',
    meeting,
    seats: meeting.seats,
    policy: meeting.policy,
    template: { id: template.id, version: template.version, body: template },
    promptVersions: promptVersions(registry, meeting),
    ...agentsOf(registry, meeting, template),
    panel: speaking.panel,
    seed: overrides.seed ?? 1,
    ...(given.demo === undefined ? {} : { demo: given.demo }),
    ...(given.earlier === undefined || given.earlier.length === 0 ? {} : { earlier: [...given.earlier] }),
    ...(overrides.preparationSeconds === undefined
      ? {}
      : { preparationSeconds: overrides.preparationSeconds }),
    ...(Object.keys(speaking.voices).length === 0 ? {} : { voices: speaking.voices }),
  }
}

/** The log stands alone: what people have changed of the agents at this table is in it, as it is now. */
export function agentsOf(
  { agents, changed }: Registry,
  { seats }: Pick<HeldMeeting, 'seats'>,
  template: Template,
): Pick<RunCreatedData, 'agents'> {
  const seated = new Set([...seats, ...template.seats].flatMap((seat) => idsOf(seat)))
  const found = agents.filter(({ id }) => changed.has(id) && seated.has(id))
  return found.length === 0 ? {} : { agents: found }
}

const idsOf = ({ agent, deputy }: { agent?: string; deputy?: string }): (string | undefined)[] => [
  agent,
  deputy,
]

const MOST_NOTES = 50

/** `selector` does, and a policy of one's own may. */
const leavesItToModels = (policy: Policy): boolean => !isInOrder(policy) && policy.name !== 'handoff'

// A registry may hold many agents more than sit at this table.
export function promptVersions(
  registry: Registry,
  { seats, policy }: Pick<HeldMeeting, 'seats' | 'policy'>,
): Record<string, string> {
  const seated = new Set(seats.flatMap(({ agent, deputy }) => [agent, deputy]))
  const selector = leavesItToModels(policy) ? registry.prompt('selector') : undefined
  const prompts = [
    ...registry.agents.filter(({ id }) => seated.has(id)),
    ...(selector === undefined ? [] : [selector]),
  ]
  return Object.fromEntries(prompts.map(({ id, version }) => [id, version]))
}
