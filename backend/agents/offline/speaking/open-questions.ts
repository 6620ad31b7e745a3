import type { Quote } from '../evidence/types.ts'
import { widestGap } from './debate-plan.ts'
import { whereAsked } from './risk-list.ts'
import { brief, experts, ruleNameOf, ruleOf, type View } from './view.ts'

/** What the council does not know, and what a clear answer would change; the most telling first. */
export type Open = {
  text: string
  criterionId: string | null
  optionIds: string[]
  leaderId: string | null
  quote: Quote | null
  kind: 'flip' | 'close' | 'option' | 'gap' | 'criterion'
}

/** Ten questions are more than anyone settles; each names an option or a criterion of the meeting. */
const MOST = 10

export const openQuestions = (view: View): Open[] =>
  [...flips(view), ...close(view), ...unexamined(view), ...gaps(view), ...silent(view)].slice(0, MOST)

/** Facts that would put another option first, grouped by criterion. */
const flips = (view: View): Open[] => {
  const groups = new Map<
    string,
    { criterionId: string; leaderId: string; against: boolean; optionIds: string[] }
  >()
  for (const flip of view.analysis.flips) {
    const key = `${flip.criterionId} ${flip.leaderId} ${flip.supposed > 0}`
    const known = groups.get(key)
    if (known === undefined)
      groups.set(key, {
        criterionId: flip.criterionId,
        leaderId: flip.leaderId,
        against: flip.supposed < 0,
        optionIds: [flip.optionId],
      })
    else known.optionIds.push(flip.optionId)
  }
  return [...groups.values()].map((group) => {
    const words = {
      criterion: ruleNameOf(view, group.criterionId),
      options: group.optionIds.map((id) => brief(view, id)),
      leader: brief(view, group.leaderId),
    }
    const text = group.against ? view.say.closing.questionAgainst(words) : view.say.closing.question(words)
    return { ...group, text, quote: asked(view, group.criterionId), kind: 'flip' }
  })
}

/** Two leaders too close to call: which criterion parts them. */
const close = (view: View): Open[] => {
  const [first, second] = view.analysis.ranking
  if (view.analysis.undecided === null || first === undefined || second === undefined) return []
  const criterionId = widestGap(view, experts(view)[0] ?? view.request.seat, first.optionId, second.optionId)
  if (criterionId === null) return []
  const text = view.say.closing.questionClose({
    leader: brief(view, first.optionId),
    next: brief(view, second.optionId),
    criterion: ruleNameOf(view, criterionId),
  })
  return [
    {
      text,
      criterionId,
      optionIds: [first.optionId, second.optionId],
      leaderId: first.optionId,
      quote: asked(view, criterionId),
      kind: 'close',
    },
  ]
}

const unexamined = (view: View): Open[] =>
  view.analysis.options
    .filter((option) => !view.analysis.examined.includes(option))
    .map((option) => ({
      text: view.say.closing.questionOption(option.brief),
      criterionId: null,
      optionIds: [option.id],
      leaderId: null,
      quote: whereListed(view, option.title),
      kind: 'option',
    }))

/** Must-haves that no source settles for the leader. */
const gaps = (view: View): Open[] => {
  const leader = view.analysis.ranking[0]?.optionId
  if (leader === undefined) return []
  return view.analysis.rules
    .filter((rule) => rule.must && view.analysis.cell(leader, rule.id).state !== 'known')
    .filter((rule) => !view.analysis.flips.some((flip) => flip.criterionId === rule.id))
    .map((rule) => ({
      text: view.say.closing.questionGap({ criterion: rule.name, option: brief(view, leader) }),
      criterionId: rule.id,
      optionIds: [leader],
      leaderId: null,
      quote: asked(view, rule.id),
      kind: 'gap',
    }))
}

const silent = (view: View): Open[] =>
  view.analysis.examined.length === 0
    ? []
    : view.analysis.rules
        .filter((rule) => !rule.must && !view.analysis.spokenOf.includes(rule))
        .map((rule) => ({
          text: view.say.actions.settle({
            criterion: rule.name,
            options: view.analysis.examined.slice(0, 3).map((option) => option.brief),
          }),
          criterionId: rule.id,
          optionIds: view.analysis.examined.map((option) => option.id),
          leaderId: null,
          quote: asked(view, rule.id),
          kind: 'criterion' as const,
        }))

const asked = (view: View, criterionId: string): Quote | null => {
  const rule = ruleOf(view, criterionId)
  return rule === undefined ? null : whereAsked(view, rule)
}

/** Where the meeting lists an option, as a quote. */
export const whereListed = (view: View, title: string): Quote | null =>
  whereAsked(view, { id: '', title, name: title, weight: 0, must: false, fromTable: false })
