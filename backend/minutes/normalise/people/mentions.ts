import type { Person } from '../../transcript.ts'
import type { KnownPeople } from './known-people.ts'

/** A name in a text, from `from` to `to`. */
export type Mention = {
  from: number
  to: number
  name: string
  person: Person | null
  /** Called with a sign: "@anna". */
  at: boolean
}

const WORD = /@?[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_'’-]|\.(?=\p{L}{2}))*/gu
const MOST_WORDS = 4
// Letters that few names have and many words and abbreviations do: there the case must be right.
const SHORT = 3
// Bob and Ian, but not Jan: that is a month.
const SHORT_GIVEN = /^(?!Jan$)\p{Lu}\p{Ll}{2}$/u

/** The names in a text, in order; of two that overlap the longer one. */
export function mentionsIn(text: string, people: KnownPeople): Mention[] {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word,
    from: index,
    to: index + word.length,
  }))
  const mentions: Mention[] = []
  for (let i = 0; i < words.length;) {
    const found = mentionAt(text, words.slice(i, i + MOST_WORDS), people, mentions.at(-1))
    if (found === null) i++
    else {
      add(mentions, found.mention, text)
      i += found.words
    }
  }
  return mentions
}

type Word = { word: string; from: number; to: number }

function mentionAt(
  text: string,
  words: readonly Word[],
  people: KnownPeople,
  before: Mention | undefined,
): { mention: Mention; words: number } | null {
  const [first] = words
  if (first === undefined || !people.mayBegin(withoutEnding(first.word))) return null
  for (let count = words.length; count > 0; count--) {
    const last = words[count - 1]
    if (last === undefined) continue
    const name = withoutEnding(text.slice(first.from, last.to))
    if (count > 1 && !/^[^\s,;]+(?:\.? [^\s,;]+)*$/u.test(name)) continue
    const meant = people.meant(name)
    if (meant === null || !isWrittenAsName(name, first, text, people, before)) continue
    // The point of a last initial belongs to the name: «Сидоренко О. П.»
    const to = first.from + name.length + (/[\s.]\p{Lu}$/u.test(name) && text[last.to] === '.' ? 1 : 0)
    const from = first.from - initialBefore(text.slice(0, first.from), meant.person, name)
    return {
      mention: {
        from,
        to,
        name: text.slice(from, to),
        person: meant.person,
        at: name.startsWith('@'),
      },
      words: count,
    }
  }
  return null
}

/** How much of the text just before a last name is an initial of the same person: «Е. » of «Е. Белова». */
function initialBefore(before: string, person: Person | null, name: string): number {
  const [initial = '', letter = ''] = /(?<![\p{L}\p{N}])(\p{Lu})\.\s?$/u.exec(before.slice(-5)) ?? []
  const isHis = person !== null && person.name.startsWith(letter) && !person.name.startsWith(name)
  return isHis ? initial.length : 0
}

const withoutEnding = (name: string): string => name.replace(/['’](?:s|ll|d)?$/, '')

function isWrittenAsName(
  name: string,
  { from }: Word,
  text: string,
  people: KnownPeople,
  before: Mention | undefined,
): boolean {
  if (name.startsWith('@') || people.isWrittenSo(name)) return true
  if (name.replace(/\P{L}/gu, '').length <= SHORT) return SHORT_GIVEN.test(name)
  if (/^\p{Lu}/u.test(name)) return true
  // In small letters "niko to write" begins with a name, "we will" holds none even where somebody is called Will.
  const gap = text.slice(before?.to ?? 0, from)
  return before === undefined
    ? /^[^\p{L}\p{N}]*$/u.test(gap)
    : /^\s?(?:,|&|\/|\+|and|и)\s?(?:and )?$/u.test(gap)
}

/** «Ивану Серову» are two words for one person. */
function add(mentions: Mention[], mention: Mention, text: string): void {
  const before = mentions.at(-1)
  const joins =
    before !== undefined &&
    before.person !== null &&
    before.person === mention.person &&
    /^\s$/.test(text.slice(before.to, mention.from))
  if (!joins) return void mentions.push(mention)
  before.to = mention.to
  before.name = text.slice(before.from, mention.to)
}
