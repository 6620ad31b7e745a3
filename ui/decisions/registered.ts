import { listOf, textOf, type Row } from '../lib/reading.ts'

export const STATUSES = [
  'proposed',
  'accepted',
  'superseded',
  'no_consensus',
  'deferred',
  'escalated',
] as const
export type Status = (typeof STATUSES)[number]

export const OUTCOMES = ['held', 'partly', 'failed'] as const
export type Outcome = (typeof OUTCOMES)[number]

export type Person = { kind: 'person' | 'agent'; name: string }
export type Forecast = { statement: string; probability: number; due: string; happened: boolean | null }
export type Review = {
  number: number
  outcome: Outcome
  note: string | null
  forecasts: readonly { index: number; happened: boolean | null }[]
  nextReviewAt: string | null
  by: string
  at: string
}

/** A decision of any council, as the register shows it. */
export type Decision = {
  /** `<run>/<decision>` */
  id: string
  runId: string
  title: string
  question: string
  statement: string
  status: Status
  decidedAt: string
  decidedBy: readonly Person[]
  approvedBy: readonly Person[]
  chosen: string | null
  options: readonly string[]
  confidence: number | null
  /** The next day that waits for a review, which may have passed. */
  dueAt: string | null
  forecasts: readonly Forecast[]
  supersedes: readonly string[]
  supersededBy: readonly string[]
  standsInstead: string | null
  review: Review | null
  archived: boolean
}

export const decisionsIn = (answer: unknown): Decision[] => listOf(answer, 'items').flatMap(readDecision)

export function readDecision(row: unknown): Decision[] {
  const [id, runId] = [textOf(row, 'id'), textOf(row, 'runId')]
  if (id === undefined || runId === undefined || !isObject(row)) return []
  return [
    {
      id,
      runId,
      title: textOf(row, 'title') ?? runId,
      question: textOf(row, 'question') ?? '',
      statement: textOf(row, 'statement') ?? '',
      status: STATUSES.find((one) => one === row.status) ?? 'proposed',
      decidedAt: textOf(row, 'decidedAt') ?? '',
      decidedBy: listOf(row, 'decidedBy').map(personOf),
      approvedBy: listOf(row, 'approvedBy').map(personOf),
      chosen: textOf(row.chosenOption, 'title') ?? null,
      options: listOf(row, 'options').flatMap((one) => textOf(one, 'title') ?? []),
      confidence: typeof row.confidence === 'number' ? row.confidence : null,
      dueAt: textOf(row, 'dueAt') ?? null,
      forecasts: listOf(row, 'forecasts').map(forecastOf),
      supersedes: textsIn(row.supersedes),
      supersededBy: textsIn(row.supersededBy),
      standsInstead: textOf(row, 'standsInstead') ?? null,
      review: reviewOf(row.review)[0] ?? null,
      archived: row.archived === true,
    },
  ]
}

/** What somebody said of what came of a decision; nothing where it says nothing. */
export function reviewOf(row: unknown): Review[] {
  const outcome = isObject(row) ? OUTCOMES.find((one) => one === row.outcome) : undefined
  if (!isObject(row) || outcome === undefined) return []
  return [
    {
      number: typeof row.number === 'number' ? row.number : 0,
      outcome,
      note: textOf(row, 'note') ?? null,
      forecasts: listOf(row, 'forecasts').flatMap(({ index, happened }) =>
        typeof index === 'number' ? [{ index, happened: yesNo(happened) }] : [],
      ),
      nextReviewAt: textOf(row, 'nextReviewAt') ?? null,
      by: textOf(row.by, 'name') ?? '',
      at: textOf(row, 'at') ?? '',
    },
  ]
}

const forecastOf = (row: Row): Forecast => ({
  statement: textOf(row, 'statement') ?? '',
  probability: typeof row.probability === 'number' ? row.probability : 0,
  due: textOf(row, 'due') ?? '',
  happened: yesNo(row.happened),
})

const personOf = (row: Row): Person => ({
  kind: row.kind === 'person' ? 'person' : 'agent',
  name: textOf(row, 'name') ?? '',
})

const yesNo = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null)

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null

/** The day has come. */
export const isDue = (day: string, now: number): boolean => day <= new Date(now).toISOString().slice(0, 10)
