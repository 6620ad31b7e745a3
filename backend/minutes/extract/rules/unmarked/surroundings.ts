import type { Segment, Transcript } from '../../../transcript.ts'
import { ADMIN } from './headings.ts'
import type { NameBook } from './name-book.ts'
import { TASKS_EN } from './words-en.ts'

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
  /** The segment is a vote itself. */
  vote: boolean[]
  /** It gives a reason for one of the options listed above it. */
  statesOption: boolean[]
  /** Its neighbours in the list also begin with something to do. */
  among: boolean[]
  /** Others stand below it. */
  heads: boolean[]
  /** It stands below what somebody says. */
  belowTalk: boolean[]
  /** Nothing else stands under its heading. */
  alone: boolean[]
  /** The line before announces it: "As the charter says:". */
  announced: boolean[]
  /** It stands below a question. */
  answers: boolean[]
  /** Talk is told word for word, at length, so that what stands between is no note. */
  verbatim: boolean
  /** The last of its topic, before the next heading or outer item. */
  last: boolean[]
}

const PREFIX = /^(@?[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.'’ -]{0,38}?)(?: ?\([^()]{1,30}\))?:\s{1,4}(?=\S)/u
const CONTINUED = /^(?:…|\.{2,3}|\.\.\.:)\s?/
const VOTE = /^(?:[+-][01](?:\.\d)?|0|[+-]1s?|за|против|воздержал(?:ся|ась)|aye|nay)(?![\p{L}\p{N}])/iu
const MOST_VOTES_AWAY = 25
const NOTE = 420

export function surroundingsOf({ segments }: Pick<Transcript, 'segments'>, names: NameBook): Surroundings {
  const often = prefixesIn(segments, names)
  const talk = segments.map((one) => spokenBy(one, often))
  const speaker: (string | null)[] = []
  for (const [i, one] of talk.entries())
    speaker.push(one.speaker === '…' ? (speaker[i - 1] ?? null) : one.speaker)
  const bodyFrom = talk.map((one) => one.from)
  const content = segments.map((one) => one.kind !== 'heading' && one.kind !== 'code' && one.kind !== 'row')
  const scribed = isScribed(segments, speaker, content)
  const repeats = repeatsIn(segments, speaker, bodyFrom)
  return {
    speaker,
    bodyFrom,
    scribed,
    apart: segments.map(
      (one, i) => scribed && content[i]! && isApart(segments, speaker, i) && one.text.length < NOTE,
    ),
    votes: votesAfter(segments, bodyFrom),
    vote: segments.map((one, i) => isVoteAt(one, bodyFrom[i] ?? 0)),
    statesOption: statesOption(segments),
    among: segments.map((one, i) => isTask(one) && isTask(segments[i - 1]) && isTask(segments[i + 1])),
    heads: segments.map((one, i) => one.kind === 'item' && isBelow(one, segments[i + 1])),
    belowTalk: segments.map((one) => one.parents.some((parent) => speaker[parent] !== null)),
    alone: segments.map(
      (one, i) =>
        one.kind !== 'heading' &&
        segments[i - 1]?.kind === 'heading' &&
        (segments[i + 1] === undefined || segments[i + 1]?.kind === 'heading'),
    ),
    announced: segments.map((one, i) => one.kind === 'quote' && /[:,]\s*$/.test(segments[i - 1]?.text ?? '')),
    answers: segments.map((one, i) => asks(segments[one.parents.at(-1) ?? i - 1]) && !asks(one)),
    verbatim: isVerbatim(segments, speaker),
    ...repeats,
    last: segments.map((one, i) => content[i]! && isLast(one, segments[i + 1])),
  }
}

/** What stands before a colon and is a name: of somebody known, or written like one and more than once. */
function prefixesIn(segments: readonly Segment[], names: NameBook): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { speaker, kind, text } of segments) {
    if (speaker !== null || kind === 'heading' || kind === 'code') continue
    const name = prefixOf(text)
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const kept = new Set<string>()
  const once: string[] = []
  for (const [name, count] of counts) {
    const kinds = name.split(/\s+/).map((one) => names.kindOf(one))
    if (kinds.length > 4 || kinds.includes(null)) continue
    if (count > 1 || kinds.every((one) => one === 'known')) kept.add(name)
    else once.push(name)
  }
  // Where many speak, whoever speaks once does too.
  if (kept.size >= 3) for (const name of once) kept.add(name)
  return kept
}

const prefixOf = (text: string): string | null => PREFIX.exec(text)?.[1]?.trim() ?? null

function spokenBy(
  { kind, speaker, text }: Segment,
  often: ReadonlySet<string>,
): { speaker: string | null; from: number } {
  if (speaker !== null) return { speaker, from: 0 }
  if (kind === 'heading' || kind === 'code') return { speaker: null, from: 0 }
  const more = CONTINUED.exec(text)
  if (more !== null) return { speaker: '…', from: more[0].length }
  const found = PREFIX.exec(text)
  const name = found?.[1]?.trim()
  return found !== null && name !== undefined && often.has(name)
    ? { speaker: name, from: found[0].length }
    : { speaker: null, from: 0 }
}

const isVoteAt = ({ text, kind }: Segment, from: number): boolean =>
  kind !== 'heading' && VOTE.test(text.slice(from, from + 24))

const isTask = (one: Segment | undefined): boolean =>
  one?.kind === 'item' && TASKS_EN.has(/^\p{L}+/u.exec(one.text)?.[0].toLowerCase() ?? '')

const BECAUSE =
  /^["“«']?(.{2,240}?)["”»']?,? (?:because|since|as it|потому что|так как|поскольку|because of)(?![\p{L}])/iu

/** "Blue roof, because …" where a list above has "Blue roof". */
function statesOption(segments: readonly Segment[]): boolean[] {
  const listed: string[] = []
  return segments.map((one) => {
    if (one.kind === 'item' && listed.length < 2000) listed.push(sameWords(one.text.slice(0, 300)))
    if (one.kind !== 'paragraph') return false
    const option = sameWords(BECAUSE.exec(one.text.slice(0, 400))?.[1] ?? '')
    return option.length > 2 && listed.some((other) => alike(option, other))
  })
}

const alike = (one: string, other: string): boolean =>
  other.startsWith(one) ||
  (other.length > 4 && one.startsWith(other)) ||
  overlap(one.split(' '), new Set(other.split(' ')))
const overlap = (one: readonly string[], other: ReadonlySet<string>): boolean =>
  one.filter((word) => other.has(word)).length >= Math.max(2, 0.6 * one.length)

function votesAfter(segments: readonly Segment[], bodyFrom: readonly number[]): number[] {
  const votes = segments.map((one, i) => isVoteAt(one, bodyFrom[i] ?? 0))
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

/** Somebody speaks shortly before it in the same topic, or shortly after it where it does not open the topic. */
function isApart(segments: readonly Segment[], speaker: readonly (string | null)[], at: number): boolean {
  if (speaker[at] !== null) return false
  const topic = segments[at]!.headings.join('\n')
  const near = (step: 1 | -1): { any: boolean; talk: boolean } => {
    for (let i = at + step, looked = 0; looked < NEAR; i += step, looked++) {
      const one = segments[i]
      if (one === undefined || one.kind === 'heading' || one.headings.join('\n') !== topic)
        return { any: looked > 0, talk: false }
      if (speaker[i] !== null) return { any: true, talk: true }
    }
    return { any: true, talk: false }
  }
  const before = near(-1)
  return before.talk || (before.any && segments[at]!.kind !== 'item' && near(1).talk)
}

const NEAR = 8

/** Lists of who came and what was planned say nothing of how the talk is told. */
function isScribed(
  segments: readonly Segment[],
  speaker: readonly (string | null)[],
  content: readonly boolean[],
): boolean {
  const body = segments.map((one, i) => content[i]! && !one.headings.some((heading) => ADMIN.test(heading)))
  const said = body.filter((one, i) => one && speaker[i] !== null).length
  return said >= 6 && said >= 0.3 * body.filter(Boolean).length
}

const asks = (one: Segment | undefined): boolean => /\?["”»')\]]{0,2}\s*$/.test(one?.text ?? '')

const isBelow = (one: Segment, next: Segment | undefined): boolean =>
  next?.kind === 'item' && next.depth > one.depth

const AT_LENGTH = 230

function isVerbatim(segments: readonly Segment[], speaker: readonly (string | null)[]): boolean {
  const lengths = segments.filter((_, i) => speaker[i] !== null).map(({ text }) => text.length)
  return lengths.reduce((sum, one) => sum + one, 0) > AT_LENGTH * Math.max(1, lengths.length)
}

function isLast(one: Segment, next: Segment | undefined): boolean {
  return (
    next === undefined ||
    next.kind === 'heading' ||
    (one.kind === 'item' && next.kind !== 'item') ||
    (one.kind === 'item' && next.depth < one.depth)
  )
}
