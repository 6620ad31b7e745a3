import type { CommandRejected } from '../council/rejections.ts'
import type { CallUsage } from '../council/call.ts'
import type { DriverCommand } from '../council/decide/driver-commands.ts'
import type { RunState } from '../council/state.ts'
import type { OpenTurn } from '../council/turn-state.ts'
import type { SelectAnswer, SelectRequest } from '../ports/selector.ts'
import type { TurnAnswer } from '../ports/voice.ts'
import type { ModelFailure } from '../agents/model-failure.ts'

/**
 * What a driver asks of the world. Production answers with promises, the simulator with a heap of events. `until` is by
 * the monotonic clock, the `tick` of a reading: no wait is as long as a jump of the machine's clock.
 */
export type Effect =
  | { kind: 'read' }
  | { kind: 'command'; command: DriverCommand }
  /** Begins one model call of one seat; its end is told by `await-call`. */
  | { kind: 'start-call'; turn: OpenTurn; backoffMs: number; repair?: { tool: string; errors: string[] } }
  /** Begins the calls of seats that will have the floor soon; `start-call` takes one over if nothing has changed. */
  | { kind: 'start-ahead'; turns: { turnId: string; seat: string }[] }
  /** Until the call ends, the log grows, or `until` comes. */
  | { kind: 'await-call'; until: number; seq: number }
  | { kind: 'abort-call' }
  /** Asks a model who speaks next; its answer is told by `await-select`. */
  | { kind: 'start-select'; request: SelectRequest }
  | { kind: 'await-select'; until: number; seq: number }
  | { kind: 'abort-select' }
  /** Until the log grows past `seq`, or `until` comes. */
  | { kind: 'wait'; seq: number; until?: number }

export type Reply =
  /** `now` is the time of the log; `jumped`: the machine's clock has left it behind. */
  | { kind: 'read'; state: RunState; now: number; tick: number; jumped: boolean }
  /** `wasted`: what calls cost that were begun for nothing. */
  | { kind: 'done'; wasted?: CallUsage[] }
  | { kind: 'refused'; why: CommandRejected }
  /** Another driver has the run. */
  | { kind: 'fenced' }
  /** The rules themselves failed: a bug, or an event they cannot stand. */
  | { kind: 'broken'; error: Error }
  | { kind: 'answered'; answer: TurnAnswer }
  | { kind: 'failed'; failure: ModelFailure }
  | { kind: 'selected'; answer: SelectAnswer }
  | { kind: 'woken' }
  | { kind: 'time-up' }
  | { kind: 'aborted'; text: string }

export type Driver<R = void> = Generator<Effect, R, Reply>

/** Asks for an effect of which only these replies can come; another is a bug of the interpreter. */
export function* perform<K extends Reply['kind']>(
  effect: Effect,
  ...kinds: K[]
): Driver<Extract<Reply, { kind: K }>> {
  const reply = yield effect
  if (isOneOf(reply, kinds)) return reply
  throw new Error(`The effect ${effect.kind} was answered with ${reply.kind}.`)
}

const isOneOf = <K extends Reply['kind']>(
  reply: Reply,
  kinds: readonly Reply['kind'][] & readonly K[],
): reply is Extract<Reply, { kind: K }> => kinds.includes(reply.kind)
