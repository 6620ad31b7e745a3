import { BadState } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import type { Chooser } from './chooser.ts'
import type { Conversation } from './conversation.ts'
import type { Limits } from './limits.ts'
import type { Member } from './member.ts'
import { fieldsIn } from './saved.ts'

const TYPE = 'TeamState'
const VERSION = '1.0.0'

/** What a team's state is made of. */
export type TeamParts = {
  kind: string
  members: ReadonlyMap<string, Member>
  conversation: Conversation
  chooser: Chooser
  limits: Limits
}

/** All of it as of one moment; `ending` where a run is about to end. */
export async function saveTeam(team: TeamParts, ending: boolean): Promise<Json> {
  const { kind, members, conversation, chooser, limits } = team
  const manager = {
    ...conversation.saveState(),
    chooser: chooser.saveState(),
    limits: limits.saveState(ending),
  }
  const agentStates = await Promise.all(
    [...members].map(async ([name, member]) => [name, await member.state()] as const),
  )
  return { type: TYPE, version: VERSION, team: kind, agentStates: Object.fromEntries(agentStates), manager }
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
  { kind, members, conversation, chooser, limits }: TeamParts,
  state: Json,
): Promise<void> {
  const saved = fieldsIn(state, 'a team')
  if (saved.type !== TYPE || saved.version !== VERSION || saved.team !== kind)
    throw new BadState(
      `Expected the ${TYPE} ${VERSION} of a ${kind}, got ${String(saved.type)} ${String(saved.version)} of ${String(saved.team)}: load what saveState of such a team gave.`,
    )
  const agentStates = fieldsIn(saved.agentStates, 'the participants')
  const states = [...members.values()].map(({ name, participant }) => {
    const own = agentStates[name]
    if (own !== undefined) return { participant, own }
    throw new BadState(
      `The saved state has nothing of ${name}: load it into a team with the same participants.`,
    )
  })
  const manager = fieldsIn(saved.manager, 'the manager')
  chooser.loadState(manager.chooser ?? null)
  conversation.loadState(manager)
  await limits.loadState(manager.limits)
  for (const { participant, own } of states) await participant.loadState(own)
}
