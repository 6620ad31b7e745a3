import type { Actor, Command } from '../../../schemas/generated/types.ts'
import { blindRoundIsOpen } from '../phases.ts'
import { CommandRejected } from '../rejections.ts'
import type { RunState } from '../state.ts'
import type { Ctx, Working } from '../working.ts'

/** When a command that may apply does so: at once, or at the end of the turn or item. */
export type Timing = 'now' | 'queue'

export type CommandType = Command['type']
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>

/** What the rules know of one command; what the fold makes of an applied one stands in `evolve/effects.ts`. */
export type CommandRule<T extends CommandType> = {
  /** Whether it can apply, and when. Throws `CommandRejected` with what to do instead, or `NeedlessCommand`. */
  judge(state: RunState, command: CommandOf<T>, actor: Actor, ctx: Ctx): Timing
  /** What it causes beside its own event. */
  carryOut?(w: Working, command: CommandOf<T>, actor: Actor): void
}

/** The commands of one chapter. */
export type Chapter<T extends CommandType> = { [Type in T]: CommandRule<Type> }

export const reject = (code: CommandRejected['code'], message?: string): never => {
  throw new CommandRejected(code, message)
}

/** A turn's end is where most commands act; with nobody speaking and the run going, the driver is about to get there. */
export const atTurnEnd = (): Timing => 'queue'

export function notBlind(state: RunState): void {
  if (blindRoundIsOpen(state)) reject('blind_round')
}

/** A seat that can have the floor. */
export function knownSeat(state: RunState, seat: string): void {
  const seats = state.seats.filter((one) => one.role !== 'observer').map((one) => one.seat)
  if (!seats.includes(seat))
    reject('unknown_seat', `There is no seat ${seat} that can speak. Use one of: ${seats.join(', ')}.`)
}
