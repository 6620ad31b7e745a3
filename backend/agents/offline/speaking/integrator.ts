import type { SubmitTask } from '../../../../schemas/generated/types.ts'
import { refOf, textOf } from '../evidence/quote.ts'
import type { Quote, Unit } from '../evidence/types.ts'
import { clauseEnd } from '../text/sentences.ts'
import { openQuestions, type Open } from './open-questions.ts'
import { dutiesOf } from './risk-list.ts'
import { cite, refs, speech, type Speech } from './speech.ts'
import { brief, isBare, points, ruleNameOf, speakableRule, statement, type View } from './view.ts'

const MOST_TASKS = 6

type Plan = {
  title: string
  ends: string
  quotes: Quote[]
  priority: SubmitTask['priority']
  labels: string[]
  key: string
}

/** The work that follows: what would change the decision first, then what its option asks; never more than the sources give. */
export const planWork = (view: View): Speech => {
  const turn = speech()
  const chosen = view.request.board.decision?.optionId ?? null
  const plans = distinct(plansFor(view, chosen)).slice(0, MOST_TASKS)
  const { actions } = view.say
  if (plans.length === 0) {
    turn.say(actions.none(view.analysis.options.map((option) => option.brief)))
    return turn
  }
  turn.add(actions.intro({ n: plans.length, option: chosen === null ? null : brief(view, chosen) }))
  for (const plan of plans) {
    const quoted = plan.quotes[plan.quotes.length - 1]
    turn.add(`\n- ${plan.title}.${quoted === undefined ? '' : ` ${cite(quoted, 110)}`}`)
    turn.hand('notion.task', taskOf(view, plan))
  }
  return turn
}

const taskOf = (view: View, plan: Plan): SubmitTask => ({
  title: plan.title.slice(0, 500),
  description: plan.quotes
    .map((quote) => `> ${textOf(quote)}`)
    .join('\n')
    .slice(0, 8000),
  // Nobody of the meeting is named in these passages: an owner would be invented.
  owner: null,
  due_date: null,
  priority: plan.priority ?? null,
  labels: plan.labels,
  acceptance_criteria: [plan.ends],
  quotes: refs(plan.quotes),
  confidence: { level: null, basis: view.say.actions.basis },
})

const plansFor = (view: View, chosen: string | null): Plan[] => {
  const open = openQuestions(view).flatMap((question) => fromQuestion(view, question))
  const leaders = chosen === null ? view.analysis.ranking.slice(0, 2).map((one) => one.optionId) : [chosen]
  const hedged = leaders.flatMap((id) =>
    points(view, id, 'for')
      .filter((unit) => unit.hedged)
      .slice(0, 1)
      .map((unit) => toConfirm(view, unit)),
  )
  const cons = leaders.flatMap((id) => {
    const words = points(view, id, 'against')
    return [...words.filter((unit) => !isBare(unit)), ...words.filter(isBare)]
      .slice(0, 2)
      .map((unit) => toLiveWith(view, unit))
  })
  const duties = leaders.flatMap((id) =>
    dutiesOf(view, id)
      .slice(0, 1)
      .map((unit) => toPlan(view, unit)),
  )
  const supports = leaders.flatMap((id) =>
    points(view, id, 'for')
      .slice(0, 1)
      .map((unit) => toCheck(view, unit)),
  )
  // What settles the matter comes first, but leaves room for living with it.
  return [
    ...open.slice(0, 3),
    ...hedged,
    ...interleave(cons, duties),
    ...open.slice(3),
    ...supports.slice(0, 1),
  ]
}

const fromQuestion = (view: View, open: Open): Plan[] => {
  if (open.quote === null) return []
  const options = open.optionIds.map((id) => brief(view, id))
  const criterion = open.criterionId === null ? '' : ruleNameOf(view, open.criterionId)
  const a = view.say.actions
  const base = {
    quotes: [open.quote],
    labels: [open.kind],
    key: `${open.criterionId} ${open.optionIds.join(' ')}`,
  }
  switch (open.kind) {
    case 'flip':
      return [
        {
          ...base,
          title: a.settle({ criterion, options }),
          ends: a.settleEnds({ criterion, options, leader: brief(view, open.leaderId ?? '') }),
          priority: 'high',
        },
      ]
    case 'close':
      return [
        {
          ...base,
          title: a.compare({ leader: options[0] ?? '', next: options[1] ?? '', criterion }),
          ends: a.compareEnds({ leader: options[0] ?? '', next: options[1] ?? '', criterion }),
          priority: 'high',
        },
      ]
    case 'option':
      return [
        {
          ...base,
          title: a.examine({ options }),
          ends: a.examineEnds({ options }),
          priority: 'medium',
          key: 'examine',
        },
      ]
    case 'gap':
      return [
        {
          ...base,
          title: a.settle({ criterion, options }),
          ends: a.confirmEnds({ criterion, option: options[0] ?? '' }),
          priority: 'high',
        },
      ]
    case 'criterion':
      return [
        { ...base, title: a.weigh({ criterion }), ends: a.weighEnds({ criterion }), priority: 'medium' },
      ]
  }
}

const toConfirm = (view: View, unit: Unit): Plan => {
  const words = { criterion: aspectOf(view, unit), option: brief(view, unit.optionId) }
  return {
    title: view.say.actions.confirm(words),
    ends: view.say.actions.confirmEnds(words),
    quotes: statement(view, unit).quotes,
    priority: 'medium',
    labels: ['confirm'],
    key: keyOf(unit),
  }
}

const toCheck = (view: View, unit: Unit): Plan => ({ ...toConfirm(view, unit), priority: 'low' })

const toLiveWith = (view: View, unit: Unit): Plan => ({
  title: view.say.actions.live({ what: shortText(view, unit), option: brief(view, unit.optionId) }),
  ends: view.say.actions.liveEnds,
  quotes: statement(view, unit).quotes,
  priority: 'medium',
  labels: ['weakness'],
  key: keyOf(unit),
})

const toPlan = (view: View, unit: Unit): Plan => ({
  title: view.say.actions.oblige({ what: shortText(view, unit), option: brief(view, unit.optionId) }),
  ends: view.say.actions.obligeEnds,
  quotes: statement(view, unit).quotes,
  priority: 'medium',
  labels: ['duty'],
  key: keyOf(unit),
})

const aspectOf = (view: View, unit: Unit): string => speakableRule(view, unit)?.name ?? shortText(view, unit)

const shortText = (view: View, unit: Unit): string => {
  const { text } = statement(view, unit)
  return text.slice(0, clauseEnd(text, 110)).replace(/[.;,:]$/, '')
}

const keyOf = (unit: Unit): string => `${refOf(unit.whole).start} ${unit.whole.origin.id}`

const interleave = (a: readonly Plan[], b: readonly Plan[]): Plan[] =>
  a.flatMap((plan, i) => [plan, ...b.slice(i, i + 1)]).concat(b.slice(a.length))

/** Two tasks that end with the same are one. */
const distinct = (plans: readonly Plan[]): Plan[] =>
  plans.filter(
    (plan, i) => plans.findIndex((other) => other.key === plan.key || other.title === plan.title) === i,
  )
