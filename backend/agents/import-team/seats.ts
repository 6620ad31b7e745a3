import type { AgentDefinition, Template } from '../../../schemas/generated/types.ts'
import { type Account, carry } from './account.ts'
import type { Participant } from './participant.ts'
import { seatIds } from './seat-ids.ts'
import { versioned } from './version.ts'

/** The council that an import begins from: its other seats, phases and gates, and what an expert of it may do. */
export type Base = { template: Template; expert: AgentDefinition }

/** How many experts find a seat beside the standard ones. */
export const roomFor = (base: Template): number => MOST_SEATS - standardSeats(base).length

// As many as the schema of a template takes.
const MOST_SEATS = 20

const standardSeats = ({ seats }: Template) => seats.filter(({ role }) => role !== 'expert')

/** The agents that the participants become, each with a seat of its own name. */
export function agentsOf(id: string, participants: readonly Participant[], base: Base, account: Account) {
  const taken = standardSeats(base.template).map(({ seat }) => seat)
  const seats = seatIds(
    participants.map(({ name }) => name),
    taken,
  )
  return participants.map(({ pointer, name, description, prompt, contextTurns }, index) => {
    const seat = seats[index] ?? ''
    carry(account, pointer, name, `seat ${seat}, an expert`)
    // A lens would say how the offline panel weighs for this seat, and the file does not.
    const { contributions, turnDeadlineSeconds, attempts, onFailure } = base.expert
    return versioned<AgentDefinition>({
      id: `${id}.${seat}`,
      version: '1.0.0',
      role: 'expert',
      name,
      description,
      contributions,
      contextTurns: contextTurns ?? base.expert.contextTurns,
      turnDeadlineSeconds,
      attempts,
      onFailure,
      prompt,
    })
  })
}

/** The table: the experts stand where the standard council has its own. */
export function seatsOf(id: string, agents: readonly AgentDefinition[], base: Template): Template['seats'] {
  const experts = agents.map(({ id: agent, name }) => ({
    seat: agent.slice(id.length + 1),
    role: 'expert' as const,
    name,
    agent,
  }))
  const first = base.seats.findIndex(({ role }) => role === 'expert')
  const before = base.seats.slice(0, Math.max(0, first))
  const after = base.seats.slice(Math.max(0, first)).filter(({ role }) => role !== 'expert')
  return [...before, ...experts, ...after]
}
