import type { Segment } from '../../../transcript.ts'
import { ADMIN, FOLLOW, OPTIONS } from './headings.ts'
import type { Spoken } from './speakers.ts'

/** What the headings above say, and whether the segment stands between the talk of its topic. */
export type Topic = {
  /** Whether most of the text is told as talk, speaker by speaker. */
  scribed: boolean
  admin: boolean
  followUp: boolean
  options: boolean
  alone: boolean
  apart: boolean
  verbatim: boolean
  /** A bullet that ends a topic told in prose. */
  closing: boolean
}

const NOTE = 420

export function topicsIn(segments: readonly Segment[], spoken: readonly Spoken[]): Topic[] {
  const numbers = numbersOf(segments)
  const about = new Map<number, { admin: boolean; followUp: boolean; options: boolean }>()
  for (const [i, { headings }] of segments.entries())
    if (!about.has(numbers[i]!)) about.set(numbers[i]!, aboutOf(headings))
  const body = segments.map(
    ({ kind }, i) =>
      kind !== 'heading' && kind !== 'code' && kind !== 'row' && !about.get(numbers[i]!)!.admin,
  )
  const talk = { segments, spoken, numbers }
  const share = shareSaid(body, spoken)
  const scribed = share >= SCRIBED
  const verbatim = isVerbatim(segments, spoken)
  return segments.map((one, i) => ({
    ...about.get(numbers[i]!)!,
    scribed,
    verbatim,
    closing: !scribed && isClosing(segments, numbers, i),
    alone: one.kind !== 'heading' && numbers[i - 1] !== numbers[i] && numbers[i + 1] !== numbers[i],
    apart:
      share >= (one.kind === 'item' ? SCRIBED_IN_BULLETS : SCRIBED) &&
      one.text.length < NOTE &&
      isContent(one) &&
      isApart(talk, i),
  }))
}

const isContent = ({ kind }: Segment): boolean => kind !== 'heading' && kind !== 'code' && kind !== 'row'

/** A number for each topic: what stands between two headings. */
function numbersOf(segments: readonly Segment[]): number[] {
  let number = 0
  return segments.map(({ kind }) => (kind === 'heading' ? -++number : number))
}

const aboutOf = (headings: readonly string[]) => {
  const any = (pattern: RegExp) => headings.some((one) => pattern.test(one.slice(0, 120)))
  return { admin: any(ADMIN), followUp: any(FOLLOW), options: any(OPTIONS) }
}

/** Lists of who came and what was planned say nothing of how the talk is told. */
function shareSaid(body: readonly boolean[], spoken: readonly Spoken[]): number {
  const said = body.filter((one, i) => one && spoken[i]!.speaker !== null).length
  return said < FEW ? 0 : said / body.filter(Boolean).length
}

const FEW = 6
const SCRIBED = 0.3
/** Where less is said by somebody, bullets that nobody says are the talk itself as well. */
const SCRIBED_IN_BULLETS = 0.5

const MOST_BULLETS = 8

function isClosing(segments: readonly Segment[], numbers: readonly number[], at: number): boolean {
  const within = (i: number) => numbers[i] === numbers[at] && Math.abs(i - at) <= MOST_BULLETS
  if (segments[at]!.kind !== 'item') return false
  let [first, end] = [at, at]
  while (within(end) && segments[end]?.kind === 'item') end++
  while (within(first) && segments[first]?.kind === 'item') first--
  return (
    numbers[end] !== numbers[at] &&
    within(first) &&
    segments[first]?.kind === 'paragraph' &&
    end - first - 1 <= MOST_BULLETS
  )
}

const AT_LENGTH = 230

/** Talk told word for word, at length: what stands between is no note of an outcome. */
function isVerbatim(segments: readonly Segment[], spoken: readonly Spoken[]): boolean {
  const lengths = segments.filter((_, i) => spoken[i]!.speaker !== null).map(({ text }) => text.length)
  return lengths.reduce((sum, one) => sum + one, 0) > AT_LENGTH * Math.max(1, lengths.length)
}

type Talk = { segments: readonly Segment[]; spoken: readonly Spoken[]; numbers: readonly number[] }

/** Somebody speaks shortly before it in the same topic, or shortly after it where it does not open the topic. */
function isApart(talk: Talk, at: number): boolean {
  if (talk.spoken[at]!.speaker !== null) return false
  const before = near(talk, at, -1)
  return before.talk || (before.any && talk.segments[at]!.kind !== 'item' && near(talk, at, 1).talk)
}

const NEAR = 8

function near({ spoken, numbers }: Talk, at: number, step: 1 | -1): { any: boolean; talk: boolean } {
  for (let i = at + step, looked = 0; looked < NEAR; i += step, looked++) {
    if (numbers[i] !== numbers[at]) return { any: looked > 0, talk: false }
    if (spoken[i]!.speaker !== null) return { any: true, talk: true }
  }
  return { any: true, talk: false }
}
