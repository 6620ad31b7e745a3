import { BadState } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import type { Chooser } from './chooser.ts'
import type { Conversation } from './conversation.ts'
import type { Limits } from './limits.ts'
import type { ParticipantContainer } from './participant-container.ts'
import { fieldsIn, listIn } from './saved.ts'

const TYPE = 'TeamState'
const VERSION = '1.0.0'

/** What a team's state is made of. */
export type TeamParts = {
  /** The kind of team: `RoundRobinGroupChat`. */
  kind: string
  containers: ReadonlyMap<string, ParticipantContainer>
  conversation: Conversation
  chooser: Chooser
  limits: Limits
}

/** All of it as of one moment; `ending` where a run is about to end. */
export async function saveTeam(
  { kind, containers, conversation, chooser, limits }: TeamParts,
  ending: boolean,
) {
  const manager = {
    ...conversation.saveState(),
    chooser: chooser.memory?.saveState() ?? null,
    limits: limits.saveState(ending),
  }
  const states = [...containers].map(async ([name, container]) => [name, await container.state()] as const)
  const agentStates: Json = Object.fromEntries(await Promise.all(states))
  return { type: TYPE, version: VERSION, team: kind, agentStates, manager }
}

/** Throws `BadState` where it is another kind of team's or another version's; then the team is as it was. */
export async function loadTeam(team: TeamParts, state: Json): Promise<void> {
  const before = await saveTeam(team, false)
  try {
    await takeUp(team, state)
  } catch (error) {
    await takeUp(team, before)
    throw error
  }
}

async function takeUp(
  { kind, containers, conversation, chooser, limits }: TeamParts,
  state: Json,
): Promise<void> {
  const saved = fieldsIn(state, 'a team')
  if (saved.type !== TYPE || saved.version !== VERSION || saved.team !== kind)
    throw new BadState(
      `Expected the ${TYPE} ${VERSION} of a ${kind}, got ${String(saved.type)} ${String(saved.version)} of ${String(saved.team)}: load what saveState of such a team gave.`,
    )
  const agentStates = fieldsIn(saved.agentStates, 'the participants')
  const manager = fieldsIn(saved.manager, 'the manager')
  const names = [...containers.keys()]
  const order = listIn(manager.participants, 'the participants').join(', ')
  const other =
    chooser.inOrder && order !== names.join(', ')
      ? order
      : names.find((name) => !Object.hasOwn(agentStates, name))
  if (other !== undefined)
    throw new BadState(
      `The saved team was of ${order}, this one is of ${names.join(', ')}: load it into a team with the same participants.`,
    )
  chooser.memory?.loadState(manager.chooser ?? null)
  conversation.loadState(manager)
  await limits.loadState(manager.limits)
  for (const [name, { participant }] of containers) await participant.loadState(agentStates[name] ?? null)
}
