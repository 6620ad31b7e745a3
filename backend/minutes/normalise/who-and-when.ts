import type { DateContext } from '../dates/dates-in.ts'
import type { Found } from '../extract/rules/found.ts'
import type { Transcript } from '../transcript.ts'
import { dueIn } from './dues/due-in.ts'
import { daysOfHint } from '../dates/due-place.ts'
import type { Item } from './item.ts'
import { placeBefore, placeOfHint } from './locate.ts'
import { isFirstPerson, ownersIn } from './owners/owners-in.ts'
import { ownersOfHint } from './owners/owners-of-hint.ts'
import type { KnownPeople } from './people/known-people.ts'
import type { Cut } from './title/title-of.ts'
import { spansOf, stretchesOf, type Span, type Words } from './words.ts'

export type Reading = { people: KnownPeople; context: DateContext; transcript: Transcript }

type Who = { owners: string[]; ownerNames: string[]; places: Span[]; cut?: Cut | null; bySpeaker?: boolean }
type When = { due: string | null; dueRaw: string | null; places: Span[]; cut?: Cut }

export type WhoAndWhen = Pick<Item, 'owners' | 'ownerNames' | 'due' | 'dueRaw' | 'spans'> & {
  /** What of the words says who and when, where the owner and the day are given beside them. */
  cuts: Cut[]
  /** Whether the owner is whoever speaks. */
  bySpeaker: boolean
}

/** The owners and the day of an item with all its places: none is given that does not stand in them. */
export function whoAndWhen(found: Found, words: Words, reading: Reading): WhoAndWhen {
  const who = found.kind === 'action' ? ownersOf(found, words, reading) : NOBODY
  const when = found.kind === 'action' ? dueOf(found, words, reading) : NEVER
  const { owners, ownerNames } = who
  const { due, dueRaw } = when
  const spans = covering(
    spansOf(found.at, reading.transcript),
    [...who.places, ...when.places],
    reading.transcript,
  )
  const cuts = cutsOf(who.cut ?? null, due === null ? null : (when.cut ?? null), dueRaw, words.text)
  return { owners, ownerNames, due, dueRaw, spans, cuts, bySpeaker: who.bySpeaker ?? false }
}

/** "(Anna, next week)" is left whole: no field of its own holds next week. */
function cutsOf(who: Cut | null, when: Cut | null, dueRaw: string | null, words: string): Cut[] {
  const losesDay =
    who !== null && when === null && dueRaw !== null && words.slice(who[0], who[1]).includes(dueRaw)
  const cuts = [who, when].filter((one) => one !== null)
  return losesDay ? [] : cuts
}

const NOBODY: Who = { owners: [], ownerNames: [], places: [] }
const NEVER: When = { due: null, dueRaw: null, places: [] }

/** First what a mark or column says, then the words themselves, last the speaker who says "I will". */
function ownersOf(found: Found, words: Words, { people, transcript }: Reading): Who {
  const [first] = found.at
  const speaker = (first && transcript.segments[first.segment]?.speaker) ?? null
  const hint = found.ownerHint ?? null
  const { owners, cut } = ownersIn(words.text, people)
  if (hint !== null && hint !== speaker) {
    const who = hinted(hint, found, { people, transcript })
    const isSame =
      who.owners.length === owners.length &&
      owners.every(({ name, person }) => who.ownerNames.includes(person?.name ?? name))
    if (who.owners.length > 0) return isSame ? { ...who, cut } : who
  }
  if (owners.length > 0 && !OPENS_WITH_I.test(words.text))
    return {
      owners: owners.map(({ name }) => name),
      ownerNames: owners.map(({ name, person }) => person?.name ?? name),
      places: owners.flatMap(({ from, to }) => spansOf(stretchesOf(words, from, to), transcript)),
      cut,
    }
  if (speaker === null || first === undefined || (hint === null && !isFirstPerson(words.text))) return NOBODY
  const place = placeBefore(speaker, first, transcript)
  return place === null
    ? NOBODY
    : {
        owners: [speaker],
        ownerNames: [people.meant(speaker)?.person?.name ?? speaker],
        places: [place],
        bySpeaker: true,
      }
}

// "I'll draft it, then Ben will read it" is first of all the speaker's, never Ben's alone.
const OPENS_WITH_I =
  /^\P{L}{0,4}(?:(?:ok|okay|yes|yeah|sure|and|so|well)[,.]?\s)?I(?:['’]ll|\s(?:will|shall))\s\p{Ll}/u

function hinted(hint: string, { at }: Found, { people, transcript }: Omit<Reading, 'context'>): Who {
  const placed = ownersOfHint(hint, people).flatMap((one) => {
    const place = placeOfHint(one.name, at, transcript)
    return place === null ? [] : [{ ...one, place }]
  })
  return {
    owners: placed.map(({ name, place }) => transcript.text.slice(place.start, place.end) || name),
    ownerNames: placed.map(({ name, person }) => person?.name ?? name),
    places: placed.map(({ place }) => place),
  }
}

function dueOf(found: Found, words: Words, { context, transcript }: Reading): When {
  const own = dueIn(words.text, context)
  const hint = found.dueHint?.trim() ?? ''
  const [hintedDay, another] = daysOfHint(hint, found.state === 'done', context)
  const raw = hintedDay === undefined ? hint : hintedDay.raw
  const place = /\p{L}|\d/u.test(raw) ? placeOfHint(raw, found.at, transcript) : null
  if (place !== null) {
    const due = another === undefined ? (hintedDay?.iso ?? null) : null
    return { due, dueRaw: raw, places: [place], ...(own?.raw === raw ? { cut: own.cut } : {}) }
  }
  if (own === null) return NEVER
  const { iso, raw: dueRaw, from, to, cut } = own
  return { due: iso, dueRaw, places: spansOf(stretchesOf(words, from, to), transcript), cut }
}

// A label before the words, or the next column, is quoted with them; what is farther away is a place of its own.
const NEAR = 120

/** The spans, so that each of the places lies in one. */
function covering(spans: readonly Span[], places: readonly Span[], { text }: Transcript): Span[] {
  const covered = spans.map((span) => ({ ...span }))
  for (const { start, end } of places) {
    const holds = (one: Span) => one.start <= start && end <= one.end
    if (covered.some(holds)) continue
    const near = covered.find((one) => isNear(text, end, one.start) || isNear(text, one.end, start))
    if (near === undefined) covered.push({ start, end })
    else [near.start, near.end] = [Math.min(near.start, start), Math.max(near.end, end)]
  }
  return covered
}

const isNear = (text: string, from: number, to: number): boolean =>
  from <= to && to - from <= NEAR && !text.slice(from, to).includes('\n')
