import type { ActionItem, Anchor } from '../../../schemas/generated/types.ts'
import { CERTAIN } from '../extract/rules/found.ts'
import type { Item } from '../normalise/normalise.ts'
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

/** Items of this meeting as entries; what the text shows as done or carried over is none. */
export function entriesOf(items: readonly Item[], places: Places): Entry[] {
  return items
    .filter(({ state = 'open', text }) => state === 'open' && text.trim() !== '')
    .map((item) => entryOf(item, places))
    .filter(({ anchors }) => anchors.length > 0)
}

/**
 * An owner or a date that nobody named is the worst fault: what is given must stand in the entry's own anchors. Where
 * the speaker is the owner, the place of the name becomes an anchor as well.
 */
function entryOf(item: Item, places: Places): Entry {
  const anchors = places.of(item.at)
  const holds = (words: string) => anchors.some(({ quote }) => contains(quote, words))
  const tied = (words: string): boolean => {
    if (holds(words)) return true
    const place = item.at.map((stretch) => places.near(words, stretch)).find((one) => one !== null)
    if (place == null || anchors.length >= MAX_ANCHORS) return false
    anchors.push(place)
    return true
  }
  const owners = item.owners.filter((name) => name.trim() !== '' && tied(name))
  const due = item.due !== null && item.dueRaw !== null && tied(item.dueRaw) ? item.due : null
  return {
    item,
    anchors,
    line: anchors[0]?.line ?? item.line,
    owner: owners.length === 0 ? null : { name: owners.join(', ').slice(0, MAX_OWNER) },
    due,
    lost: item.owners.length - owners.length + (item.due !== null && due === null ? 1 : 0),
    certain: item.certainty >= CERTAIN,
  }
}

const MAX_ANCHORS = 50
const MAX_OWNER = 200

const contains = (quote: string, words: string): boolean => flat(quote).includes(flat(words))

const flat = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ')
