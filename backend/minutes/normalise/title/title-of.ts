import { FIRST_PERSON } from '../owners/owner-rules.ts'
import { ORDER_OF } from '../verbs-en.ts'
import { OPENINGS } from './openings.ts'
import { isOrder, orderOf } from './verbs-ru.ts'

export type Cut = readonly [number, number]

/**
 * What is to be done, as an order: "Anna will send the draft by Tuesday" is "Send the draft". `cuts` are the parts that
 * say who and when, and stand beside the title; what else the words say stays as it is.
 */
export function titleOf(
  words: string,
  { cuts, bySpeaker }: { cuts: readonly Cut[]; bySpeaker: boolean },
): string {
  const named = without(words, cuts)
  const bare = opened(bySpeaker ? withoutSpeaker(named) : named)
  const order = asOrder(bare)
  // A verb whose order is not known needs its name before it: «Анна обустроит двор» stays whole.
  const whole = tidied(words) || words.trim()
  if (order === null) return whole
  const title = tidied(order)
  return saysWhat(title) ? title : whole
}

/** Whether a title is more than a name or a label: "Anna", "Action:" tell nobody what to do. */
const saysWhat = (title: string): boolean =>
  /\p{L}{2}/u.test(title) && !/^(?:actions?|todo|tasks?|задач[аи]|действи[ея]|поручени[ея])$/iu.test(title)

function without(words: string, cuts: readonly Cut[]): string {
  let text = words
  for (const [from, to] of apart(cuts).toReversed()) {
    const after = text.slice(to)
    // Where words are taken out between words, one space stays.
    const gap = from > 0 && /^[\p{L}\p{N}([“"«]/u.test(after) ? ' ' : ''
    text = text.slice(0, from).trimEnd() + gap + (from === 0 ? after.trimStart() : after)
  }
  return text.trim()
}

/** The cuts in order; of two that overlap, one. */
function apart(cuts: readonly Cut[]): Cut[] {
  const held: Cut[] = []
  for (const [from, to] of cuts.toSorted((a, b) => a[0] - b[0])) {
    const last = held.at(-1)
    if (last !== undefined && from < last[1]) held[held.length - 1] = [last[0], Math.max(last[1], to)]
    else held.push([from, to])
  }
  return held
}

function withoutSpeaker(words: string): string {
  for (const { pattern } of FIRST_PERSON) {
    const found = pattern.exec(words)
    // What is said before it belongs to the words: "The hall is full, I'll ask elsewhere".
    if (found !== null && found.index === 0 && !/[уюУЮ](?:сь)?$/u.test(found[0]))
      return words.slice(found[0].length)
    if (found !== null && found.index === 0) return words.replace(/^(?:[^\s]+\s)??я\s+/iu, '')
  }
  return words
}

function opened(words: string): string {
  let text = words.trim()
  for (let round = 0; round < 3; round++) for (const { pattern } of OPENINGS) text = text.replace(pattern, '')
  return text.trim()
}

/** The words from their verb on, as an order; null where they begin with a form of a verb that is not known. */
function asOrder(words: string): string | null {
  const [first = '', second = ''] = words.split(/\s+/, 2)
  if (!/[а-яё]/iu.test(first)) {
    const order = ORDER_OF.get(first.toLowerCase())
    return order === undefined ? words : order + words.slice(first.length)
  }
  const order = orderOf(first)
  if (order !== null) return order + words.slice(first.length)
  if (isOrder(first) || !FINITE.test(first)) {
    // «завтра подготовит смету»: an adverb may stand before the verb.
    const later = orderOf(second)
    return later === null ? words : words.replace(second, later)
  }
  return null
}

const FINITE = /(?:[иеё]т|[уюая]т)(?:ся)?$/u

function tidied(words: string): string {
  const text = words
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<!\s)\s+([,.;:!?])/g, '$1')
    .replace(/^[\s,.;:–—-]+/u, '')
    .replace(/(?<![\s,.;:–—-])[\s,.;:–—-]+$/u, '')
    .replace(/(?:,?\s(?:and|but|or|then|и|а|или|но)){1,2}$/iu, '')
  const [first = '', second = ''] = text.split(' ', 2)
  // A nick keeps its letter, and so does what is no plain word.
  if (/^(?:to|will)$/.test(second)) return text
  return /^\p{Ll}[\p{Ll}'’-]*[,:]?$/u.test(first) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text
}
