import type { ActionItem, DecisionLog, Gate } from '../../schemas/generated/types.ts'
import { COMPLETENESS_WORDS, type CompletenessWords } from './completeness-words.ts'
import type { Language } from './render/words.ts'

export type Check = {
  code:
    | Gate
    | 'task_owners'
    | 'task_dates'
    | 'risk_mitigations'
    | 'risk_ratings'
    | 'stated_stakes'
    | 'review_date'
    | 'open_questions'
    | 'supported_claims'
  passed: boolean
  /** What was looked at and, where something is missing, how much. */
  text: string
}

/** What a meeting did not say of itself, so that its template did. */
export type Assumed = 'reversibility' | 'stakes'

/**
 * What a record has and what it lacks, each in a sentence. Read from the documents each time, so that it never tells of
 * an older version; `actionItems` is null where they are not at hand.
 */
export function completenessOf(
  log: DecisionLog,
  actionItems: readonly ActionItem[] | null,
  language: Language = 'en',
  assumed: readonly Assumed[] = [],
): Check[] {
  const say = COMPLETENESS_WORDS[language]
  return [
    ...(isImport(log) ? [] : gateChecks(log, say)),
    ...(actionItems === null ? [] : taskChecks(actionItems, say)),
    ...riskChecks(log, say),
    stakesCheck(log, assumed, say),
    ...reviewCheck(log, assumed, say),
    counted('open_questions', log.open_questions.length, say.openQuestions),
    ...(claims(log).length === 0 ? [] : [counted('supported_claims', unsupported(log), say.unsupported)]),
  ]
}

type Code = Check['code']

const counted = (code: Code, lacking: number, text: (lacking: number) => string): Check => ({
  code,
  passed: lacking === 0,
  text: text(lacking),
})

/** The gates as the council left them; what they ask for is counted where none was kept. Minutes met no gate. */
function gateChecks({ gates, alternatives, rationale, risks }: DecisionLog, say: CompletenessWords): Check[] {
  const kept = gates.map(({ gate, passed, missing, waived_by: by }) => ({
    code: gate,
    passed: passed && missing.length === 0,
    text: say.gate({ gate, passed, missing: missing.length, waivedBy: by?.name ?? null }),
  }))
  const has = (code: Gate, count: number, wanted: number): Check[] =>
    gates.some(({ gate }) => gate === code)
      ? []
      : [{ code, passed: count >= wanted, text: say.counted({ gate: code, count, wanted }) }]
  return [
    ...kept,
    ...has('min_alternatives', alternatives.length, FEWEST_ALTERNATIVES),
    ...has('rationale', rationale.length, 1),
    ...has('risks', risks.length, 1),
  ]
}

// What a meeting asks for that says nothing else.
const FEWEST_ALTERNATIVES = 2

function taskChecks(items: readonly ActionItem[], say: CompletenessWords): Check[] {
  const open = items.filter(({ status }) => status === 'open' || status === 'in_progress')
  // Of no task it is no praise that each has an owner.
  if (open.length === 0) return []
  const lacking = (field: 'owner' | 'due_date') => open.filter((item) => item[field] === null).length
  return [
    counted('task_owners', lacking('owner'), (n) => say.taskOwners({ n, of: open.length })),
    counted('task_dates', lacking('due_date'), (n) => say.taskDates({ n, of: open.length })),
  ]
}

function riskChecks({ risks }: DecisionLog, say: CompletenessWords): Check[] {
  if (risks.length === 0) return []
  const bare = risks.filter((risk) => risk.mitigation === null).length
  const unrated = risks.filter((risk) => risk.likelihood === null || risk.impact === null).length
  return [
    counted('risk_mitigations', bare, (n) => say.riskMitigations({ n, of: risks.length })),
    counted('risk_ratings', unrated, (n) => say.riskRatings({ n, of: risks.length })),
  ]
}

/** Minutes never say how hard a decision is to undo: what stands in their record was filled in. */
function stakesCheck(
  { provenance, reversibility, stakes, edited }: DecisionLog,
  assumed: readonly Assumed[],
  say: CompletenessWords,
): Check {
  const said = provenance.panel !== 'import' || Object.hasOwn(edited ?? {}, 'stakes')
  const text =
    said && assumed.length > 0
      ? say.assumed({ assumed, reversibility, stakes })
      : say.stakes({ passed: said, reversibility, stakes })
  return { code: 'stated_stakes', passed: said && assumed.length === 0, text }
}

/** What can be undone at no cost needs no day to look at it again. */
function reviewCheck(log: DecisionLog, assumed: readonly Assumed[], say: CompletenessWords): Check[] {
  const { reversibility, status, review_at: day } = log
  // Nobody said so: the value was filled in.
  if (isImport(log) || assumed.includes('reversibility')) return []
  if (reversibility === 'reversible' || status !== 'decided') return []
  return [{ code: 'review_date', passed: day !== undefined, text: say.review(day ?? null) }]
}

const isImport = ({ provenance }: DecisionLog): boolean => provenance.panel === 'import'

const claims = ({ rationale, alternatives }: DecisionLog) => [
  ...rationale,
  ...alternatives.flatMap(({ pros, cons }) => [...pros, ...cons]),
]

const unsupported = (log: DecisionLog): number =>
  claims(log).filter(({ support }) => support === 'unsupported').length
