import { allWords, overlap, sameStem, stemOf, topicWords } from '../text/words.ts'
import type { Option } from './types.ts'

/** Finds which option a heading, column or sentence speaks of. */
export type Names = {
  options: readonly Option[]
  /** The option that a heading or label names, or null. */
  match(label: string, least?: number): string | null
  /** The options that a sentence of running text names by their full or distinctive capitalised name. */
  mentioned(text: string, wholeOnly?: boolean): string[]
  /** Stems of all option names: they say nothing about a criterion. */
  stems: ReadonlySet<string>
}

/** What an option is called for short: the title before its colon, without "Option A:" or markup. */
export const shortName = (title: string): string => {
  const plain = title
    .replace(/^\s*(?:option|alternative|вариант)\s+(?:\p{L}|\d+)\s*[:.)–—-]\s*/iu, '')
    .replace(/^\(?(?:\p{L}|\d+)[).]\s+/u, '')
  const head = /^(.{2,}?)(?::\s|\s[–—-]\s|\s*\()/.exec(plain)?.[1] ?? plain
  return head.trim().replace(/[.;:]$/, '') || title.trim()
}

/** The shortest beginning of each name that ends before a small word and is no other option's: said after the first time. */
export const briefNames = (names: readonly string[]): string[] =>
  names.map((name) => {
    const words = name.split(' ')
    if (words.length <= 3) return name
    const cut = words.findIndex(
      (word, i) =>
        i >= 2 &&
        /^(?:around|in|into|to|for|of|with|on|as|by|from|and|at|без|в|во|на|для|с|со|и|к|ко|по|от|из|до|за|под|при|через|у|о|об)$/i.test(
          word,
        ),
    )
    const brief =
      cut > 0
        ? words
            .slice(0, cut)
            .join(' ')
            .replace(/[,;:]$/, '')
        : name
    return names.filter((other) => other.startsWith(brief)).length === 1 ? brief : name
  })

/** Names of these options; the words of `topic` (the meeting's title) tell options apart only weakly. */
export const namesOf = (options: readonly Option[], topic: string): Names => {
  const stemsOf = new Map(options.map((option) => [option.id, nameWords(option.short)]))
  const fullStems = new Map(options.map((option) => [option.id, nameWords(option.title)]))
  const topicStems = new Set(topicWords(topic).map((word) => word.stem))
  const weight = weigher([...stemsOf.values()], topicStems)
  const match = (label: string, least = 0.35): string | null => {
    const exact = options.find((option) => isOrdinal(label, option, options))
    if (exact !== undefined) return exact.id
    if (ANNOUNCES.test(label) && options.every((option) => option.title !== label)) return null
    // The meeting's title is its topic, even where an option is named after it.
    if (label.trim().toLowerCase() === topic.trim().toLowerCase()) return null
    const heading = nameWords(label)
    const scores = options
      .map((option) => {
        const short = score(heading, stemsOf.get(option.id) ?? [], weight)
        const full =
          option.short === option.title ? 0 : score(heading, fullStems.get(option.id) ?? [], weight)
        return { id: option.id, score: Math.max(short, full) }
      })
      .toSorted((a, b) => b.score - a.score)
    const [best, next] = scores
    if (best === undefined || best.score < least || best.score === next?.score) return null
    return best.id
  }
  const mentioned = (text: string, wholeOnly = false): string[] =>
    options
      .filter((option) => isWhole(text, option) || (!wholeOnly && isAlias(text, option, options, topicStems)))
      .map((option) => option.id)
  return {
    options,
    match,
    mentioned,
    stems: new Set([...fullStems.values(), ...stemsOf.values()].flat().map((word) => word.stem)),
  }
}

/** Headings that announce a list of options or criteria name none of them. */
const ANNOUNCES = /\b(?:options|alternatives|candidates|criteria|drivers)\b|варианты|альтернативы|критерии/i

/** A word of a name; `proper` where it is written with a capital. */
type NameWord = { stem: string; proper: boolean }

/** Letters and numbers count here: "Plan A" and "Plan B" differ in nothing else. */
const nameWords = (text: string): NameWord[] => {
  const topic = new Set(topicWords(text).map((word) => word.start))
  return allWords(text.replaceAll('/', ' '))
    .filter(
      (word) => topic.has(word.start) || /^(?:\d+|[b-z])$/.test(word.text) || isLetter(text, word.start),
    )
    .map((word) => ({
      stem: stemOf(word.text.replace(/\.(?:js|io|com|org|net)$/, '')),
      proper: /^\p{Lu}/u.test(text.slice(word.start)),
    }))
}

/** «План А» differs from «План Б» by its letter only; small, it would be a word of its own («и», «в», «с»). */
const isLetter = (text: string, at: number): boolean => /^[А-ЯЁ](?![\p{L}\p{N}])/u.test(text.slice(at))

const nameStems = (text: string): string[] => nameWords(text).map((word) => word.stem)

/** A proper name is not meant by a common word that begins like it ("table", "Tableau"). */
const alike = (a: NameWord, b: NameWord): boolean =>
  a.stem === b.stem || (a.proper === b.proper && sameStem(a.stem, b.stem))

const weigher =
  (names: readonly NameWord[][], topic: ReadonlySet<string>) =>
  (word: NameWord): number => {
    const holders = names.filter((name) => name.some((other) => alike(other, word))).length
    if (holders === 0) return 0.5
    const rarity =
      names.length === 1 ? 1 : Math.log((names.length + 1) / holders) / Math.log(names.length + 1)
    const whole = names.some(
      (name) => name.every((other) => topic.has(other.stem)) && name.some((other) => alike(other, word)),
    )
    return rarity * (topic.has(word.stem) && !whole ? 0.2 : 1)
  }

/** Mean of how much of the heading is the name and how much of the name is in the heading. */
const score = (
  heading: readonly NameWord[],
  name: readonly NameWord[],
  weight: (word: NameWord) => number,
): number => {
  if (heading.length === 0 || name.length === 0) return 0
  if (heading.length === name.length && heading.every((word, i) => word.stem === name[i]?.stem)) return 1
  const sum = (words: readonly NameWord[]) => words.reduce((total, word) => total + weight(word), 0)
  const inName = heading.filter((word) => name.some((other) => alike(word, other)))
  const inHeading = name.filter((word) => heading.some((other) => alike(word, other)))
  // One weak word in common ("search", the topic itself) is no name, however short the heading.
  if (sum(inHeading) < 0.3) return 0
  return (sum(inName) / sum(heading) + sum(inHeading) / sum(name)) / 2
}

/** "Option 2", "(B)": by the letter or number that the title itself carries, else by its place. */
const isOrdinal = (label: string, option: Option, options: readonly Option[]): boolean => {
  const said =
    /^\s*(?:option|alternative|вариант)\s+(\p{L}|\d+)(?![\p{L}\p{N}_])/iu.exec(label)?.[1] ??
    /^\s*\(?(\p{Lu}|\d+)\)\s/u.exec(label)?.[1]
  if (said === undefined) return false
  const own = /^\s*(?:option|alternative|вариант)?\s*\(?(\p{L}|\d+)[):.]/iu.exec(option.title)?.[1]
  if (own !== undefined) return own.toLowerCase() === said.toLowerCase()
  const place = options.indexOf(option)
  const named = overlap(nameStems(label.replace(said, '')), nameStems(option.short)) > 0
  return (
    (said === String(place + 1) || said.toUpperCase() === String.fromCharCode(65 + place)) &&
    (named || /^\s*\S+\s+\S+\s*$/.test(label))
  )
}

const isWhole = (text: string, option: Option): boolean =>
  option.short.length >= 3 &&
  (text.toLowerCase().includes(option.short.toLowerCase()) || isDeclined(text, option.short))

/** «На Портовой площади»: a Russian name in another case, all its words in a row; one word needs its capital. */
export const isDeclined = (text: string, name: string): boolean => {
  if (!/[а-яё]/iu.test(name)) return false
  const asked = allWords(name)
  const said = allWords(text)
  return said.some(
    ({ start }, i) =>
      asked.every(({ stem }, j) => said[i + j]?.stem === stem) &&
      (asked.length > 1 || (stemLength(asked) >= 4 && /^\p{Lu}/u.test(text.slice(start)))),
  )
}

const stemLength = ([word]: readonly { stem: string }[]): number => word?.stem.length ?? 0

/** One common word is no name: only a capitalised word that this option has alone. */
const isAlias = (
  text: string,
  option: Option,
  options: readonly Option[],
  topic: ReadonlySet<string>,
): boolean => {
  const own = allWords(option.short).filter((word) => {
    const asWritten = option.short.slice(word.start, word.start + word.text.length)
    const unique = options.every((other) => other === option || !nameStems(other.title).includes(word.stem))
    return /^\p{Lu}/u.test(asWritten) && word.text.length >= 4 && unique && !topic.has(word.stem)
  })
  return allWords(text).some(
    (word) =>
      /^\p{Lu}/u.test(text.slice(word.start)) &&
      own.some((name) => name.text === word.text || (/[а-яё]/.test(name.text) && name.stem === word.stem)),
  )
}
