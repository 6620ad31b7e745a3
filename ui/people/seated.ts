import type { Actor, HumanQuestionData, Seat } from '../../schemas/generated/types.ts'
import { ENDED, type RunState } from '../../backend/council/state.ts'

/** Who reads this page, as events name them; null until the server has said. */
export type Me = Pick<Actor, 'id' | 'name'> | null

/** Who sits in a seat: somebody, somebody who has not come, a model with the host that is sent the texts, or the run's own panel. */
export type Sitter =
  | { kind: 'person'; name: string; isMe: boolean }
  | { kind: 'awaited'; name: string }
  | { kind: 'model'; provider: string; model: string; host: string }
  | { kind: 'panel'; panel: string }

export function sitterOf(run: RunState, seat: Seat, me: Me): Sitter {
  const occupant = run.occupants[seat.seat]
  if (occupant !== undefined) return { kind: 'person', name: occupant.name, isMe: occupant.id === me?.id }
  if (seat.person !== undefined && !run.left.includes(seat.seat))
    return { kind: 'awaited', name: seat.person }
  const voice = run.voices[seat.seat]
  return voice === undefined ? { kind: 'panel', panel: run.panel } : { kind: 'model', ...voice }
}

/** The seats that this person holds. */
export const mySeats = (run: RunState, me: Me): Seat[] =>
  me === null ? [] : run.seats.filter(({ seat }) => run.occupants[seat]?.id === me.id)

/** The seats somebody can sit down in now: those with a place for a person first. */
export function freeSeats(run: RunState): Seat[] {
  const free = run.seats.filter(({ seat }) => run.occupants[seat] === undefined)
  const rank = ({ person, role }: Seat) => (person !== undefined ? 0 : role === 'expert' ? 1 : 2)
  return free.toSorted((a, b) => rank(a) - rank(b))
}

/** How often the floor passed on because nobody in the seat had spoken in time. */
export const missedTurns = (run: RunState, seat: string): number =>
  run.asked.filter((one) => one.purpose === 'turn' && one.seat === seat && one.state === 'defaulted').length

/** The agent that speaks for a seat while its person is away, by the name that people know. */
export const deputyName = (run: RunState, { deputy }: Seat): string | null =>
  deputy === undefined ? null : (run.seats.find(({ seat }) => seat === deputy)?.name ?? deputy)

/** A turn of a person: whose, and whether this reader may speak in it. */
export type PersonTurn = { question: HumanQuestionData; seat: Seat; whose: 'mine' | 'anybodys' | 'theirs' }

/** The turn that waits for a person's words, or the last one that did. */
export function personTurn(run: RunState, me: Me): PersonTurn | null {
  const question = run.asked.findLast((one) => one.purpose === 'turn')
  const seat = run.seats.find((one) => one.seat === question?.seat)
  if (question === undefined || seat === undefined || ENDED.has(run.status)) return null
  const occupant = run.occupants[seat.seat]
  const whose = occupant === undefined ? 'anybodys' : occupant.id === me?.id ? 'mine' : 'theirs'
  return { question, seat, whose }
}

/** Which hosts are sent the texts of this council, and for which seats; the rest stays on this machine. */
export function hostsOf(run: RunState): { host: string; seats: { names: string[]; model: string }[] }[] {
  const hosts = new Map<string, Map<string, string[]>>()
  for (const { seat, name } of run.seats) {
    const voice = run.voices[seat]
    if (voice === undefined) continue
    const models = hosts.get(voice.host) ?? new Map<string, string[]>()
    hosts.set(voice.host, models.set(voice.model, [...(models.get(voice.model) ?? []), name]))
  }
  return [...hosts].map(([host, models]) => ({
    host,
    seats: [...models].map(([model, names]) => ({ model, names })),
  }))
}
