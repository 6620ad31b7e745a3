import type { Seat, SeatInput, Template, TemplateSeat } from '../../../schemas/generated/types.ts'
import { invalid } from './meeting-invalid.ts'

/** Who sits at the table: the meeting's seats, and the template's for every role the meeting leaves empty. */
export function heldSeats(
  given: readonly SeatInput[] | undefined,
  template: Template,
  notes: string[],
): Seat[] {
  if (!given?.length) return template.seats.map((seat) => ({ ...seat }))
  const own = given.map((seat, index) => seated(seat, template, `/seats/${index}`))
  const missing = template.seats.filter(({ role }) => !own.some((seat) => seat.role === role))
  if (missing.length) {
    notes.push(`Nobody was named as ${missing.map(({ role, name }) => `${role} (now ${name})`).join(', ')}.`)
  }
  const seats = [...own, ...missing.map((seat) => ({ ...seat }))]
  refuseTwins(seats)
  refuseTwoChairs(seats)
  return seats
}

function seated(input: SeatInput, template: Template, pointer: string): Seat {
  const { seat, role, name, agent, person, deputy, model, weight } = input
  if (agent !== undefined && person !== undefined) {
    throw invalid(`${pointer}/person`, 'stands beside an agent: keep one, or make the agent the "deputy".')
  }
  const like = templateSeat(input, template)
  const occupant = agent ?? (person === undefined ? like?.agent : undefined)
  if (occupant === undefined && person === undefined && role !== 'observer') {
    throw invalid(`${pointer}/agent`, `is missing: say which agent or person sits in "${seat}".`)
  }
  return {
    seat,
    role,
    name: name ?? person ?? (like?.seat === seat ? like.name : spoken(seat)),
    ...(occupant !== undefined && { agent: occupant }),
    ...(person !== undefined && { person }),
    ...(deputy !== undefined && { deputy }),
    ...(model !== undefined && { model }),
    ...(weight !== undefined && { weight }),
  }
}

function templateSeat({ seat, role }: SeatInput, { seats }: Template): TemplateSeat | undefined {
  const ofRole = seats.filter((other) => other.role === role)
  return ofRole.find((other) => other.seat === seat) ?? ofRole[0]
}

function refuseTwins(seats: readonly Seat[]): void {
  seats.forEach(({ seat }, index) => {
    const first = seats.findIndex((other) => other.seat === seat)
    if (first !== index)
      throw invalid(`/seats/${first}/seat`, `"${seat}" is there twice: give each seat its own name.`)
  })
}

function refuseTwoChairs(seats: readonly Seat[]): void {
  seats.forEach(({ person }, index) => {
    const first = seats.find((other) => person !== undefined && other.person === person)
    if (first !== undefined && first !== seats[index])
      throw invalid(`/seats/${index}/person`, `“${person}” sits in ${first.seat} already: one seat a person.`)
  })
}

// "expert_c" is "Expert C" to a reader, "legal_counsel" is "Legal Counsel".
function spoken(seat: string): string {
  return seat
    .split('_')
    .filter((word) => word !== '')
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join(' ')
}
