import type { Criterion } from '../../../../schemas/generated/types.ts'
import { shareGroup } from '../text/lexicon.ts'
import { overlap, topicWords } from '../text/words.ts'
import type { Rule } from './types.ts'

/** The meeting's criteria with names short enough to be spoken. */
export const rulesOf = (criteria: readonly Criterion[]): Rule[] =>
  criteria.map((one) => ({
    id: one.id,
    title: one.title,
    name: ruleName(one.title),
    weight: one.weight,
    must: one.must,
    fromTable: false,
  }))

/** The title before its colon; of a sentence its first clause. */
export const ruleName = (title: string): string => {
  const head = (/^(.{2,80}?)(?::\s|:$|\s[–—]\s)/.exec(title)?.[1] ?? title)
    .replace(/\s*\((?:optional|[^)]{1,12})\)\s*$/i, '')
    .trim()
  if (head.split(/\s+/).length <= 7) return head.replace(/[.;,]$/, '')
  const clause =
    /^(.{12,60}?)(?:[,;.(]|\s(?:so that|because|in order|which|that|for|to be|with)\s)/.exec(head)?.[1] ??
    head.split(/\s+/).slice(0, 7).join(' ')
  return clause.trim()
}

/** The criterion that a label or row title repeats: the best overlap of stems, at least 0.6 and shared group on a tie. */
export const ruleFinder = (rules: readonly Rule[]): ((label: string) => Rule | null) => {
  const known = rules.map((rule) => ({ rule, name: stems(rule.name), full: rule.title.trim().toLowerCase() }))
  const found = new Map<string, Rule | null>()
  const find = (label: string): Rule | null => {
    const said = stems(label)
    if (said.length === 0) return null
    const scored = known
      .map(({ rule, name, full }) => {
        if (full === label.trim().toLowerCase()) return { rule, score: 2 }
        const part = overlap(said, name)
        const longer = Math.max(said.length, name.length)
        const shared = part * Math.min(said.length, name.length)
        // Of a long label the shorter name must be nearly all: one word in common is no repetition.
        const enough =
          part >= 0.6 && shared / longer >= (Math.min(said.length, name.length) === 1 ? 0.3 : 0.4)
        return { rule, score: enough ? part + shared / longer / 10 + groupBonus(said, name) : 0 }
      })
      .toSorted((a, b) => b.score - a.score)
    const best = scored[0]
    return best !== undefined && best.score > 0 ? best.rule : null
  }
  return (label) => {
    const key = label.slice(0, 200)
    const known = found.get(key)
    if (known !== undefined) return known
    const rule = label.length > 200 ? null : find(key)
    found.set(key, rule)
    return rule
  }
}

const stems = (text: string): string[] => topicWords(text).map((word) => word.stem)

/** Where the rest of two labels shares no word, a shared group decides ("application" and "code"). */
const groupBonus = (said: readonly string[], name: readonly string[]): number => {
  const rest = said.filter((stem) => !name.includes(stem))
  const other = name.filter((stem) => !said.includes(stem))
  return rest.length > 0 && other.length > 0 && shareGroup(rest, other) ? 0.2 : 0
}
