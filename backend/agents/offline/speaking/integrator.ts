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
  turn.add(actions.intro({ n: plans.length, option: chosen === null ? null : brief(view, chosen) }))
  for (const plan of plans) {
    turn.add(`\n- ${plan.title}${sourcesOf(plan)}`)
    turn.hand('notion.task', taskOf(view, plan))
  }
  return turn
}

/** The passage a task follows from; only its place where the title holds its words already. */
const sourcesOf = ({ title, shown }: Plan): string =>
  title.includes('“')
    ? shown.map((quote) => ` ${chipOf(quote)}`).join('')
    : `.${shown.map((quote) => ` ${cite(quote, 110)}`).join(';')}`
