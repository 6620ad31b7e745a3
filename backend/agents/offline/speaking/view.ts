import type { TurnRequest } from '../../../ports/voice.ts'
import { refOf, textOf } from '../evidence/quote.ts'
import { isLabelled, WEIGHTS, type Option, type Quote, type Rule, type Unit } from '../evidence/types.ts'
import { lensWeights, rank, totalsOf } from '../weighing/totals.ts'
import { OTHER, type Analysis, type Lens, type Ranked, type Values } from '../weighing/types.ts'
import { cite } from './speech.ts'
import type { Phrases } from './phrases-en.ts'

/** All that a seat looks at in one turn. */
export type View = {
  request: TurnRequest
  analysis: Analysis
  /** The same without what people said in the run; null where nobody said anything. */
  unsaid: Analysis | null
  /** How this seat looks at the facts; of other seats `lensOf` tells. */
  lens: Lens
  lensOf(seat: string): Lens
  nameOf(seat: string): string
  /** What is only talked about now; null where something is to be decided. */
  talk: string | null
  say: Phrases
}

export const optionOf = (view: View, id: string): Option =>
  view.analysis.options.find((option) => option.id === id) ?? {
    id,
    title: id,
    summary: '',
    short: id,
    brief: id,
  }

/** The name an option is called by while people speak. */
export const brief = (view: View, id: string): string => optionOf(view, id).brief

export const ruleOf = (view: View, id: string): Rule | undefined =>
  view.analysis.rules.find((rule) => rule.id === id)

export const ruleNameOf = (view: View, id: string): string =>
  id === OTHER ? view.say.other : (ruleOf(view, id)?.name ?? '')

/** The criterion of the meeting under which a passage is sure to stand; rows of a table are no criteria of the meeting. */
export const criterionOf = (view: View, unit: Unit): { criterion?: string } => {
  const rule = speakableRule(view, unit)
  return rule === undefined || rule.fromTable ? {} : { criterion: rule.id }
}

export const speakableRule = (view: View, unit: Unit): Rule | undefined => {
  const sure = unit.criteria.find((one) => one.speakable)
  return sure === undefined ? undefined : ruleOf(view, sure.criterionId)
}

/** The passages of an option that carry the side given, those that weigh most first. */
export const points = (view: View, optionId: string, side: 'for' | 'against'): Unit[] =>
  view.analysis.units
    .filter((unit) => unit.optionId === optionId && isLabelled(unit) && isPoint(unit, side))
    .toSorted((a, b) => strength(view, b) - strength(view, a))
    // One passage may be read twice: as a point of its side, and as a number against a limit.
    .filter((unit, i, all) => all.findIndex((other) => refersAlike(other, unit)) === i)

const refersAlike = (a: Unit, b: Unit): boolean =>
  a.whole.block === b.whole.block && a.whole.from === b.whole.from && a.quote.from === b.quote.from

/**
 * Whether a passage speaks clearly for or against: a neutral word beside a label does neither, nor does a con within
 * the budget speak for its option.
 */
export const isPoint = (unit: Unit, side: 'for' | 'against'): boolean =>
  unit.value !== null &&
  isLabelled(unit) &&
  (unit.side === null || unit.side === side) &&
  (side === 'for' ? unit.value >= 0.5 : unit.value <= -0.5)

/** How much a passage moves the score of its option; a reason in words before a bare mark. */
export const strength = (view: View, unit: Unit): number => {
  const weight = Math.max(
    0.5,
    ...unit.criteria.map((one) => (ruleOf(view, one.criterionId)?.weight ?? 1) * one.confidence),
  )
  return WEIGHTS[unit.how] * Math.abs(unit.value ?? 0) * weight * (isBare(unit) ? 0.5 : 1)
}

/** A mark, a number or one word: it needs its label to be understood. */
export const isBare = (unit: Unit): boolean => textOf(unit.quote).split(/\s+/).length < 3

/** A passage as it is spoken; of a mark or a bare word the label says what it is about. */
export const citeUnit = (view: View, unit: Unit, limit = 170): string => {
  const quoted = cite(view.say, unit.quote, limit)
  return isBare(unit) && labelName(view, unit) !== '' ? view.say.under(quoted, labelName(view, unit)) : quoted
}

const labelName = (view: View, unit: Unit): string => {
  const rule = speakableRule(view, unit)
  return rule?.name ?? unit.label ?? ''
}

/** The words of a passage as the record keeps them, and the quotes they stand in. */
export const statement = (view: View, unit: Unit): { text: string; quotes: Quote[] } =>
  unit.heads.length > 0
    ? {
        text: `${unit.heads.map(textOf).join(', ')}: ${textOf(unit.quote)}`,
        quotes: [...unit.heads, unit.quote],
      }
    : { text: textOf(unit.whole), quotes: [unit.whole] }

/** What an expert holds: the board's last word, or what the sources say where it said nothing yet. */
export const valuesOfSeat = (view: View, seat: string): Values => {
  const fresh = view.analysis.values[view.lensOf(seat)]
  const held = view.request.board.positions.find((one) => one.seat === seat)
  if (held === undefined || held.scores.length === 0) return fresh
  const before = view.unsaid?.values[view.lensOf(seat)]
  return new Map(
    [...fresh].map(([optionId, row]) => {
      const cells = held.scores.find((score) => score.optionId === optionId)?.cells ?? []
      const kept = cells.flatMap(({ criterionId, value }) => {
        // A cell that still stands as the sources had it takes up what people said since; a conceded one stays.
        const old = before?.get(optionId)?.get(criterionId)
        const untouched = old !== undefined && Math.abs(old - (value ?? 0)) < 1e-3
        return value === null || untouched ? [] : [[criterionId, value] as const]
      })
      return [optionId, new Map([...row, ...kept])]
    }),
  )
}

export const rankOfSeat = (view: View, seat: string, values: Values = valuesOfSeat(view, seat)): Ranked[] =>
  rank(
    totalsOf(values, lensWeights(view.analysis.spokenOf, view.lensOf(seat))),
    (id) => optionOf(view, id).title,
    view.analysis.barred,
  )

/** Where a seat stands: what the board says, or what its own look at the sources gives. */
export const heldBy = (view: View, seat: string): string | null =>
  view.request.board.positions.find((one) => one.seat === seat)?.optionId ?? null

export const experts = (view: View): string[] =>
  [...new Set(view.request.board.positions.map((one) => one.seat))].toSorted()

/** The mean of what the experts hold now, best first; before they spoke, of both lenses. */
export const table = (view: View): Ranked[] => {
  const seats = experts(view).filter((seat) =>
    view.request.board.positions.some((one) => one.seat === seat && one.scores.length > 0),
  )
  if (seats.length === 0) return [...view.analysis.ranking]
  const totals = new Map<string, number>()
  for (const seat of seats) {
    for (const { optionId, total } of rankOfSeat(view, seat))
      totals.set(optionId, (totals.get(optionId) ?? 0) + total / seats.length)
  }
  return rank(totals, (id) => optionOf(view, id).title, view.analysis.barred)
}

/** Two scores beside each other: a third decimal where two would look the same. */
export const pair = (view: View, first: number, second: number): [string, string] => {
  const { number } = view.say
  const digits = number(first) === number(second) && first !== second ? 3 : 2
  return [number(first, digits), number(second, digits)]
}

/** How often an option stays first when the weights move; nothing moves where there are not two criteria to weigh. */
export const steadyShare = (view: View, share: number): string | null =>
  view.analysis.spokenOf.length < 2 ? null : view.say.percent(share)

/** Whether a passage is cited on the board already: `cited` names places as `source:start-end`. */
export const isCited = (view: View, quote: Quote): boolean => {
  const start = refOf(quote).start ?? 0
  const end = start + refOf(quote).quote.length
  return view.request.board.cited.some((place) => {
    const [, id, from, to] = /^(.*):(\d+)-(\d+)$/.exec(place) ?? []
    return id === quote.origin.id && Number(from) < end && start < Number(to)
  })
}

/** The passage by which an option fails a criterion. */
export const failedUnit = (view: View, optionId: string, criterionId: string): Unit | undefined => {
  const { verdict, unit } = view.analysis.judgement(optionId, criterionId)
  return verdict === 'fails' && unit !== null ? unit : undefined
}
