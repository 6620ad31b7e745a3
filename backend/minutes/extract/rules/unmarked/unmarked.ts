import type { Segment, Transcript } from '../../../transcript.ts'
import type { Found } from '../found.ts'
import type { Clause } from './clause.ts'
import { CueIndex, wordingOf } from './cue.ts'
import { CUES } from './cues/cues.ts'
import { leadOf } from './lead.ts'
import { nameBookOf, type NameBook } from './name-book.ts'
import { certaintyOf, scoresOf, type Scored } from './score.ts'
import { splitSentences } from './split.ts'
import { surroundingsOf, type Surroundings } from './surroundings.ts'

const INDEX = new CueIndex(CUES)

/** Items that nobody marked: understood from their words. `taken` are the segments that hold marked ones. */
export function unmarkedItems(transcript: Transcript, taken: ReadonlySet<number>): Found[] {
  return clausesOf(transcript, taken).flatMap((clause) => {
    const [best] = scoresOf(clause)
      .filter((one) => one.score > 0)
      .toSorted((a, b) => b.score - a.score)
    return best === undefined ? [] : [foundOf(clause, best)]
  })
}

/** All sentences that may be items, with what speaks for and against them. */
export function clausesOf(transcript: Transcript, taken: ReadonlySet<number>): Clause[] {
  const names = nameBookOf(transcript)
  const around = surroundingsOf(transcript, names)
  return transcript.segments.flatMap((segment, index) =>
    taken.has(index) || segment.kind === 'heading' || segment.kind === 'code'
      ? []
      : stretchesOf(segment, around.bodyFrom[index] ?? 0).map(({ from, to, whole }) =>
          clauseOf({ segment, index, from, to, whole, around }, names),
        ),
  )
}

/** A short note is taken whole; longer talk is taken sentence by sentence. */
const WHOLE = 200

function stretchesOf(segment: Segment, body: number): { from: number; to: number; whole: boolean }[] {
  const { text } = segment
  if (text.length - body <= WHOLE) return [{ from: body, to: text.length, whole: true }]
  const parts = splitSentences(text, body)
  return parts.map((one) => ({ ...one, whole: parts.length === 1 }))
}

type Place = {
  segment: Segment
  index: number
  from: number
  to: number
  whole: boolean
  around: Surroundings
}

function clauseOf(place: Place, names: NameBook): Clause {
  const text = place.segment.text.slice(place.from, place.to)
  const wording = wordingOf(text)
  return {
    ...place,
    text,
    wording,
    lead: leadOf(text, names),
    cues: INDEX.in(wording),
    named: namedBehind(text, names),
  }
}

const BEHIND =
  /(?:\(|\[|[—–-] ?|@)(?:\p{L}+: )?(@?\p{L}[\p{L}'’.-]*)(?:(?:,| and| &|\/) ?@?\p{L}[\p{L}'’.-]*| \p{Lu}[\p{L}.]*){0,3}[)\]]?\.?\s*$/u

function namedBehind(text: string, names: NameBook): boolean {
  const found = BEHIND.exec(text.slice(-60))
  return found !== null && names.kindOf(found[1]!) === 'known'
}

function foundOf({ text, index, from, to, lead, around }: Clause, { kind, score, why }: Scored): Found {
  const shift = text.length - text.trimStart().length
  const speaker = around.speaker[index]
  const own =
    kind === 'action' &&
    speaker != null &&
    (lead.subject === 'i' || (lead.subject === 'none' && lead.mood === 'will'))
  return {
    kind,
    text: text.trim(),
    at: [{ segment: index, from: from + shift, to }],
    marked: false,
    rule: why,
    certainty: certaintyOf(score),
    ...(own ? { ownerHint: speaker } : {}),
  }
}
