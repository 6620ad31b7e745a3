import type { ForkChanges, RobustnessBody, VariationKind } from '../../../schemas/generated/types.ts'
import { PHASES, phaseSeats } from '../phases.ts'
import { shuffled } from '../shuffle.ts'
import type { RunState } from '../state.ts'

/** A council held once more with one thing other. */
export type Variation = {
  kind: VariationKind
  /** The seed of the order, the seed, the silent seat, the dropped source. */
  id: string
  /** What people call it: the seats in their order, the seed, the seat, the source. */
  name: string
  changes: ForkChanges
}

/** In which other ways a council is held again. */
export type RobustnessWish = Required<RobustnessBody>

export const USUAL_WISH: RobustnessWish = { orders: 10, seeds: 0, leaveOneOut: true }

/** Every variation that is wanted and that there is, in an order of their own that is always the same. */
export function variationsOf(state: RunState, { orders, seeds, leaveOneOut }: RobustnessWish): Variation[] {
  return [
    ...otherOrders(state, orders),
    ...otherSeeds(state, seeds),
    ...(leaveOneOut ? [...withoutSeats(state), ...withoutSources(state)] : []),
  ]
}

/** Shuffles repeat each other the more often the fewer orders are left; of six seats this finds nearly all there are. */
const MOST_SHUFFLES = 5_000
const SEEDS = 2_147_483_648

/** Orders that differ in who speaks when: seats that never speak in one phase may change places unnoticed. */
function otherOrders(state: RunState, wanted: number): Variation[] {
  const seen = new Set([spokenOrder(state, state.seats)])
  const found: Variation[] = []
  for (let n = 1; found.length < wanted && n <= MOST_SHUFFLES; n++) {
    const order = (state.seed + n) % SEEDS
    const seats = shuffled(state.seats, order)
    const spoken = spokenOrder(state, seats)
    if (seen.has(spoken)) continue
    seen.add(spoken)
    const name = phaseSeats({ ...state, seats }, 'debate').map((seat) => nameOf(state, seat))
    found.push({ kind: 'order', id: String(order), name: name.join(', '), changes: { order } })
  }
  return found
}

const spokenOrder = (state: RunState, seats: RunState['seats']): string =>
  JSON.stringify(PHASES.map((phase) => phaseSeats({ ...state, seats }, phase)))

const nameOf = ({ seats }: RunState, seat: string): string =>
  seats.find((one) => one.seat === seat)?.name ?? seat

const otherSeeds = ({ seed }: RunState, wanted: number): Variation[] =>
  Array.from({ length: wanted }, (_, n) => {
    const other = (seed + n + 1) % SEEDS
    return { kind: 'seed', id: String(other), name: String(other), changes: { seed: other } }
  })

/** A role that only one seat has is one that the council cannot do without; who observes says nothing anyway. */
const withoutSeats = ({ seats }: RunState): Variation[] =>
  seats
    .filter(({ role }) => role !== 'observer' && seats.filter((one) => one.role === role).length > 1)
    .map(({ seat, name }) => ({ kind: 'seat', id: seat, name, changes: { silent: [seat] } }))

/** All but the meeting itself. */
const withoutSources = ({ meeting }: RunState): Variation[] =>
  meeting.context
    .filter(({ id }) => id !== 's0')
    .map(({ id, title }) => ({ kind: 'source', id, name: title, changes: { sources: { drop: [id] } } }))
