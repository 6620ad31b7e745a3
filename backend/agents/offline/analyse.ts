import type { Criterion, MeetingOption } from '../../../schemas/generated/types.ts'
import { STANDING_LEAD } from '../../minutes/formats/meeting-entries.ts'
import { readBlocks } from '../../minutes/markdown/blocks.ts'
import { comparisons } from './evidence/comparative.ts'
import { asUnits, mapperOf } from './evidence/map-criteria.ts'
import { briefNames, namesOf, shortName, type Names } from './evidence/names.ts'
import { comparePrices } from './evidence/prices.ts'
import type { Draft, Frame } from './evidence/frame.ts'
import { readSource } from './evidence/read-source.ts'
import { likeRules, rulesOf } from './evidence/rules.ts'
import {
  isLabelled,
  MEETING_FILE,
  WEIGHTS,
  type Option,
  type Origin,
  type Rule,
  type Unit,
} from './evidence/types.ts'
import { cellsOf, valuesOf } from './weighing/cells.ts'
import { judge } from './weighing/judge.ts'
import { flipsOf } from './weighing/flips.ts'
import { robustnessOf } from './weighing/robustness.ts'
import { lensWeights, meanTotals, rank, totalsOf } from './weighing/totals.ts'
import type { Analysis, Judgement, Undecided, Weighed } from './weighing/types.ts'

/** What is weighed: options and criteria as they stand on the table, and every text a seat may read. */
export type Matter = {
  title: string
  question: string
  options: readonly MeetingOption[]
  criteria: readonly Criterion[]
  origins: readonly Origin[]
}

/** At least so far must the leader be ahead; picked on eight public agendas, see the panel's notes. */
export const LEAST_MARGIN = 0.05
export const LEAST_ROBUSTNESS = 2 / 3
export const LEAST_LABELLED = 0.6

/** Weighs what the sources say. Pure: the same matter and seed give the same analysis. */
export const analyse = (matter: Matter, seed: number): Analysis => {
  const options = optionsOf(matter.options)
  const evidence = readEvidence(matter, options)
  const { units, rules, mapper } = evidence
  const examined = options.filter((option) => isExamined(units.filter((unit) => unit.optionId === option.id)))
  const ids = examined.map((option) => option.id)
  const cell = cellsOf(
    units,
    options.map((option) => option.id),
    rules,
  )
  const spokenOf = rules.filter((rule) => ids.some((id) => cell(id, rule.id).state !== 'silent'))
  const judgement = judgementsOf(rules, cell)
  const barred = barredOf(ids, rules, judgement)
  const values = {
    value: valuesOf(units, ids, spokenOf, cell, 'value'),
    risk: valuesOf(units, ids, spokenOf, cell, 'risk'),
  }
  const titleOf = (id: string): string => options.find((option) => option.id === id)?.title ?? id
  const weighed = { rules, spokenOf, cell, judgement, barred, values }
  return {
    ...weighed,
    title: matter.title,
    options,
    units,
    origins: matter.origins,
    mapper,
    examined,
    ...verdict(weighed, units, seed, titleOf, options.length),
  }
}

type Verdict = Pick<
  Analysis,
  'ranking' | 'byLens' | 'margin' | 'robustness' | 'labelledShare' | 'undecided' | 'flips'
>

const verdict = (
  { values, spokenOf: rules, cell, barred }: Weighed,
  units: readonly Unit[],
  seed: number,
  titleOf: (id: string) => string,
  optionCount: number,
): Verdict => {
  const weights = { value: lensWeights(rules, 'value'), risk: lensWeights(rules, 'risk') }
  const ranking = rank(meanTotals(values, weights), titleOf, barred)
  const byLens = {
    value: rank(totalsOf(values.value, weights.value), titleOf, barred),
    risk: rank(totalsOf(values.risk, weights.risk), titleOf, barred),
  }
  const [first, second] = ranking
  const margin = first === undefined || second === undefined ? 0 : first.total - second.total
  const robustness = first === undefined ? 0 : robustnessOf(values, rules, first.optionId, seed, barred)
  const labelledShare =
    first === undefined ? 0 : labelled(units.filter((unit) => unit.optionId === first.optionId))
  const flips = first === undefined ? [] : flipsOf(values, rules, cell, first.optionId, titleOf, barred)
  // The only option that fails no must-have leads by that, not by its score.
  const alone = second !== undefined && barred.has(second.optionId)
  const lead = alone ? LEAST_MARGIN : margin
  const undecided = whyUndecided({
    optionCount,
    examined: ranking.length,
    margin: lead,
    robustness,
    labelledShare,
  })
  return { ranking, byLens, margin, robustness, labelledShare, undecided, flips }
}

const judgementsOf = (rules: readonly Rule[], cell: Analysis['cell']): Analysis['judgement'] => {
  const known = new Map<string, Judgement>()
  return (optionId, criterionId) => {
    const key = `${optionId} ${criterionId}`
    const rule = rules.find((one) => one.id === criterionId)
    if (rule === undefined) return { verdict: 'unknown', unit: null, contrary: null }
    const found = known.get(key) ?? judge(cell(optionId, criterionId), rule)
    known.set(key, found)
    return found
  }
}

const barredOf = (
  ids: readonly string[],
  rules: readonly Rule[],
  judgement: Analysis['judgement'],
): ReadonlySet<string> => {
  const failing = ids.filter((id) =>
    rules.some((rule) => rule.must && judgement(id, rule.id).verdict === 'fails'),
  )
  return new Set(failing.length === ids.length ? [] : failing)
}

const whyUndecided = (facts: {
  optionCount: number
  examined: number
  margin: number
  robustness: number
  labelledShare: number
}): Undecided | null => {
  if (facts.optionCount === 0) return 'no_options'
  if (facts.examined < 2) return 'unexamined'
  if (facts.labelledShare < LEAST_LABELLED) return 'unlabelled'
  if (facts.margin < LEAST_MARGIN) return 'close'
  return facts.robustness < LEAST_ROBUSTNESS ? 'fragile' : null
}

const optionsOf = (options: readonly MeetingOption[]): Option[] => {
  const shorts = options.map((option) => shortName(option.title))
  const briefs = briefNames(shorts)
  return options.map((option, i) => ({
    ...option,
    short: shorts[i] ?? option.title,
    brief: briefs[i] ?? option.title,
  }))
}

const readEvidence = (matter: Matter, options: readonly Option[]) => {
  const names = namesOf(options, matter.title)
  const lines = linesOfMeeting(matter.origins, names)
  const named = rulesOf(matter.criteria, (title) => lines.find((line) => isLineOf(line, title)) ?? title)
  const titles = [
    ...options.map((one) => one.title),
    ...matter.criteria.map((one) => one.title),
    matter.question,
    matter.title,
  ]
  const listed = new Set(
    [...titles, ...lines.filter((line) => titles.some((title) => isLineOf(line, title)))].map(bare),
  )
  const frame = (rules: readonly Rule[]): Frame => {
    const rulesLike = likeRules(rules)
    const ruleOf = (label: string): Rule | null => rulesLike(label)[0]?.rule ?? null
    return { names, rules, ruleOf, rulesLike, isListed: (text) => listed.has(bare(text)) }
  }
  const first = frame(named)
  const read = matter.origins.map((origin) => readSource(origin, first))
  const newRules = read
    .flatMap((one) => one.newRules)
    .filter((rule, i, all) => all.findIndex((other) => other.title === rule.title) === i)
  // Ids by order of their titles: a table read in another order gives the same criteria.
  const rules = [...named, ...newRules.map((rule, i) => ({ ...rule, id: `x${i + 1}` }))]
  const second = frame(rules)
  const direct = read.flatMap((one) => one.drafts)
  const drafts: Draft[] = [...direct, ...comparePrices(direct, second), ...comparisons(direct, second)]
  const mapper = mapperOf(direct, rules, second.ruleOf, names.stems, matter.title)
  return { units: asUnits(drafts, mapper), rules, mapper }
}

/** The meeting file's own lines: there a criterion stands with what it means, "Cost: as low as possible". */
const linesOfMeeting = (origins: readonly Origin[], names: Names): string[] =>
  readBlocks(origins.find((origin) => origin.id === MEETING_FILE)?.text ?? '')
    .filter((block) => block.kind === 'item' || block.kind === 'paragraph')
    // Under an option's heading the same label says how the option does, not what is asked.
    .filter((block) => block.headings.slice(1).every((heading) => names.match(heading.text) === null))
    .map((block) => block.text)

const isLineOf = (whole: string, title: string): boolean => {
  const line = whole.replace(STANDING_LEAD, '')
  return (
    line.toLowerCase().startsWith(title.toLowerCase()) &&
    /^(?:$|\s*[:–—(-]|\s*\.$)/.test(line.slice(title.length))
  )
}

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** An option is examined when a source files something under it, or speaks of it more than in passing. */
const isExamined = (units: readonly Unit[]): boolean =>
  units.some(isLabelled) || units.filter((unit) => unit.how === 'prose').length >= 2

/** How much of what speaks for or against the leader was labelled by its author rather than guessed from words. */
const labelled = (units: readonly Unit[]): number => {
  const sum = (some: readonly Unit[]) =>
    some.reduce((total, unit) => total + WEIGHTS[unit.how] * Math.abs(unit.value ?? 0), 0)
  const all = sum(units)
  return all === 0 ? 0 : sum(units.filter((unit) => isLabelled(unit) && unit.guessed !== true)) / all
}
