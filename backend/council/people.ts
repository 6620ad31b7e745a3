import type { Actor, Seat, Template } from '../../schemas/generated/types.ts'
import type { RunState } from './state.ts'
import type { OpenTurn } from './turn-state.ts'
import { asksForVote } from './turn-task.ts'
import { wordingOf } from './wording/wording.ts'

/** A table of seats, of a run or before there is one. */
export type Table = {
  seats: readonly Seat[]
  template?: { body: Pick<Template, 'seats'> }
} & Partial<Pick<RunState, 'occupants' | 'left'>>

const chairOf = (state: { seats: readonly Seat[] }, seat: string): Seat | undefined =>
  state.seats.find((one) => one.seat === seat)

/** Whether the floor waits for a person here: one sits in the seat, or the meeting keeps it for one who has not left it. */
export const waitsForPerson = (
  state: Pick<RunState, 'occupants' | 'left'> & { seats: readonly Seat[] },
  seat: string,
): boolean =>
  state.occupants[seat] !== undefined ||
  (chairOf(state, seat)?.person !== undefined && !state.left.includes(seat))

/** The open turn, where a person is asked for it: no driver holds it, so none can lose it. */
export const personsTurn = (state: RunState): OpenTurn | null =>
  state.human?.purpose === 'turn' ? state.turn : null

/** Whether this person may speak for the seat; a seat that is kept for somebody is taken by whoever speaks first. */
export function maySpeakFor(state: RunState, seat: string, actor: Actor): boolean {
  if (actor.kind !== 'person') return false
  const occupant = state.occupants[seat]
  return occupant === undefined ? waitsForPerson(state, seat) : occupant.id === actor.id
}

/** Who a person is in a seat: where the meeting keeps it for somebody, the meeting's name for them. */
export const asOccupant = (state: RunState, seat: string, actor: Actor): Actor => ({
  ...actor,
  name: chairOf(state, seat)?.person ?? actor.name,
})

/** The person of a seat by name, there or awaited. */
export function personOf(state: RunState, seat: string): string {
  const chair = chairOf(state, seat)
  return state.occupants[seat]?.name ?? chair?.person ?? chair?.name ?? seat
}

/** Who speaks in a seat now: its person, or an agent, which never goes by the name of somebody it is not. */
export function speakerOf(state: RunState, seat: string): Actor {
  const chair = chairOf(state, seat)
  const name = chair?.name ?? seat
  const turn = state.turn ?? state.retry
  const byDeputy = turn?.seat === seat && turn.deputy
  if (waitsForPerson(state, seat) && !byDeputy)
    return state.occupants[seat] ?? { kind: 'person', id: seat, name }
  const stoodIn = byDeputy || chair?.person !== undefined
  return { kind: 'agent', id: seat, name: stoodIn ? wordingOf(state).people.deputy(name) : name }
}

/** The agent that speaks in a seat: the meeting's own choice, its deputy where a person holds or held the seat. */
export function agentIdOf(
  { seats, template, occupants = {}, left = [] }: Table,
  seat: string,
): string | undefined {
  const chair = chairOf({ seats }, seat)
  const stoodIn = left.includes(seat) || waitsForPerson({ seats, occupants, left }, seat)
  return (
    (stoodIn ? chair?.deputy : undefined) ??
    chair?.agent ??
    template?.body.seats.find((one) => one.seat === seat)?.agent
  )
}

const isIrreversible = (state: RunState): boolean => state.meeting.reversibility === 'irreversible'

/**
 * Whether the deputy speaks in a turn that its person let go by. A vote on what cannot be undone is never cast because
 * a time ran out (CONTRACT section 9).
 */
export const standsIn = (state: RunState, { seat, task }: Pick<OpenTurn, 'seat' | 'task'>): boolean =>
  chairOf(state, seat)?.deputy !== undefined && !(isIrreversible(state) && asksForVote(task))

/** Whoever lets so many turns in a row go by is not there. */
const MOST_MISSED = 2

/**
 * Whether the person of a seat has been away so long that an agent takes it over: the one that sat there, or the deputy
 * that the meeting names. A seat that is kept for somebody without a deputy stays theirs.
 */
export function isGone(state: RunState, seat: string): boolean {
  const chair = chairOf(state, seat)
  const hasAgent = chair?.deputy !== undefined || chair?.person === undefined
  return (state.missed[seat] ?? 0) >= MOST_MISSED && hasAgent && !isIrreversible(state)
}
