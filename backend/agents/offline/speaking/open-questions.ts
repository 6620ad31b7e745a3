import type { Quote } from '../evidence/types.ts'
import { gaps } from './debate-plan.ts'
import { whereAsked } from './risk-list.ts'
import { verdictOf } from './scribe-alternatives.ts'
import { brief, ruleNameOf, ruleOf, statement, type View } from './view.ts'

/** What the council does not know, and what a clear answer would change; the most telling first. */
export type Open = {
  kind: 'options' | 'flip' | 'hedged' | 'close' | 'option' | 'gap' | 'criterion'
  text: string
  criterionId: string | null
  optionIds: string[]
  /** Options that a clear answer would put first. */
  leaderIds: string[]
  /** Which answer would do so: that it holds, or that it does not. */
  holds?: boolean
  quotes: Quote[]
  /** Those of the quotes that say it by themselves, without the heads of a table. */
  shown?: Quote[]
}

/** More questions than anyone settles help nobody; each names an option or a criterion of the meeting. */
const MOST = 10

/** A decision so narrow is worth one more look even where no single open fact would turn it. */
const NARROW = 0.1
const UNSTEADY = 0.8

export const openQuestions = (view: View): Open[] =>
  [
    ...noOptions(view),
    ...flips(view),
    ...disagreements(view),
    ...close(view),
    ...unexamined(view),
    ...openMusts(view),
    ...silent(view),
  ].slice(0, MOST)

/** Without options the one thing to find out is what they are. */
const noOptions = (view: View): Open[] =>
  view.analysis.options.length > 0
    ? []
    : [
        {
          kind: 'options',
          text: view.say.closing.questionOptions,
          criterionId: null,
          optionIds: [],
          leaderIds: [],
          quotes: whereListed(view, view.analysis.title),
        },
      ]

/** Facts that would put another option first, one question for each criterion. */
const flips = (view: View): Open[] => {
  const groups = new Map<
    string,
    {
      criterionId: string
      hedged: boolean
      holds: boolean
      optionIds: Set<string>
      leaderIds: Set<string>
    }
  >()
  for (const { optionId, criterionId, leaderId, supposed } of view.analysis.flips) {
    const holds = supposed > 0
    const hedged = view.analysis.cell(optionId, criterionId).state === 'known'
    const key = `${criterionId} ${hedged} ${holds}`
    const group = groups.get(key) ?? {
      criterionId,
      hedged,
      holds,
      optionIds: new Set<string>(),
      leaderIds: new Set<string>(),
    }
    groups.set(key, {
      ...group,
      optionIds: group.optionIds.add(optionId),
      leaderIds: group.leaderIds.add(leaderId),
    })
  }
  return [...groups.values()].map(({ criterionId, hedged, holds, optionIds, leaderIds }) => {
    const words = {
      holds,
      criterion: ruleNameOf(view, criterionId),
      options: names(view, optionIds),
      leaders: names(view, leaderIds),
    }
    const text = hedged ? view.say.closing.questionHedged(words) : view.say.closing.question(words)
    const kind = hedged ? ('hedged' as const) : ('flip' as const)
    return {
      kind,
      text,
      criterionId,
      optionIds: [...optionIds],
      leaderIds: [...leaderIds],
      holds,
      quotes: asked(view, criterionId),
    }
  })
}

/** Where two sources say the opposite of one option, neither is taken for the truth. */
const disagreements = (view: View): Open[] =>
  view.analysis.examined.flatMap((option) =>
    view.analysis.rules.flatMap((rule) => {
      const { unit, contrary } = view.analysis.judgement(option.id, rule.id)
      if (unit === null || contrary === null) return []
      return [
        {
          kind: 'gap' as const,
          text: view.say.judging.questionDisagree({ option: option.brief, criterion: rule.name }),
          criterionId: rule.id,
          optionIds: [option.id],
          leaderIds: [],
          quotes: [unit, contrary].flatMap((one) => statement(view, one).quotes),
          shown: [unit.quote, contrary.quote],
        },
      ]
    }),
  )

/** Two leaders too close to call: the criteria that part them most, with a passage of each. */
const close = (view: View): Open[] => {
  const [first, second] = view.analysis.ranking
  if (first === undefined || second === undefined) return []
  const { undecided, margin, robustness, flips: known } = view.analysis
  const narrow = margin < NARROW || robustness < UNSTEADY
  const most = undecided !== null ? 3 : narrow ? 1 : 0
  return gaps(view, 'risk', view.analysis.values.risk, first.optionId, second.optionId)
    .filter(({ id }) => !known.some((flip) => flip.criterionId === id))
    .filter(({ id }) => parts(view, first.optionId, second.optionId, id))
    .slice(0, most)
    .map(({ id }) => {
      const words = {
        leader: brief(view, first.optionId),
        next: brief(view, second.optionId),
        criterion: ruleNameOf(view, id),
      }
      const passages = [first, second]
        .map((one) => verdictOf(view, one.optionId, id).unit)
        .filter((unit) => unit !== null)
      const quotes =
        passages.length > 0 ? passages.flatMap((unit) => statement(view, unit).quotes) : asked(view, id)
      const shown = passages.length > 0 ? passages.map((unit) => unit.quote) : quotes
      const text = view.say.closing.questionClose(words)
      return {
        kind: 'close' as const,
        text,
        criterionId: id,
        optionIds: [first.optionId, second.optionId],
        leaderIds: [],
        quotes,
        shown,
      }
    })
}

/**
 * Where both do equally well by their authors' own marks there is nothing to compare, whatever else shares its words;
 * where one meets it and the other fails, the sources have answered.
 */
const parts = (view: View, first: string, second: string, criterionId: string): boolean => {
  const both = [first, second].map((id) => verdictOf(view, id, criterionId).verdict)
  return both[0] !== both[1] && both.some((verdict) => verdict === 'partly' || verdict === 'unknown')
}

const unexamined = (view: View): Open[] =>
  view.analysis.options
    .filter((option) => !view.analysis.examined.includes(option))
    .map((option) => ({
      kind: 'option',
      text: view.say.closing.questionOption(option.brief),
      criterionId: null,
      optionIds: [option.id],
      leaderIds: [],
      quotes: whereListed(view, option.title),
    }))

/** Must-haves that no source settles for the leader. */
const openMusts = (view: View): Open[] => {
  const leader = view.analysis.ranking[0]?.optionId
  if (leader === undefined) return []
  return view.analysis.rules
    .filter((rule) => rule.must && view.analysis.judgement(leader, rule.id).verdict === 'unknown')
    .filter((rule) => !view.analysis.flips.some((flip) => flip.criterionId === rule.id))
    .map((rule) => ({
      kind: 'gap',
      text: view.say.closing.questionGap({ criterion: rule.name, option: brief(view, leader) }),
      criterionId: rule.id,
      optionIds: [leader],
      leaderIds: [],
      quotes: asked(view, rule.id),
    }))
}

const silent = (view: View): Open[] => {
  const options = view.analysis.examined
  if (options.length === 0) return []
  return view.analysis.rules
    .filter((rule) => !rule.must && !view.analysis.spokenOf.includes(rule))
    .map((rule) => ({
      kind: 'criterion',
      text: view.say.closing.questionSilent({
        criterion: rule.name,
        options: options.map((option) => option.brief),
      }),
      criterionId: rule.id,
      optionIds: options.map((option) => option.id),
      leaderIds: [],
      quotes: asked(view, rule.id),
    }))
}

const names = (view: View, ids: Iterable<string>): string[] => [...ids].map((id) => brief(view, id))

const asked = (view: View, criterionId: string): Quote[] => {
  const rule = ruleOf(view, criterionId)
  const quote = rule === undefined ? null : whereAsked(view, rule)
  return quote === null ? [] : [quote]
}

/** Where the meeting lists an option, as a quote. */
export const whereListed = (view: View, title: string): Quote[] => {
  const quote = whereAsked(view, {
    id: '',
    title,
    name: title,
    gist: title,
    weight: 0,
    must: false,
    fromTable: false,
  })
  return quote === null ? [] : [quote]
}
