import { findPassage } from '../../../minutes/extract/find-quote.ts'
import type { Found } from '../../../minutes/extract/rules/found.ts'
import { isFirstPerson } from '../../../minutes/normalise/owners/owners-in.ts'
import { supportOf } from '../../../minutes/support.ts'
import type { Transcript } from '../../../minutes/transcript.ts'
import type { Chunk, Shown } from './chunks.ts'
import type { Claimed } from './read-items.ts'

/** Why what a model claimed was not taken. */
export type Refused = 'not_in_the_text' | 'not_said_by_its_quote'

/** What a model alone has seen waits for somebody to look at it. */
export const ALONE = 0.6

/**
 * The item in the transcript's own words, where they are what the model quoted and say what it claims. An owner or a day
 * is kept only where the quote names it, or where the speaker says it of himself.
 */
export function checkItem(transcript: Transcript, chunk: Chunk, claim: Claimed): Found | Refused {
  const place = placeOf(chunk, claim)
  if (place === null) return 'not_in_the_text'
  const segment = transcript.segments[place.segment]
  if (segment === undefined) return 'not_in_the_text'
  const quoted = segment.text.slice(place.from, place.to)
  const known = segment.speaker === null ? [] : [segment.speaker]
  if (supportOf(claim.text, [quoted], known) === 'unsupported') return 'not_said_by_its_quote'
  // Of a long quote the words of the item themselves, where they stand in it as they are.
  const own = findPassage(quoted, claim.text)
  const [from, to] = own === null ? [place.from, place.to] : [place.from + own.start, place.from + own.end]
  const owner =
    claim.owner !== null && (names(quoted, claim.owner) || isSelf(quoted, claim.owner, segment.speaker))
  return {
    kind: claim.kind,
    text: segment.text.slice(from, to),
    at: [{ segment: place.segment, from, to }],
    marked: false,
    rule: 'model',
    certainty: ALONE,
    ...(owner && claim.owner !== null ? { ownerHint: claim.owner } : {}),
    ...(claim.due !== null && names(quoted, claim.due) ? { dueHint: claim.due } : {}),
  }
}

/** The quote is looked for on the line that the model names, then near it, then in all that it was shown. */
function placeOf(
  { shown }: Chunk,
  { quote, line }: Claimed,
): { segment: number; from: number; to: number } | null {
  const far = (one: Shown): number => (line === null ? 0 : Math.abs(one.line - line))
  for (const one of shown.toSorted((a, b) => far(a) - far(b))) {
    const found = findPassage(one.text, quote)
    if (found !== null)
      return { segment: one.segment, from: one.from + found.start, to: one.from + found.end }
  }
  return null
}

const plain = (text: string): string => ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `
const names = (quoted: string, words: string): boolean =>
  words.trim() !== '' && plain(quoted).includes(plain(words))
const isSelf = (quoted: string, owner: string, speaker: string | null): boolean =>
  speaker !== null && plain(owner) === plain(speaker) && isFirstPerson(quoted)
