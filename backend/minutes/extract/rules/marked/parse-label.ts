import type { Around, Mark } from './mark.ts'
import { AROUND_EN } from './around-en.ts'
import { AROUND_RU } from './around-ru.ts'
import { MARKS_EN } from './marks-en.ts'
import { MARKS_EN_TALK } from './marks-en-talk.ts'
import { MARKS_RU } from './marks-ru.ts'
import { MARKS_RU_TALK } from './marks-ru-talk.ts'

/** What the words of a mark say. */
export type Parsed = {
  mark: Mark
  /** A second kind that the mark names: "Decisions and actions". */
  also: Mark | null
  plural: boolean
  proposed: boolean
  tentative: boolean
  /** Said to be of an earlier meeting. */
  carried: boolean
  /** Of something still to be decided. */
  pending: boolean
  /** "12.3" of "Decision 12.3". */
  number: string | null
  /** Whom the mark names. */
  hint: string | null
}

export const MARKS: readonly Mark[] = [...MARKS_EN, ...MARKS_EN_TALK, ...MARKS_RU, ...MARKS_RU_TALK]

type Sense = { mark: Mark; plural: boolean }
const SENSES = new Map<string, Sense>(
  MARKS.flatMap((mark) => [
    ...mark.one.map((word): [string, Sense] => [word, { mark, plural: false }]),
    ...mark.many.map((word): [string, Sense] => [word, { mark, plural: true }]),
  ]),
)
const around = (key: keyof Around): ReadonlySet<string> => new Set([...AROUND_EN[key], ...AROUND_RU[key]])
const AROUND = {
  plain: around('plain'),
  proposed: around('proposed'),
  tentative: around('tentative'),
  carried: around('carried'),
  after: around('after'),
  carriedAfter: around('carriedAfter'),
  pending: around('pending'),
  and: around('and'),
  for: around('for'),
} satisfies Record<keyof Around, ReadonlySet<string>>
const LONGEST_PHRASE = 4

/** Reads the words of what may be a mark; null where any word is of another kind. */
export function parseLabel(candidate: string): Parsed | null {
  if (candidate.length > 100 || !mayMark(candidate)) return null
  const { bare, hints } = withoutAsides(candidate)
  const { text, number } = withoutNumber(bare)
  const words = text.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0 || words.length > 10) return null
  const low = words.map(lower)
  // "agreed" and "proposed" stand before marks and are marks themselves.
  return (
    readWords({ words, low, at: 0 }, true, hints, number) ??
    readWords({ words, low, at: 0 }, false, hints, number)
  )
}

// Nearly every text holds no word of any mark: that is seen before it is taken apart.
const LETTERS = /\p{L}+/gu
const lettersOf = (text: string): string[] => text.toLowerCase().replace(/ё/g, 'е').match(LETTERS) ?? []
const WORDS = new Set([...SENSES.keys()].flatMap(lettersOf))
const mayMark = (text: string): boolean => lettersOf(text).some((word) => WORDS.has(word))

function readWords(reader: Reader, adorned: boolean, hints: string[], number: string | null): Parsed | null {
  const { words } = reader
  const before = adorned ? adjectives(reader) : { ...PLAIN }
  const name = handle(reader)
  const sense = take(reader, (phrase) => SENSES.get(phrase))
  if (sense === null) return null
  if (sense.mark.capitals && !words.slice(0, reader.at).some((word) => /^[A-Z/]{2,3}s?$/.test(word)))
    return null
  const first = followers(reader, sense.mark)
  const also = second(reader)
  const after = also === null ? first : join(first, followers(reader, also))
  const hint = name ?? named(reader, sense.mark) ?? personIn(hints)
  const dated = number !== null && reader.at === words.length - 1 && AROUND.for.has(reader.low.at(-1) ?? '')
  const aside = asideOf(hints)
  if (reader.at < words.length && !dated) return null
  const flags = { ...before, ...join(before, after) }
  return {
    ...sense,
    also,
    ...flags,
    proposed: flags.proposed || aside.proposed,
    tentative: flags.tentative || aside.tentative,
    carried: flags.carried || aside.carried,
    number,
    hint,
  }
}

/** What brackets say of a mark: "Actions (from last meeting)", "Decision (proposed)". */
function asideOf(hints: readonly string[]): Flags {
  const said = hints.map(lower)
  const any = (...keys: (keyof Around)[]) => said.some((hint) => keys.some((key) => AROUND[key].has(hint)))
  return {
    ...PLAIN,
    proposed: any('proposed'),
    tentative: any('tentative'),
    carried: any('carried', 'carriedAfter'),
  }
}

type Reader = { words: string[]; low: string[]; at: number }
type Flags = { proposed: boolean; tentative: boolean; carried: boolean; pending: boolean }
const PLAIN: Readonly<Flags> = { proposed: false, tentative: false, carried: false, pending: false }

const lower = (word: string): string => word.toLowerCase().replace(/ё/g, 'е').replace(/[’']/g, ' ')

/** "(Anna)" and "[new]" beside the words of a mark. */
function withoutAsides(text: string): { bare: string; hints: string[] } {
  const hints: string[] = []
  const bare = text
    .replace(/(?<=\p{L})\((?:s|es|ы|я)\)/giu, 's')
    // "TODO(anna)" names somebody, however it is written.
    .replace(/(?<=\p{L})\((@?[\p{L}\p{N}_.-]{2,30})\)/gu, ' (@$1)')
    .replace(/[([]([^()[\]]{0,60})[)\]]/gu, (_, inside: string) => {
      hints.push(inside.trim().replace(/^@+/, '@'))
      return ' '
    })
    .replace(/[*_"“”«»`]/g, '')
    .replace(/(?<=[\p{L}\s])[/&,+](?=[\p{L}\s])/gu, (sign) => ` ${sign} `)
    .replace(/\b(A) \/ (I)\b/g, '$1/$2')
    .replace(/(?<=\p{L})[-‑](?=\p{L})/gu, ' ')
    .replace(/(?<=\p{L})['’]s\b/gu, ' s')
  return { bare, hints }
}

const NUMBER = /(?:^|\s)(?:#|№|no\.|nr\.|n°)?\s?(\d{1,5}(?:[.\-/]\d{1,4}){0,3}[a-zа-я]?)[.)]?(?=\s|$)/iu

function withoutNumber(text: string): { text: string; number: string | null } {
  const found = NUMBER.exec(text)
  if (found === null) {
    // "Option A", "Вариант Б": a single letter counts as a number.
    const letter = /^(.{3,30})\s([A-ZА-Я])$/u.exec(text.trim())
    return letter === null ? { text, number: null } : { text: letter[1]!, number: letter[2]! }
  }
  return { text: text.replace(found[0], ' '), number: found[1]! }
}

/** The longest phrase from here on that means something, taken. */
function take<T>(reader: Reader, meaning: (phrase: string) => T | undefined): T | null {
  for (let n = Math.min(LONGEST_PHRASE, reader.words.length - reader.at); n > 0; n--) {
    const found = meaning(reader.low.slice(reader.at, reader.at + n).join(' '))
    if (found === undefined) continue
    reader.at += n
    return found
  }
  return null
}

const among = (key: keyof Around) => (phrase: string) => (AROUND[key].has(phrase) ? true : undefined)

function adjectives(reader: Reader): Flags {
  const flags: Flags = { ...PLAIN }
  for (let n = 0; n < 5; n++) {
    // A mark may begin with a word that also stands before marks: "follow up items".
    const left = reader.words.length - reader.at
    const rest = (k: number) => reader.low.slice(reader.at, reader.at + k).join(' ')
    if (left > 0 && [4, 3, 2].some((k) => k <= left && SENSES.has(rest(k)))) return flags
    if (take(reader, among('plain'))) continue
    if (take(reader, among('proposed'))) flags.proposed = true
    else if (take(reader, among('tentative'))) flags.tentative = true
    else if (take(reader, among('carried'))) flags.carried = true
    else return flags
  }
  return flags
}

function second(reader: Reader): Mark | null {
  const start = reader.at
  if (!take(reader, among('and'))) return null
  take(reader, among('plain'))
  const found = take(reader, (phrase) => SENSES.get(phrase))
  if (found === null) reader.at = start
  return found?.mark ?? null
}

function followers(reader: Reader, mark: Mark): Later {
  const flags = { carried: false, pending: false }
  for (let n = 0; n < 3; n++) {
    if (mark.kind === 'decision' && take(reader, among('pending'))) flags.pending = true
    else if (take(reader, among('carriedAfter'))) flags.carried = true
    else if (!take(reader, among('after'))) return flags
  }
  return flags
}

type Later = { carried: boolean; pending: boolean }
const join = (before: Later, after: Later): Later => ({
  carried: before.carried || after.carried,
  pending: before.pending || after.pending,
})

/** "@anna" before the mark, or "Anna" before one in capitals: "Anna TODO". */
function handle(reader: Reader): string | null {
  const word = reader.words[reader.at] ?? ''
  const shouted =
    /^(?:TODO|ACTION|AI|AP)$/.test(reader.words.at(-1) ?? '') && reader.words.length === reader.at + 2
  if (shouted && /^\p{Lu}\p{Ll}[\p{L}'’-]*$/u.test(word) && !SENSES.has(lower(word))) {
    reader.at++
    return word
  }
  if (!/^@[\p{L}\p{N}_.-]+$/u.test(word) || reader.words.length < 2) return null
  reader.at++
  return word.slice(1)
}

/** "on Anna Berg", "@anna", "ANNA" after the mark. */
function named(reader: Reader, mark: Mark): string | null {
  const start = reader.at
  take(reader, among('for'))
  const rest = reader.words.slice(reader.at)
  const name = rest.join(' ').replace(/^@/, '')
  const isName =
    rest.length > 0 &&
    rest.length <= 5 &&
    (mark.kind === 'action' || mark.kind === 'dissent' || mark.kind === 'risk') &&
    rest.every(
      (word, i) =>
        /^@?[\p{Lu}][\p{L}\p{N}_.'’-]*,?$|^@[\p{L}\p{N}_-]+,?$/u.test(word) ||
        (i > 0 && /^(?:and|&|\/|,|и)$/u.test(word)),
    )
  if (!isName) {
    reader.at = start
    return null
  }
  reader.at = reader.words.length
  return name
}

const personIn = (hints: readonly string[]): string | null =>
  (
    hints.find((hint) => /^@?\p{L}[\p{L}\s.,&/'’-]{0,40}$/u.test(hint) && /^@|\p{Lu}/u.test(hint)) ?? ''
  ).replace(/^@/, '') || null
