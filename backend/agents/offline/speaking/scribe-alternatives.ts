import type { Unit } from '../evidence/types.ts'
import { isDeclined } from '../evidence/names.ts'
import { chipOf, textOf } from '../evidence/quote.ts'
import type { Judgement } from '../weighing/types.ts'
import { isLabelled, type Option, type Rule } from '../evidence/types.ts'
import { handClaim } from './expert-position.ts'
import { cite, speech, type Speech } from './speech.ts'
import { citeUnit, isPoint, table, type View } from './view.ts'

/** Puts the options beside each other, and every point for and against on record under its option. */
export const layOut = (view: View): Speech => {
  const turn = speech()
  const { analysis, say } = view
  if (analysis.options.length === 0) {
    turn.say(say.alternatives.none)
    return turn
  }
  turn.add([say.alternatives.title, matrix(view), ...disagreements(view)].join('\n\n'))
  for (const option of analysis.options) {
    for (const side of ['for', 'against'] as const) {
      for (const unit of recorded(view, option.id, side)) handClaim(view, turn, unit, side)
    }
  }
  return turn
}

const disagreements = (view: View): string[] =>
  view.analysis.examined.flatMap((option) =>
    view.analysis.rules.flatMap((rule) => {
      const { unit, contrary } = verdictOf(view, option.id, rule.id)
      if (unit === null || contrary === null) return []
      const [one, other] = [citeUnit(view, unit, 110), citeUnit(view, contrary, 110)]
      return [view.say.judging.disagree({ option: option.brief, criterion: rule.name, one, other })]
    }),
  )

/**
 * What goes on record for one side of an option: all that its author filed there and every marked reason; bare words
 * beside labels only where nothing else speaks for that side, except a plain no, which is always told.
 */
export const recorded = (view: View, optionId: string, side: 'for' | 'against'): Unit[] => {
  const units = view.analysis.units.filter((unit) => unit.optionId === optionId && isLabelled(unit))
  const filed = units.filter((unit) => unit.side === side)
  const read = units.filter((unit) => unit.side === null && isPoint(unit, side))
  const told = read.filter((unit) => side === 'against' || (unit.how === 'table' && unit.heads.length === 0))
  const points = filed.length > 0 ? [...filed, ...told] : read
  return points.filter(
    (unit, i) =>
      points.findIndex(
        (other) => other.whole.block === unit.whole.block && other.whole.from === unit.whole.from,
      ) === i,
  )
}

const matrix = (view: View): string => {
  const { analysis, say } = view
  const { options } = analysis
  const totals = new Map(table(view).map((one) => [one.optionId, one.total]))
  const line = (cells: string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '/').replaceAll('\n', ' ')).join(' | ')} |`
  const rows = analysis.spokenOf.map((rule) =>
    line([
      rule.must ? say.alternatives.must(rule.name) : rule.name,
      ...options.map((option) => cellText(view, option, rule)),
    ]),
  )
  const counts = options.map(
    (option) => `${recorded(view, option.id, 'for').length} · ${recorded(view, option.id, 'against').length}`,
  )
  const scores = options.map((option) =>
    totals.has(option.id) ? say.number(totals.get(option.id) ?? 0) : '',
  )
  return [
    line([say.alternatives.criterion, ...options.map((option) => option.brief)]),
    line(['---', ...options.map(() => ':-:')]),
    ...rows,
    line([say.alternatives.points, ...counts]),
    line([say.alternatives.total, ...scores]),
  ].join('\n')
}

const cellText = (view: View, option: Option, rule: Rule): string => {
  const { verdict, unit, contrary } = verdictOf(view, option.id, rule.id)
  if (unit === null) return ''
  const mark = { meets: '✅', partly: '🟡', fails: '❌', unknown: '?' }[verdict]
  const chips = [unit, contrary].filter((one) => one !== null).map((one) => chipOf(one.quote))
  return `${mark} ${chips.join(' ↔ ')}`
}

/** How an option stands on a criterion, and the passage that says so; without one it is unknown. */
export const verdictOf = (view: View, optionId: string, criterionId: string): Judgement =>
  view.analysis.judgement(optionId, criterionId)

/** Asked for further options: it invents none; a passage that names two together may suggest taking both. */
export const offerAlternatives = (view: View): Speech => {
  const turn = speech()
  const { options, origins } = view.analysis
  const together = view.analysis.units.find((unit) => {
    if (unit.quote.origin.id === origins[0]?.id || !TOGETHER.test(textOf(unit.quote))) return false
    return namedIn(unit, options).length >= 2
  })
  const [a, b] = together === undefined ? [] : namedIn(together, options)
  if (together === undefined || a === undefined || b === undefined)
    turn.say(view.say.alternatives.noMerge(options.map((option) => option.brief)))
  else
    turn.say(view.say.alternatives.merge({ a: a.brief, b: b.brief, quote: cite(view.say, together.quote) }))
  return turn
}

const TOGETHER =
  /\b(?:both|together|combin\w+|hybrid|alongside|in addition to)\b|(?<!\p{L})(?:вместе|совместно|одновременно|сочета\p{L}*|совместить|объединить|оба|обе|в дополнение к)(?!\p{L})/iu

const namedIn = (unit: Unit, options: readonly Option[]): Option[] =>
  options.filter(
    ({ brief }) =>
      textOf(unit.quote).toLowerCase().includes(brief.toLowerCase()) || isDeclined(textOf(unit.quote), brief),
  )
