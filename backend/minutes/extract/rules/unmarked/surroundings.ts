import type { Segment, Transcript } from '../../../transcript.ts'
import type { NameBook } from './name-book.ts'

/** What stands around a segment: who speaks, whether the talk is voted on, where the topic ends. */
export type Surroundings = {
  /** Who says the segment; null where the text does not say. */
  speaker: (string | null)[]
  /** Where the words begin after "Anna: ". */
  bodyFrom: number[]
  /** Whether most of the text is told as talk, speaker by speaker. */
  scribed: boolean
  /** A note between the talk: nobody says it, and it is short. */
  apart: boolean[]
  /** How many votes follow at once: "+1", "за". */
  votes: number[]
  /** Whether the very words stood before, said by somebody. */
  restates: boolean[]
  /** Whether the same words follow later as a note of their own. */
  restated: boolean[]
  /** The last of its topic, before the next heading or outer item. */
  last: boolean[]
}

const PREFIX = /^(@?[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.'’ -]{0,38}?)(?: ?\([^()]{1,30}\))?:\s{1,4}(?=\S)/u
const CONTINUED = /^(?:…|\.{2,3}|\.\.\.:)\s?/
const VOTE = /^(?:[+-][01](?:\.\d)?|0|[+-]1s?|за|против|воздержал(?:ся|ась)|aye|nay)(?![\p{L}\p{N}])/iu
const MOST_VOTES_AWAY = 25
const NOTE = 420

export function surroundingsOf({ segments }: Pick<Transcript, 'segments'>, names: NameBook): Surroundings {
  const talk = segments.map((one) => spokenBy(one, names))
  const speaker: (string | null)[] = []
  for (const [i, one] of talk.entries())
    speaker.push(one.speaker === '…' ? (speaker[i - 1] ?? null) : one.speaker)
  const bodyFrom = talk.map((one) => one.from)
  const content = segments.map((one) => one.kind !== 'heading' && one.kind !== 'code' && one.kind !== 'row')
  const said = speaker.filter((one) => one !== null).length
  const scribed = said >= 6 && said >= 0.4 * content.filter(Boolean).length
  const repeats = repeatsIn(segments, speaker, bodyFrom)
  return {
    speaker,
    bodyFrom,
    scribed,
    apart: segments.map(
      (one, i) => scribed && content[i]! && isApart(segments, speaker, i) && one.text.length < NOTE,
    ),
    votes: votesAfter(segments, bodyFrom),
    ...repeats,
    last: segments.map((one, i) => content[i]! && isLast(one, segments[i + 1])),
  }
}

function spokenBy(
  { kind, speaker, text }: Segment,
  names: NameBook,
): { speaker: string | null; from: number } {
  if (speaker !== null) return { speaker, from: 0 }
  if (kind === 'heading' || kind === 'code') return { speaker: null, from: 0 }
  const more = CONTINUED.exec(text)
  if (more !== null) return { speaker: '…', from: more[0].length }
  const found = PREFIX.exec(text)
  const name = found?.[1]?.trim() ?? ''
  const words = name.split(/\s+/)
  if (found === null || words.length > 4 || !words.every((one) => names.kindOf(one) === 'known'))
    return { speaker: null, from: 0 }
  return { speaker: name, from: found[0].length }
}

const isVote = (text: string): boolean => VOTE.test(text)

function votesAfter(segments: readonly Segment[], bodyFrom: readonly number[]): number[] {
  const votes = segments.map((one, i) => isVote(one.text.slice(bodyFrom[i], (bodyFrom[i] ?? 0) + 24)))
  return segments.map((one, i) => {
    if (votes[i] || one.kind === 'heading' || !(votes[i + 1] ?? false)) return 0
    let count = 0
    for (let j = i + 1; j < segments.length && j <= i + MOST_VOTES_AWAY; j++) {
      if (segments[j]!.kind === 'heading') break
      if (votes[j]) count++
    }
    return count
  })
}

const FAR = 80
const sameWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

function repeatsIn(
  segments: readonly Segment[],
  speaker: readonly (string | null)[],
  bodyFrom: readonly number[],
) {
  const before = new Map<string, number>()
  const restates = segments.map(() => false)
  const restated = segments.map(() => false)
  for (const [i, { text, kind }] of segments.entries()) {
    if (kind === 'heading' || kind === 'code' || text.length < 16 || text.length > 1200) continue
    const words = sameWords(text.slice(bodyFrom[i]))
    const earlier = before.get(words)
    if (earlier !== undefined && i - earlier <= FAR && speaker[i] === null && speaker[earlier] !== null) {
      restates[i] = true
      restated[earlier] = true
    }
    before.set(words, i)
  }
  return { restates, restated }
}

function isApart(segments: readonly Segment[], speaker: readonly (string | null)[], at: number): boolean {
  if (speaker[at] !== null) return false
  const topic = segments[at]!.headings.join('\n')
  for (let i = at - 1, looked = 0; i >= 0 && looked < 8; i--, looked++) {
    const one = segments[i]!
    if (one.kind === 'heading' || one.headings.join('\n') !== topic) return false
    if (speaker[i] !== null) return true
  }
  return false
}

function isLast(one: Segment, next: Segment | undefined): boolean {
  return (
    next === undefined ||
    next.kind === 'heading' ||
    (one.kind === 'item' && next.kind !== 'item') ||
    (one.kind === 'item' && next.depth < one.depth)
  )
}
