import type { Segment, Transcript } from '../../../transcript.ts'
import type { Found, Stretch } from '../found.ts'
import { sentencesIn } from '../sentences.ts'
import type { Talk } from './answers.ts'
import type { Clause } from './clause.ts'
import { CueIndex, wordingOf, type Cue, type Wording } from './cue.ts'
import { closingsIn } from './closings.ts'
import { CUES } from './cues/cues.ts'
import { sharedOutIn } from './equals.ts'
import { exchangesIn, isCalledInVain } from './exchange.ts'
import { leadOf } from './lead.ts'
import { motionsIn } from './motions.ts'
import { nameBookOf, type NameBook } from './name-book.ts'
import { certaintyOf, mayBe, scoresOf, type Scored } from './score.ts'
import { settled } from './settled.ts'
import { placesOf, type Place } from './places.ts'
import { TASKS_EN } from './words-en.ts'

const INDEX = new CueIndex(CUES)

/**
 * Items that nobody marked: understood from their words. `taken` are the segments that hold marked ones; `open` are
 * sentences in them that belong to none.
 */
export function unmarkedItems(
  transcript: Transcript,
  taken: ReadonlySet<number>,
  open: readonly Stretch[] = [],
): Found[] {
  const talk = talkOf(transcript)
  const found: Found[] = []
  for (const clause of clausesIn(talk, taken, open)) {
    if (!mayBe(clause)) continue
    const [best] = scoresOf(clause)
      .filter((one) => one.score > 0)
      .toSorted((a, b) => b.score - a.score)
    if (best !== undefined) found.push(foundOf(clause, best))
  }
  const motions = motionsIn(talk, taken)
  const around = [
    ...motions.found,
    ...exchangesIn(talk, taken),
    ...closingsIn(talk, taken),
    ...sharedOutIn(talk, taken),
  ]
  const kept = found.filter(
    (one) =>
      !isCalledInVain(talk, one) && !(one.kind === 'decision' && motions.told.has(one.at[0]?.segment ?? -1)),
  )
  return settled(withExchanges(kept, around), transcript.segments)
}

/** An answer tells whose task a sentence is, and adds what its words alone did not show. */
function withExchanges(found: readonly Found[], around: readonly Found[]): Found[] {
  const ownerOf = new Map(around.map((one) => [keyOf(one, one.at[0]?.from), one.ownerHint]))
  const said = new Set(found.map((one) => keyOf(one)))
  const owned = found.map((one) => {
    const ownerHint = one.ownerHint ?? ownerOf.get(keyOf(one, one.at[0]?.from))
    return ownerHint === undefined ? one : { ...one, ownerHint }
  })
  return [...owned, ...around.filter((one) => !said.has(keyOf(one)))]
}

const keyOf = ({ kind, at }: Found, from = -1): string => `${kind} ${at[0]?.segment} ${from}`

/** All sentences that may be items, with what speaks for and against them. */
export const clausesOf = (transcript: Transcript, taken: ReadonlySet<number>): Clause[] => [
  ...clausesIn(talkOf(transcript), taken),
]

function talkOf(transcript: Transcript): Talk {
  const names = nameBookOf(transcript)
  return { segments: transcript.segments, places: placesOf(transcript, names), names }
}

// One at a time: a long text has many sentences, and few of them are kept.
function* clausesIn(
  { segments, places, names }: Talk,
  taken: ReadonlySet<number>,
  open: readonly Stretch[] = [],
): Generator<Clause> {
  for (const { segment: index, from, to } of open) {
    const [segment, place] = [segments[index]!, places[index]!]
    for (const one of sentencesIn(segment.text.slice(from, to)))
      yield clauseOf({ from: from + one.from, to: from + one.to, whole: false, segment, index, place }, names)
  }
  for (const [index, segment] of segments.entries()) {
    const place = places[index]!
    if (taken.has(index) || segment.role !== undefined) continue
    if (segment.kind === 'heading' || segment.kind === 'code') continue
    for (const stretch of stretchesOf(segment, place, names))
      yield clauseOf({ ...stretch, segment, index, place }, names)
  }
}

/** A short note is taken whole; longer talk is taken sentence by sentence. */
const WHOLE = 200
/** Of what somebody says, each sentence may be another thing. */
const ONE = 24
/** What runs on without end is no item but talk that was not punctuated. */
const MOST = 1200

function stretchesOf(
  { text }: Segment,
  { from: body, statesOption, speaker, votes }: Place,
  names: NameBook,
): { from: number; to: number; whole: boolean }[] {
  const short = text.length - body <= (speaker === null || votes > 0 ? WHOLE : ONE)
  if ((statesOption && text.length <= 5 * MOST) || (short && !saysMore(text.slice(body), names)))
    return [{ from: body, to: text.length, whole: true }]
  const parts = sentencesIn(text.slice(body))
  return parts
    .filter(({ from, to }) => to - from <= MOST)
    .map(({ from, to }) => ({ from: from + body, to: to + body, whole: parts.length === 1 }))
}

/** A short note whose later sentence gives somebody another thing to do, or tells of an earlier meeting. */
const saysMore = (text: string, names: NameBook): boolean =>
  sentencesIn(text)
    .slice(1)
    .some(({ from, to }) => {
      const { subject, mood, task, choice, verb } = leadOf(text.slice(from, to), names)
      const gives = (subject === 'known' || subject === 'name') && (mood === 'to' || mood === 'will')
      return (gives && (task || choice) && verb !== 'discuss') || EARLIER.test(text.slice(from, to))
    })
const EARLIER = /^(?:at|in) (?:that|the (?:last|previous)) meeting\b|\bit had been (?:agreed|decided)\b/i

type Stood = { segment: Segment; index: number; from: number; to: number; whole: boolean; place: Place }

function clauseOf(stood: Stood, names: NameBook): Clause {
  const text = stood.segment.text.slice(stood.from, stood.to)
  const wording = wordingOf(text)
  return {
    ...stood,
    text,
    wording,
    lead: leadOf(text, names),
    cues: cuesOf(text, wording),
    named: namedBehind(text, names),
    doer: stood.whole && doerInside(text, names),
  }
}

/** The first sentence of a note tells what is to be done: a "might" behind it, or in its reason, takes nothing back. */
function cuesOf(text: string, wording: Wording): ReadonlySet<Cue> {
  const all = INDEX.in(wording)
  if (all.size === 0) return all
  const sentence = sentencesIn(text)[0]?.to ?? text.length
  const reason = text.slice(0, sentence).search(REASON)
  const first = reason > 0 ? reason : sentence
  if (first >= text.length) return all
  const own = INDEX.in(wordingOf(text.slice(0, first)))
  return new Set([...all].filter((cue) => own.has(cue) || Object.values(cue.weight).every((one) => one > 0)))
}

const REASON = /(?<!\p{L})(?:because|since|so that|потому что|так как|поскольку|иначе)(?!\p{L})/iu

const BEHIND =
  /(?:\(|\[|[—–-] ?|@)(?:\p{L}+: )?(@?\p{L}[\p{L}'’.-]*)(?:(?:,| and| &|\/) ?@?\p{L}[\p{L}'’.-]*| \p{Lu}[\p{L}.]*){0,3}[)\]]?\.?\s*$/u

function namedBehind(text: string, names: NameBook): boolean {
  const found = BEHIND.exec(text.slice(-60))
  return found !== null && names.kindOf(found[1]!) === 'known'
}

const DOES = /[,;.]? (?:and |then |so )?(@?\p{L}[\p{L}'’.-]{0,30}) (?:will|to|is going to) (\p{L}{2,20})/gu
const FAR_IN = 400

function doerInside(text: string, names: NameBook): boolean {
  return [...text.slice(0, FAR_IN).matchAll(DOES)].some(
    (found) => TASKS_EN.has(found[2]!.toLowerCase()) && names.kindOf(found[1]!) === 'known',
  )
}

/** Who hears "approved", "agreed" or "no objections" knows that something was settled, and not always what. */
const OF_WHAT = /^(?:en|ru)-(?:approved|agreed|no-objections)$/
/** Just below what may be exported unreviewed. */
const TO_BE_SEEN = 0.79

function foundOf(
  { text, segment, index, from, to, lead, place }: Clause,
  { kind, score, why }: Scored,
): Found {
  const shift = text.length - text.trimStart().length
  const { speaker } = place
  const own =
    kind === 'action' &&
    speaker !== null &&
    (lead.subject === 'i' || (lead.subject === 'none' && (lead.mood === 'will' || why === 'assigned')))
  return {
    kind,
    text: text.trim(),
    at: [{ segment: index, from: from + shift, to }],
    marked: false,
    rule: why,
    certainty: Math.min(certaintyOf(score), OF_WHAT.test(why) ? TO_BE_SEEN : 1),
    ...(segment.ticked === true ? { state: 'done' as const } : {}),
    ...(own ? { ownerHint: speaker } : {}),
  }
}
