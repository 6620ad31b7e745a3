import type { ShownAgent } from '../../registry/read-registry.ts'
import type { Role, SeatRow } from '../draft/form.ts'

/** One more seat of a role: `expert_c` after `expert_b`, `scribe_2` after `scribe`. */
export function newSeat(
  role: Role,
  seats: readonly Pick<SeatRow, 'seat'>[],
  agents: readonly ShownAgent[],
  roleName: string,
): SeatRow {
  const taken = new Set(seats.map(({ seat }) => seat))
  const mark = marksOf(role).find((one) => !taken.has(`${role}_${one}`)) ?? String(seats.length + 1)
  return {
    seat: `${role}_${mark}`,
    role,
    name: `${roleName} ${mark.toUpperCase()}`,
    isPerson: false,
    agent: agents.find((one) => one.role === role)?.id ?? '',
    person: '',
    deputy: '',
    model: '',
  }
}

const marksOf = (role: Role): readonly string[] =>
  role === 'expert' ? Array.from('abcdefghijklmnopqrst') : Array.from({ length: 20 }, (_, n) => String(n + 2))

/** Whether a seat can be taken away: a role that is left empty is filled by the template again. */
export const isSpare = ({ seat, role }: SeatRow, seats: readonly SeatRow[]): boolean =>
  role === 'observer' || seats.some((other) => other.role === role && other.seat !== seat)
