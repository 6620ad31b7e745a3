import type { ActionItem, Anchor } from '../../../schemas/generated/types.ts'
import { clip } from '../clip.ts'
import { CERTAIN } from '../extract/rules/found.ts'
import type { Item } from '../normalise/normalise.ts'
import { ownerStandsIn } from '../support/named-in.ts'
import type { Transcript } from '../transcript.ts'
import type { Places } from './anchors.ts'

/** An item with its places, and what of its owner and date stands in them. */
export type Entry = {
  item: Item
  anchors: Anchor[]
  /** 1-based line of the text that supports it. */
  line: number
  owner: ActionItem['owner']
  due: string | null
  /** An owner or a date that was read and has no place in the text: it is left out. */
  lost: number
  certain: boolean
}

/** Items of this meeting as entries; what the text only carries over from an earlier one is none. */
export function entriesOf(items: readonly Item[], places: Places, people: Transcript['people']): Entry[] {
  return items
    .filter(({ state, text }) => state !== 'carried' && text.trim() !== '')
    .map((item) => entryOf(item, places, people))
    .filter(({ anchors }) => anchors.length > 0)
}

/** An owner or a date that nobody named is the worst fault: what is given must stand in the entry's own anchors. */
function entryOf(item: Item, places: Places, people: Transcript['people']): Entry {
  const anchors = places.of(item)
  const quotes = anchors.map(({ quote }) => quote)
  const holds = (words: string) => quotes.some((quote) => flat(quote).includes(flat(words)))
  const owners = item.owners
    .map((name, i) => calledBy(name, item.ownerNames[i] ?? name, quotes))
    .filter((name) => holds(name) || ownerStandsIn(name, quotes, people))
  const due = item.due !== null && item.dueRaw !== null && holds(item.dueRaw) ? item.due : null
  return {
    item,
    anchors,
    line: anchors[0]?.line ?? item.line,
    owner: owners.length === 0 ? null : { name: clip(owners.join(', '), MAX_OWNER) },
    due,
    lost: item.owners.length - owners.length + (item.due !== null && due === null ? 1 : 0),
    certain: item.certainty >= CERTAIN,
  }
}

const MAX_OWNER = 200
/** So much of a Russian name stays in all of its cases. */
const ROOT = 3

/** A name as the text writes it, but in the case in which its bearer is listed: "поручить Петрову" is a task of Петров. */
function calledBy(name: string, full: string, quotes: readonly string[]): string {
  const [word = '', ...rest] = name.split(/\s+/)
  if (!/^[а-яё-]+$/i.test(word) || rest.some((one) => !/^(?:[А-ЯЁ]\.){1,2}$/u.test(one))) return name
  const low = word.toLowerCase()
  const words = full.split(/[\s.]+/).filter((one) => one.length >= ROOT)
  const listed =
    words.find((one) => one.toLowerCase() === low) ??
    words.find((one) => low.startsWith(one.toLowerCase().slice(0, Math.max(ROOT, one.length - 2))))
  if (listed === undefined) return name
  return hasInitials(word, full.replace(listed, ''), quotes) ? full : listed
}

/** Whether the text, too, gives him the initials with which he is listed: «Петрову А.В.» */
function hasInitials(word: string, listed: string, quotes: readonly string[]): boolean {
  const initials = lettersOf(listed)
  if (!/^(?:\p{Lu}\.\s?){1,2}$/u.test(listed.trim())) return false
  return quotes.some((quote) => {
    const at = quote.indexOf(word)
    const after = at < 0 ? '' : (/^\s?(?:\p{Lu}\.\s?){1,2}/u.exec(quote.slice(at + word.length))?.[0] ?? '')
    const before =
      at < 0 ? '' : (/(?:\p{Lu}\.\s?){1,2}$/u.exec(quote.slice(Math.max(0, at - 8), at))?.[0] ?? '')
    return [after, before].some((one) => lettersOf(one) === initials)
  })
}

const lettersOf = (words: string): string => words.replaceAll(/\P{L}/gu, '')

const flat = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ')
