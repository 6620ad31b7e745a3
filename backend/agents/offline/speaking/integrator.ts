import { chipOf } from '../evidence/quote.ts'
import { cite, speech, type Speech } from './speech.ts'
import { plansFor, taskOf, type Plan } from './work-plan.ts'
import { brief, type View } from './view.ts'

/** The work that follows: what would change the decision first, then what its option asks; never more than the sources give. */
export const planWork = (view: View): Speech => {
  const turn = speech()
  const chosen = view.request.board.decision?.optionId ?? null
  const plans = plansFor(view, chosen)
  const { actions } = view.say
  if (plans.length === 0) {
    turn.say(actions.none(view.analysis.options.map((option) => option.brief)))
    return turn
  }
  const agreed = plans.filter((plan) => plan.labels.includes('agreed')).length
  const n = plans.length - agreed
  if (agreed > 0) turn.add(actions.agreed(agreed))
  for (const [i, plan] of plans.entries()) {
    if (i === agreed) {
      const option = chosen === null ? null : brief(view, chosen)
      turn.add(`${agreed > 0 ? '\n\n' : ''}${actions.intro({ n, option })}`)
    }
    turn.add(`\n- ${plan.title}${sourcesOf(view, plan)}`)
    turn.hand('notion.task', taskOf(view, plan))
  }
  return turn
}

/** The passage a task follows from; only its place where the title holds its words already. */
const sourcesOf = (view: View, { quotesItself, shown, labels }: Plan): string =>
  quotesItself === true || labels.includes('agreed')
    ? shown.map((quote) => ` ${chipOf(quote)}`).join('')
    : `.${shown.map((quote) => ` ${cite(view.say, quote, 110)}`).join(';')}`
