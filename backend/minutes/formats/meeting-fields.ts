import type {
  AgendaItemInput,
  BudgetInput,
  ContextInput,
  CriterionInput,
  KnowledgeInput,
  Meeting,
  OptionInput,
  Policy,
  QualityInput,
  SeatInput,
  Transition,
} from '../../../schemas/generated/types.ts'
import { pathOf } from './text-invalid.ts'

// The compiler keeps these in step with the schema: a field too many or too few is an error.
type Names<T> = Record<keyof Required<T>, 1>

const MEETING = {
  id: 1,
  title: 1,
  question: 1,
  language: 1,
  template: 1,
  agenda: 1,
  options: 1,
  criteria: 1,
  context: 1,
  knowledge: 1,
  seats: 1,
  policy: 1,
  reversibility: 1,
  stakes: 1,
  quality: 1,
  budget: 1,
  supersedes: 1,
  review_at: 1,
  humanDeadlineMinutes: 1,
  exports: 1,
} satisfies Names<Meeting>

const INSIDE: Record<string, Record<string, 1>> = {
  agenda: { id: 1, title: 1, kind: 1, timeboxMinutes: 1, atZero: 1 } satisfies Names<AgendaItemInput>,
  options: { id: 1, title: 1, summary: 1 } satisfies Names<OptionInput>,
  criteria: { id: 1, title: 1, weight: 1, must: 1 } satisfies Names<CriterionInput>,
  context: { title: 1, text: 1, url: 1, sourceId: 1, seats: 1 } satisfies Names<ContextInput>,
  knowledge: { scopes: 1 } satisfies Names<KnowledgeInput>,
  seats: {
    seat: 1,
    role: 1,
    name: 1,
    agent: 1,
    person: 1,
    deputy: 1,
    model: 1,
    weight: 1,
  } satisfies Names<SeatInput>,
  policy: {
    name: 1,
    transitions: 1,
    allowRepeatedSpeaker: 1,
    prompt: 1,
    model: 1,
  } satisfies Names<Policy>,
  quality: {
    minAlternatives: 1,
    requireRationale: 1,
    requireRisks: 1,
    minActionItems: 1,
    consensus: 1,
    blindRound: 1,
    stopAfterQuietTurns: 1,
    minRisks: 1,
    requireMitigation: 1,
    requireMustHaves: 1,
    quorum: 1,
    requireApproval: 1,
  } satisfies Names<QualityInput>,
  consensus: { method: 1, threshold: 1 } satisfies Names<NonNullable<QualityInput['consensus']>>,
  transitions: { from: 1, to: 1, when: 1 } satisfies Names<Transition>,
  budget: { maxTurns: 1, maxMinutes: 1, maxTokens: 1, maxCostUsd: 1 } satisfies Names<BudgetInput>,
}

/** The fields given that a meeting does not have. */
export function unknownFields(given: object): string[] {
  return Object.keys(given).filter((name) => !Object.hasOwn(MEETING, name))
}

/** What to write instead of a field that a meeting does not have: the closest one there is, or all of them. */
export function meantField(pointer: string): string {
  const path = pathOf(pointer)
  const wrong = path.at(-1) ?? ''
  const around = path.slice(0, -1).findLast((step) => !/^\d+$/.test(step))
  const known = Object.keys(around === undefined ? MEETING : (INSIDE[around] ?? {}))
  const near = known
    .map((name) => ({ name, steps: distance(wrong.toLowerCase(), name.toLowerCase()) }))
    .toSorted((a, b) => a.steps - b.steps)[0]
  // Half the letters wrong is another word, not a slip.
  if (near && near.steps <= Math.max(1, Math.floor(near.name.length / 2)))
    return `did you mean "${near.name}"?`
  return known.length ? `use ${known.join(', ')}.` : 'remove it.'
}

/** How many letters must be added, left out or changed to make one word of the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? a.length
}
