import type { DecisionLog } from '../../../schemas/generated/types.ts'
import type { Risk, RunState } from '../state.ts'
import { titleOf } from './dissent.ts'

/** A list of the schema holds no more; the rest stands in the log. */
const MOST_RISKS = 200

/**
 * The risks on record, those of the choice first. What was said against the options not taken stays beside them, with
 * the option's name: it is part of why, and a gate may have passed on it.
 */
export const risksOf = (state: RunState, chosen: string | null): DecisionLog['risks'] =>
  eachOnce(state.risks)
    .toSorted((a, b) => Number(isOther(a, chosen)) - Number(isOther(b, chosen)))
    .slice(0, MOST_RISKS)
    .map((risk) => ({
      risk:
        risk.optionId !== undefined && isOther(risk, chosen)
          ? underTitle(titleOf(state, risk.optionId), risk.risk)
          : risk.risk,
      likelihood: risk.likelihood,
      impact: risk.impact,
      mitigation: risk.mitigation ?? null,
      owner: null,
      early_sign: risk.earlySign ?? null,
      anchors: risk.anchors,
    }))

/** A risk that is named again is one risk: what was missing of it the first time is taken from the later ones. */
export function eachOnce(risks: readonly Risk[]): Risk[] {
  const known = new Map<string, Risk>()
  for (const risk of risks) {
    const key = `${risk.optionId ?? ''}\n${risk.risk}`
    const first = known.get(key)
    known.set(key, first === undefined ? risk : completed(first, risk))
  }
  return [...known.values()]
}

const completed = (first: Risk, later: Risk): Risk => ({
  ...later,
  ...first,
  likelihood: first.likelihood ?? later.likelihood,
  impact: first.impact ?? later.impact,
  anchors: first.anchors.length > 0 ? first.anchors : later.anchors,
})

/** Of a cell of a table the risk begins with the name of its option already. */
const underTitle = (title: string, text: string): string =>
  text.startsWith(title) ? text : `${title}: ${text}`

const isOther = (risk: { optionId?: string }, chosen: string | null): boolean =>
  risk.optionId !== undefined && risk.optionId !== chosen
