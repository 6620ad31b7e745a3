import type { Criterion } from '../../../../schemas/generated/types.ts'
import { shareGroup } from '../text/lexicon.ts'
import { overlap, topicWords } from '../text/words.ts'
import type { Rule } from './types.ts'

/** The meeting's criteria with names short enough to be spoken; `inFull` gives the line in which the meeting asks for one. */
export const rulesOf = (criteria: readonly Criterion[], inFull: (title: string) => string): Rule[] =>
  criteria.map(({ id, title, weight, must }) => ({
    id,
    title: inFull(title),
    name: spokenName(title),
    gist: ruleName(title),
    weight,
    must,
    fromTable: false,
  }))

const SMALL =
  /^(?:around|in|into|to|for|of|with|on|as|by|from|and|or|at|via|when|if|that|which|so|без|в|во|на|для|с|со|и|к|ко|по|от|из|до|за|под|при|или|чтобы|если|когда|который|которые|которая)$/i
const MOST_WORDS = 8
const MOST_SPOKEN = 90

/** A criterion as a seat says it: the title before its colon; of a sentence that is too long its beginning, marked as cut. */
export const spokenName = (title: string): string => {
  const head = beforeColon(title)
  if (head.length <= MOST_SPOKEN) return head
  return `${ruleName(title)} …`
}

/** What a criterion is recognised by: the title before its colon; of a sentence its first words, never ending in a small one. */
const ruleName = (title: string): string => {
  const head = beforeColon(title)
  const words = head.split(/\s+/)
  if (words.length <= MOST_WORDS) return head
  const first = words.slice(0, MOST_WORDS)
  const cut = first.findLastIndex((word, i) => i >= 4 && SMALL.test(word))
  const kept = cut > 0 ? first.slice(0, cut) : first
  while (kept.length > 2 && SMALL.test(kept[kept.length - 1] ?? '')) kept.pop()
  return kept.join(' ').replace(/[,;(]$/, '')
}

const beforeColon = (title: string): string =>
  (/^(.{2,80}?)(?::\s|:$|\s[–—]\s)/.exec(title)?.[1] ?? title)
    .replace(/\s*\((?:optional|[^)]{1,12})\)\s*$/i, '')
    .replace(/[.;,]\s*$/, '')
    .trim()

export type Likeness = { rule: Rule; score: number }

/** The criteria that a label or row title repeats, the likest first: stems in common, a shared group on a tie. */
export const likeRules = (rules: readonly Rule[]): ((label: string) => Likeness[]) => {
  const known = rules.map((rule) => ({ rule, name: stems(rule.gist), full: rule.title.trim().toLowerCase() }))
  const find = (label: string): Likeness[] => {
    const said = stems(label)
    if (said.length === 0 || label.length > 1000) return []
    return known
      .map(({ rule, name, full }) => ({
        rule,
        score: full === label.trim().toLowerCase() ? 2 : label.length > 200 ? 0 : likeness(said, name),
      }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)
  }
  const found = new Map<string, Likeness[]>()
  return (label) => {
    const likely = found.get(label) ?? find(label)
    found.set(label, likely)
    return likely
  }
}

/** Of a long label the shorter name must be nearly all: one word in common is no repetition. */
const likeness = (said: readonly string[], name: readonly string[]): number => {
  const part = overlap(said, name)
  const [short, long] = [Math.min(said.length, name.length), Math.max(said.length, name.length)]
  const shared = (part * short) / long
  return part >= 0.6 && shared >= (short === 1 ? 0.3 : 0.4) ? part + shared / 10 + groupBonus(said, name) : 0
}

const stems = (text: string): string[] => topicWords(text).map((word) => word.stem)

/** Where the rest of two labels shares no word, a shared group decides ("application" and "code"). */
const groupBonus = (said: readonly string[], name: readonly string[]): number => {
  const rest = said.filter((stem) => !name.includes(stem))
  const other = name.filter((stem) => !said.includes(stem))
  return rest.length > 0 && other.length > 0 && shareGroup(rest, other) ? 0.2 : 0
}
