import type { Ranked } from '../weighing/types.ts'
import { brief, pair, steadyShare, type View } from './view.ts'

/** Why this panel may not decide, in words that name both leaders; null where it may. */
export const whyNot = (view: View): string | null => {
  const { analysis, say } = view
  const [first, second] = analysis.ranking
  const d = say.decision
  if (analysis.undecided === null) return null
  if (analysis.undecided === 'no_options') return d.noOptions
  if (first === undefined || second === undefined || analysis.undecided === 'unexamined') {
    return d.unexamined(
      analysis.options.filter((option) => option.id !== first?.optionId).map((option) => option.brief),
    )
  }
  const both = { ...numbers(view, first, second), robust: steadyShare(view, analysis.robustness) }
  if (analysis.undecided === 'unlabelled')
    return d.unlabelled({ ...both, share: say.percent(analysis.labelledShare) })
  return analysis.undecided === 'close' ? d.close(both) : d.fragile(both)
}

export const numbers = (
  view: View,
  first: Ranked,
  second: Ranked,
): { leader: string; total: string; next: string; nextTotal: string } => {
  const [total, nextTotal] = pair(view, first.total, second.total)
  return { leader: brief(view, first.optionId), total, next: brief(view, second.optionId), nextTotal }
}
