import { similarityOf } from '../text/similarity.ts'
import { topicWords } from '../text/words.ts'
import { textOf } from './quote.ts'
import type { Draft } from './frame.ts'
import type { Mapping, Rule, Unit } from './types.ts'

/** From 0.15 on a passage counts for a criterion, from 0.20 it may be said aloud; measured on 69 labelled pairs. */
const COUNTS = 0.15
const SPEAKABLE = 0.2

export type Mapper = {
  /** The criteria a passage speaks of, at most two. */
  of(draft: Draft): Mapping[]
  /** How near a text is to a criterion, 0 to 1. */
  nearness(text: string, rule: Rule): number
}

/** Maps passages to criteria: by the author's own label, else by the words they share. */
export const mapperOf = (
  drafts: readonly Draft[],
  rules: readonly Rule[],
  ruleOf: (label: string) => Rule | null,
  optionStems: ReadonlySet<string>,
  topic: string,
): Mapper => {
  // The meeting's own topic is in everything; names of options tell nothing about a criterion.
  const dim = new Map<string, number>(topicWords(topic).map((word) => [word.stem, 0.3]))
  for (const stem of optionStems) dim.set(stem, 0)
  const similarity = similarityOf(
    drafts.map((draft) => textOf(draft.quote)),
    dim,
  )
  const vectors = rules.map((rule) => ({
    rule,
    vector: similarity.vector([
      { text: rule.gist, weight: 2 },
      { text: rule.title.slice(rule.title.startsWith(rule.gist) ? rule.gist.length : 0), weight: 1 },
    ]),
  }))
  const cosines = (text: string): { rule: Rule; cosine: number }[] => {
    const vector = similarity.vector([{ text, weight: 1 }])
    return vectors.map((one) => ({ rule: one.rule, cosine: similarity.cosine(vector, one.vector) }))
  }
  const of = (draft: Draft): Mapping[] => {
    const exact = draft.about ?? (draft.label === null ? null : ruleOf(draft.label)?.id) ?? null
    if (exact !== null) return [{ criterionId: exact, confidence: 1, speakable: true }]
    return cosines(`${draft.label ?? ''} ${textOf(draft.quote)}`)
      .filter(({ rule, cosine }) => cosine >= COUNTS && rule.id !== draft.except)
      .toSorted((a, b) => b.cosine - a.cosine)
      .slice(0, 2)
      .map(({ rule, cosine }) => ({
        criterionId: rule.id,
        confidence: Math.min(1, 2 * cosine),
        speakable: cosine >= SPEAKABLE,
      }))
  }
  const nearness = (text: string, rule: Rule): number =>
    cosines(text).find((one) => one.rule === rule)?.cosine ?? 0
  return { of, nearness }
}

export const asUnits = (drafts: readonly Draft[], mapper: Mapper): Unit[] =>
  drafts.map((draft, index) => ({ ...draft, id: index, criteria: mapper.of(draft) }))
