import type { RunState } from '../council/state.ts'
import type { Ctx } from '../council/working.ts'
import { digest, sha256 } from './digest.ts'

/** What the rules ask of the seats' definitions; it comes from the registry, which the log does not know. */
export type SeatRules = Pick<Ctx, 'turnContext' | 'heard' | 'policies'> & {
  deadlineSeconds(state: RunState, seat: string): number
  attempts(state: RunState, seat: string): number
  onFailure(state: RunState, seat: string): 'skip' | 'abort'
}

/** What the rules need from outside, as of `now`. */
export const rulesContext = (rules: SeatRules, state: RunState, now: number): Ctx => ({
  now,
  sha256,
  digest,
  turnContext: (at, turn) => rules.turnContext(at, turn),
  heard: (at, turn, text) => rules.heard(at, turn, text),
  deadlineSeconds: (seat) => rules.deadlineSeconds(state, seat),
  attempts: (seat) => rules.attempts(state, seat),
  onFailure: (seat) => rules.onFailure(state, seat),
  policies: rules.policies,
})
