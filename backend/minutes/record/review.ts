import type { FoundKind } from '../extract/rules/found.ts'
import type { Transcript } from '../transcript.ts'
import type { AdrParts } from './adr-parts.ts'
import { MOST_TASKS } from './action-items.ts'
import { MOST_DECISIONS } from './decision-log.ts'
import type { Entry } from './entries.ts'
import { modelReview, type ReadByModel } from './read-by-model.ts'
import { recordWords } from './words.ts'

/** Why somebody should read a record before anybody relies on it, each reason in words. */
export function reviewOf(
  transcript: Transcript,
  entries: Record<FoundKind, Entry[]>,
  adr: AdrParts | null,
  byModel: ReadByModel | null = null,
): string[] {
  const { review } = recordWords(transcript.language)
  const { decision: decisions, action: tasks } = entries
  const unsure = (list: readonly Entry[]) => list.filter(({ certain }) => !certain).length
  const understood = { decisions: unsure(decisions), tasks: unsure(tasks) }
  const lost = [...decisions, ...tasks].reduce((sum, one) => sum + one.lost, 0)
  return [
    ...(byModel === null ? [] : modelReview(byModel, review.model)),
    ...(adr === null || adr.standing === 'holds' ? [] : [review.standing(adr.standing, adr.status ?? '')]),
    ...(adr !== null && adr.alternatives.length > 0 && adr.chosen_option === null ? [review.noneChosen] : []),
    ...(decisions.length > 0 ? [] : [tasks.length === 0 ? review.nothing : review.noDecision]),
    ...(decisions.length > 1 ? [review.severalDecisions(decisions.length)] : []),
    ...(understood.decisions + understood.tasks > 0 ? [review.understood(understood)] : []),
    ...(lost > 0 ? [review.ownersLost(lost)] : []),
    ...(decisions.length > MOST_DECISIONS
      ? [review.more({ found: decisions.length, kept: MOST_DECISIONS, what: 'decisions' })]
      : []),
    ...(tasks.length > MOST_TASKS
      ? [review.more({ found: tasks.length, kept: MOST_TASKS, what: 'tasks' })]
      : []),
    ...(transcript.date === null ? [review.noDate] : []),
    ...(isMixed(transcript) ? [review.language] : []),
  ]
}

/** Less than this share of the letters is a name or a word here and there. */
const OTHER_LANGUAGE = 0.25

function isMixed({ text, language }: Transcript): boolean {
  const sample = text.slice(0, 20_000)
  const count = (letters: RegExp) => sample.match(letters)?.length ?? 0
  const [all, cyrillic, latin] = [
    count(/\p{L}/gu),
    count(/\p{Script=Cyrillic}/gu),
    count(/\p{Script=Latin}/gu),
  ]
  if (all < 100) return false
  // English words stand in every Russian text of engineers; the other way round they would not be read.
  return language === 'ru' ? cyrillic / all < 0.5 : latin / all < 1 - OTHER_LANGUAGE
}
