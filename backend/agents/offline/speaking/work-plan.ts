import type { SubmitTask } from '../../../../schemas/generated/types.ts'
import { chipOf, refOf, textOf } from '../evidence/quote.ts'
import type { Quote, Unit } from '../evidence/types.ts'
import { namedTasks } from '../../../minutes/named-tasks.ts'
import { clauseEnd } from '../text/sentences.ts'
import { openQuestions, whereListed, type Open } from './open-questions.ts'
import { dutiesOf, halfMetBy } from './risk-list.ts'
import type { TaskLabel } from './phrases-en-actions.ts'
import { refs } from './speech.ts'
import { brief, isBare, points, ruleNameOf, speakableRule, statement, type View } from './view.ts'

const MOST_TASKS = 6
const FEW = 3

export type Plan = {
  title: string
  /** The title holds the words of the passage. */
  quotesItself?: boolean
  /** What ends it; null where only those who named it know. */
  ends: string | null
  quotes: Quote[]
  priority: NonNullable<SubmitTask['priority']> | null
  labels: TaskLabel[]
  key: string
  owner?: string | null
  due?: string | null
  /** Of the quotes those that are shown beside the title: without the heads of a table. */
  shown: Quote[]
}

export const taskOf = (view: View, plan: Plan): SubmitTask => ({
  title: plan.title.slice(0, 500),
  description: plan.quotes
    .map((quote) => `> ${textOf(quote)} ${chipOf(quote)}`)
    .join('\n')
    .slice(0, 8000),
  // Only a task that the meeting itself names may name somebody; elsewhere an owner or a date would be invented.
  owner: plan.owner == null ? null : { name: plan.owner },
  due_date: plan.due ?? null,
  priority: plan.priority,
  labels: plan.labels.map(view.say.actions.label),
  acceptance_criteria: plan.ends === null ? [] : [plan.ends],
  quotes: refs(plan.quotes),
  confidence: { level: null, basis: view.say.actions.basis },
})

/** Tasks in the order of what they change; two that end with the same are one. */
export const plansFor = (view: View, chosen: string | null): Plan[] => {
  const open = grouped(openQuestions(view)).flatMap((question) => fromQuestion(view, question))
  const plans =
    chosen === null
      ? [...open, ...settling(view)]
      : [...open.slice(0, FEW), ...living(view, chosen), ...open.slice(FEW)]
  const all = distinct(plans)
  const leader = chosen ?? view.analysis.ranking[0]?.optionId
  const named = agreed(view)
  // Few tasks are few; only where hardly any follow is the choice's main support looked at once more.
  const more =
    named.length + all.length < FEW && leader !== undefined
      ? [
          ...halfMetBy(view, leader).map((unit) => toLiveWith(view, unit)),
          ...points(view, leader, 'for')
            // A mark of a table is its author's own verdict: there is nothing in it to confirm.
            .filter((unit) => !isBare(unit) && unit.heads.length === 0)
            .map((unit) => toConfirm(view, unit, 'low')),
        ]
      : []
  const found = distinct([...all, ...more.slice(0, FEW - Math.min(FEW, all.length))]).slice(0, MOST_TASKS)
  return distinct([...named, ...found])
}

/** More tasks than that are a plan of their own, and stand in their source. */
const MOST_AGREED = 20

/** What the meeting's own texts name as tasks, word for word, with who and when as far as they say it. */
const agreed = (view: View): Plan[] => {
  const { options, rules, origins } = view.analysis
  const things = [...options, ...rules].map((one) => one.title)
  return origins
    .flatMap((origin) =>
      namedTasks(origin.text, things).map(({ block, text, owner, due }) => {
        const quote = { origin, block, from: 0, to: text.length }
        return {
          title: text,
          ends: null,
          owner,
          due,
          quotes: [quote],
          shown: [quote],
          priority: null,
          labels: ['agreed' as const],
          key: `agreed ${origin.id} ${block.start}`,
        }
      }),
    )
    .slice(0, MOST_AGREED)
}

/** With a choice: confirm what was hedged, agree how to live with what speaks against it, plan what it obliges to. */
const living = (view: View, chosen: string): Plan[] => {
  const hedged = points(view, chosen, 'for').filter((unit) => unit.hedged)
  const cons = points(view, chosen, 'against')
  const worded = [...cons.filter((unit) => !isBare(unit)), ...cons.filter(isBare)]
  return [
    ...hedged.slice(0, 1).map((unit) => toConfirm(view, unit, 'medium')),
    ...worded.slice(0, 2).map((unit) => toLiveWith(view, unit)),
    ...dutiesOf(view, chosen)
      .filter((unit) => unit.side !== 'for')
      .slice(0, 2)
      .map((unit) => toPlan(view, unit)),
  ]
}

/** Without one: what would let the council decide. */
const settling = (view: View): Plan[] => {
  const leaders = view.analysis.ranking.slice(0, 3).map((one) => one.optionId)
  const hedged = leaders.flatMap((id) =>
    points(view, id, 'for')
      .filter((unit) => unit.hedged)
      .slice(0, 1)
      .map((unit) => toConfirm(view, unit, 'medium')),
  )
  if (view.analysis.undecided !== 'unlabelled')
    return [
      ...hedged,
      ...leaders.slice(0, 2).flatMap((id) =>
        points(view, id, 'against')
          .filter((unit) => !isBare(unit))
          .slice(0, 1)
          .map((unit) => toLiveWith(view, unit)),
      ),
    ]
  return view.analysis.examined.slice(0, MOST_TASKS).flatMap((option) => {
    const prose = view.analysis.units.find((unit) => unit.optionId === option.id && unit.how === 'prose')
    const quotes = prose === undefined ? whereListed(view, option.title) : [prose.quote]
    const words = { option: option.brief }
    return quotes.length === 0
      ? []
      : [
          {
            title: view.say.actions.sides(words),
            ends: view.say.actions.sidesEnds(words),
            quotes,
            shown: quotes,
            priority: 'high' as const,
            labels: ['sources' as const],
            key: `sides ${option.id}`,
          },
        ]
  })
}

/** Options that no source examines are one task, not one each. */
const grouped = (open: readonly Open[]): Open[] => {
  const options = open.filter((one) => one.kind === 'option')
  const [first] = options
  if (first === undefined) return [...open]
  const merged = {
    ...first,
    optionIds: options.flatMap((one) => one.optionIds),
    quotes: options.flatMap((one) => one.quotes),
  }
  return open
    .filter((one) => one.kind !== 'option' || one === first)
    .map((one) => (one === first ? merged : one))
}

const fromQuestion = (view: View, open: Open): Plan[] => {
  if (open.quotes.length === 0) return []
  const options = open.optionIds.map((id) => brief(view, id))
  const leaders = open.leaderIds.map((id) => brief(view, id))
  const criterion = open.criterionId === null ? '' : ruleNameOf(view, open.criterionId)
  const holds = open.holds ?? true
  const a = view.say.actions
  const base = {
    quotes: open.quotes,
    shown: open.shown ?? open.quotes.slice(0, 2),
    labels: [open.kind],
    key: `${open.kind} ${open.criterionId} ${holds}`,
  }
  const two = { leader: options[0] ?? '', next: options[1] ?? '', criterion }
  switch (open.kind) {
    case 'flip':
    case 'gap':
      return [
        {
          ...base,
          title: a.settle({ criterion, options }),
          ends: a.settleEnds({ criterion, options, leaders, holds }),
          priority: 'high',
        },
      ]
    case 'hedged':
      return [
        {
          ...base,
          title: a.confirm({ criterion, option: options[0] ?? '' }),
          ends: a.settleEnds({ criterion, options, leaders, holds }),
          priority: 'high',
        },
      ]
    case 'close':
      return [{ ...base, title: a.compare(two), ends: a.compareEnds(two), priority: 'high' }]
    case 'option':
      return [
        { ...base, title: a.examine({ options }), ends: a.examineEnds({ options }), priority: 'medium' },
      ]
    case 'options':
      return [{ ...base, title: a.nameOptions, ends: a.nameOptionsEnds, priority: 'high' }]
    case 'criterion':
      return [
        { ...base, title: a.weigh({ criterion }), ends: a.weighEnds({ criterion }), priority: 'medium' },
      ]
  }
}

const toConfirm = (view: View, unit: Unit, priority: 'medium' | 'low'): Plan => {
  const rule = speakableRule(view, unit)
  const words = { criterion: rule?.name ?? shortText(view, unit), option: brief(view, unit.optionId) }
  return {
    ...ofUnit(view, unit),
    quotesItself: rule === undefined,
    title: view.say.actions.confirm(words),
    ends: view.say.actions.confirmEnds(words),
    priority,
    labels: ['confirm'],
  }
}

const toLiveWith = (view: View, unit: Unit): Plan => ({
  ...ofUnit(view, unit),
  quotesItself: true,
  title: view.say.actions.live({ what: shortText(view, unit), option: brief(view, unit.optionId) }),
  ends: view.say.actions.liveEnds,
  priority: 'medium',
  labels: ['weakness'],
})

const toPlan = (view: View, unit: Unit): Plan => ({
  ...ofUnit(view, unit),
  quotesItself: true,
  title: view.say.actions.oblige({ what: shortText(view, unit), option: brief(view, unit.optionId) }),
  ends: view.say.actions.obligeEnds,
  priority: 'medium',
  labels: ['duty'],
})

const ofUnit = (view: View, unit: Unit) => ({
  quotes: statement(view, unit).quotes,
  shown: [unit.quote],
  key: `${refOf(unit.whole).start} ${unit.whole.origin.id}`,
})

/** The passage, cut to a title: in quote marks, for it is the source's word. */
const shortText = (view: View, unit: Unit): string => {
  if (unit.heads.length > 0) return `${unit.label ?? ''} ${view.say.quote(textOf(unit.quote))}`.trim()
  const text = textOf(unit.quote)
  const end = clauseEnd(text, 100)
  return `${view.say.quote(text.slice(0, end).replace(/[.;,:]$/, ''))}${end < text.length ? ' …' : ''}`
}

const distinct = (plans: readonly Plan[]): Plan[] =>
  plans.filter(
    (plan, i) => plans.findIndex((other) => other.key === plan.key || other.title === plan.title) === i,
  )
