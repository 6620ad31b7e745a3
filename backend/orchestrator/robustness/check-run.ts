import type { Robustness, TriedVariation } from '../../../schemas/generated/types.ts'
import { MeetingInvalid } from '../../council/meeting/meeting-invalid.ts'
import { decidedAs } from '../../council/robustness/decided-as.ts'
import { held, notHeld, summedUp } from '../../council/robustness/summing-up.ts'
import { variationsOf, type RobustnessWish, type Variation } from '../../council/robustness/variations.ts'
import type { RunState } from '../../council/state.ts'
import type { Progress } from '../../ports/robustness.ts'
import type { StoredEvent } from '../../ports/run-log.ts'
import type { AsideDeps } from './aside.ts'
import { holdVariation, stateAt } from './hold-variation.ts'

/** A run that has ended, and the part of its log before its council began. */
export type Recorded = { state: RunState; beginning: readonly StoredEvent[] }

/** What is other is other from there on, so the beginning is asked what there is to vary. */
export function variationsFrom({ beginning }: Recorded, wish: RobustnessWish): Variation[] {
  const state = stateAt(beginning)
  return state === null ? [] : variationsOf(state, wish)
}

/** Holds the council again in each of the ways, one after the other, and sums up. */
export async function checkRun(
  deps: AsideDeps,
  recorded: Recorded,
  given: { wish: RobustnessWish; signal: AbortSignal; progress?: Progress },
): Promise<Robustness> {
  const { wish, signal, progress } = given
  const decision = decidedAs(recorded.state)
  const variations = variationsFrom(recorded, wish)
  const tried: TriedVariation[] = []
  let cost: Cost = { tokens: 0, usd: 0 }
  for (const variation of variations) {
    signal.throwIfAborted()
    progress?.(tried.length, variations.length)
    const { changes } = variation
    const end = await holdVariation(deps, recorded.beginning, { changes, signal }).catch(asRefusal)
    signal.throwIfAborted()
    if (typeof end === 'string') tried.push(notHeld(variation, end))
    else {
      cost = withCost(cost, end.ownUsage)
      const isWhole = end.status === 'completed' || end.status === 'escalated'
      tried.push(isWhole ? held(variation, decision, decidedAs(end)) : notHeld(variation, whyNot(end)))
    }
  }
  progress?.(tried.length, variations.length)
  return summedUp(decision, tried, cost)
}

/** A variation is a fork: what it shares with its parent was paid there. */
const withCost = (sum: Cost, own: Cost): Cost => ({
  tokens: sum.tokens + own.tokens,
  usd: sum.usd === null || own.usd === null ? null : sum.usd + own.usd,
})
type Cost = Robustness['cost']

/** What cannot be left out of a council is no fault of the program. */
function asRefusal(error: unknown): string {
  if (error instanceof MeetingInvalid) return error.message
  throw error
}

const whyNot = ({ reason, status }: RunState): string => reason?.text ?? `It ended ${status}.`
