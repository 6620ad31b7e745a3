import type { Level, RaiseRisk } from '../../../../schemas/generated/types.ts'
import { readBlocks } from '../../../minutes/markdown/blocks.ts'
import { refOf, textOf } from '../evidence/quote.ts'
import type { Quote, Rule, Unit } from '../evidence/types.ts'
import { brief, failedUnit, isBare, points, speakableRule, statement, type View } from './view.ts'

/** What may go wrong with an option, as far as the sources carry it; the gravest first. */
export type Danger = { optionId: string; unit: Unit | null; rule: Rule | null; args: RaiseRisk; quote: Quote }

/** Weaknesses, must-haves that fail or are open, hedged supports and duties of an option. */
export const dangersOf = (view: View, optionId: string): Danger[] => {
  const cons = points(view, optionId, 'against').map((unit) => fromUnit(view, unit, 'high'))
  const open = view.analysis.rules
    .filter((rule) => rule.must && !rule.fromTable && view.analysis.cell(optionId, rule.id).state !== 'known')
    .flatMap((rule) => fromCriterion(view, optionId, rule))
  const hedged = points(view, optionId, 'for')
    .filter((unit) => unit.hedged)
    .map((unit) => fromUnit(view, unit, 'medium'))
  const duties = dutiesOf(view, optionId).map((unit) => fromUnit(view, unit, 'high'))
  const failed = view.analysis.rules
    .filter((rule) => rule.must)
    .flatMap((rule) => failedUnit(view, optionId, rule.id) ?? [])
    .map((unit) => fromUnit(view, unit, 'high'))
  const grave = [
    ...failed,
    ...cons.filter((one) => one.unit !== null && !isBare(one.unit)),
    ...open,
    ...duties,
    ...hedged,
    ...cons,
  ]
  const all =
    grave.length < ENOUGH ? [...grave, ...halfMet(view, optionId), ...unasked(view, optionId)] : grave
  return all.filter((one, i) => all.findIndex((other) => other.args.risk === one.args.risk) === i)
}

/** Where the sources speak of little that is grave, what is only half met or left open may still go wrong. */
const ENOUGH = 2

/** What a table or a list says an option meets in part only. */
export const halfMetBy = (view: View, optionId: string): Unit[] =>
  view.analysis.units.filter(
    (unit) =>
      unit.optionId === optionId &&
      (unit.how === 'table' || unit.how === 'detail') &&
      unit.value !== null &&
      Math.abs(unit.value) < 0.5,
  )

const halfMet = (view: View, optionId: string): Danger[] =>
  view.analysis.units
    .filter((unit) => unit.optionId === optionId && (unit.how === 'table' || unit.how === 'detail'))
    .filter((unit) => unit.value === null || Math.abs(unit.value) < 0.5)
    .map((unit) => fromUnit(view, unit, unit.value === null ? null : 'medium'))

const unasked = (view: View, optionId: string): Danger[] =>
  view.analysis.rules
    .filter(
      (rule) => !rule.must && !rule.fromTable && view.analysis.cell(optionId, rule.id).state === 'silent',
    )
    .flatMap((rule) => fromCriterion(view, optionId, rule))

/** What a sentence says its option obliges people to do. */
export const dutiesOf = (view: View, optionId: string): Unit[] =>
  view.analysis.units.filter(
    (unit) => unit.optionId === optionId && unit.how !== 'comparative' && obliges(textOf(unit.quote)),
  )

const OBLIGES =
  /\b(?:responsible for|must be|must\b|needs? to|have to|has to|requires?|would require|will require)|(?<!\p{L})(?:нужн[оаы]|нужен|надо|необходим[оаы]?|(?:по)?требу[её]т(?:ся)?|(?:по)?требуют(?:ся)?|прид[её]тся|должн[оаы]|должен|обязан[аоы]?|предстоит)(?!\p{L})/iu
const FREE =
  /\b(?:no|not|don't|doesn't|never|without|won't)\b[^.;]{0,25}\b(?:responsible|must|need|have to|has to|require)|(?<!\p{L})(?:не|нет|никому|ничего|больше не)\s(?:\p{L}+\s){0,2}?(?:нужн|надо|необходим|потребу|требу|прид|долж|обязан)/iu

const obliges = (text: string): boolean => OBLIGES.test(text) && !FREE.test(text)

const fromUnit = (view: View, unit: Unit, likelihood: Level): Danger => {
  const { text, quotes } = statement(view, unit)
  const rule = speakableRule(view, unit) ?? null
  const mitigation = mitigationIn(text)
  const sign = earlySign(text)
  const args: RaiseRisk = {
    risk: text,
    option: unit.optionId,
    likelihood: likelihoodIn(text, unit, likelihood),
    impact: impactOf(rule),
    ...(mitigation === null ? {} : { mitigation }),
    ...signOf(view, unit.heads.length > 0 ? null : sign, rule),
    quotes: quotes.map(refOf),
  }
  return { optionId: unit.optionId, unit, rule, args, quote: unit.quote }
}

/** A must-have that no source settles: the risk is quoted from where the meeting asks for it. */
const fromCriterion = (view: View, optionId: string, rule: Rule): Danger[] => {
  const asked = whereAsked(view, rule)
  if (asked === null) return []
  const args: RaiseRisk = {
    // What is asked for is worded as a good; that nobody settles it is what may go wrong.
    risk: view.say.risks.openRisk({ option: brief(view, optionId), criterion: rule.name }),
    option: optionId,
    likelihood: null,
    impact: impactOf(rule),
    ...signOf(view, null, rule),
    quotes: [refOf(asked)],
  }
  return [{ optionId, unit: null, rule, args, quote: asked }]
}

/** Where the meeting asks for a criterion, as a quote. */
export const whereAsked = (view: View, rule: Rule): Quote | null => {
  const table = view.analysis.units.find(
    (unit) => unit.heads.length > 0 && speakableRule(view, unit)?.id === rule.id,
  )
  for (const origin of view.analysis.origins) {
    const block = blocksOf(origin).find((one) => one.text === rule.title || one.text.startsWith(rule.title))
    if (block !== undefined) return { origin, block, from: 0, to: rule.title.length }
  }
  return table?.heads[1] ?? null
}

const read = new WeakMap<object, ReturnType<typeof readBlocks>>()
const blocksOf = (origin: { text: string }): ReturnType<typeof readBlocks> => {
  const known = read.get(origin) ?? readBlocks(origin.text)
  read.set(origin, known)
  return known
}

/** What one would see first: the first figures on its criterion, else the one the source gives; without either nothing. */
const signOf = (view: View, figure: string | null, rule: Rule | null): { earlySign?: string } => {
  if (rule !== null) return { earlySign: view.say.risks.firstFigures(rule.name) }
  return figure === null ? {} : { earlySign: figure }
}

/** A weakness that is stated is there; one that hangs on something may come, and one that is called rare is rare. */
const likelihoodIn = (text: string, { hedged }: Unit, stated: Level): Level => {
  if (RARE.test(text)) return 'low'
  return hedged || (stated === 'high' && DEPENDS.test(text)) ? 'medium' : stated
}

const RARE = /\b(?:rarely|seldom|unlikely)\b|(?<!\p{L})(?:редко|маловероятно|вряд ли)(?!\p{L})/iu
const DEPENDS =
  /\b(?:could|would|if|unless|sometimes|occasionally)\b|(?<!\p{L})(?:бы|если|иногда|порой|временами)(?!\p{L})/iu

const impactOf = (rule: Rule | null): Level =>
  rule === null ? null : rule.must || rule.weight >= 3 ? 'high' : rule.weight >= 2 ? 'medium' : 'low'

/** Only what a sentence itself offers as a way out. */
const mitigationIn = (text: string): string | null =>
  /[^.;]*\b(?:mitigated by|can be (?:solved|reduced|avoided|worked around)|workaround|could be done to improve)[^.;]*|[^.;]*(?<!\p{L})(?:можно (?:решить|снизить|уменьшить|избежать|обойти|исправить|убрать)|снижается за сч[её]т|решается|смягчается|обходной путь|выход есть)(?!\p{L})[^.;]*/iu
    .exec(text)?.[0]
    .trim() ?? null

/** Only a number can be watched: the clause of the quote that holds one. A quote of one clause says it as the risk already. */
const earlySign = (text: string): string | null => {
  const clause = text.split(/(?<=[,;:.!?])\s+|\s+[–—-]\s+/).find((one) => /\d/.test(one))
  const sign = clause?.replace(/[,;:.!?\s]+$/, '') ?? ''
  return sign === '' || sign.length >= text.replace(/[,;:.!?\s]+$/, '').length ? null : sign
}
