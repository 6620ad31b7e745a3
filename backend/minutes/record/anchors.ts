import type { Anchor } from '../../../schemas/generated/types.ts'
import { sourceSpan, type Transcript } from '../transcript.ts'
import type { Stretch } from '../extract/rules/found.ts'

/** Ties words to their place in the transcript's text, which is the source `s0` of the run that imports it. */
export type Places = {
  /** The places of these stretches, each whole. */
  of(at: readonly Stretch[]): Anchor[]
  /** The place of these words in the stretch, or right before it: where its speaker is named. */
  near(words: string, stretch: Stretch): Anchor | null
}

export const SOURCE = 's0'

// A schema's anchor holds no longer quote, and no entry more anchors.
const MAX_QUOTE = 4_000
const MAX_ANCHORS = 50
// A speaker's name stands on the same line, or a few lines above it in subtitles and chats.
const NEAR = 400

export function placesIn(transcript: Transcript, sha256: (text: string) => string): Places {
  const { text, segments } = transcript
  const feeds = lineFeeds(text)
  const anchor = (start: number, end: number, speaker: string | null): Anchor => {
    const quote = text.slice(start, end)
    const line = firstAtLeast(feeds, start) + 1
    return {
      quote,
      speaker: speaker === null || speaker === '' ? null : speaker.slice(0, 200),
      message_id: null,
      source_id: SOURCE,
      line,
      start,
      end,
      sha256: sha256(quote),
    }
  }
  const spanOf = ({ segment, from, to }: Stretch) => {
    const held = segments[segment]
    return held === undefined ? null : { ...trimmed(text, sourceSpan(held, from, to)), speaker: held.speaker }
  }
  return {
    of: (at) =>
      at
        .flatMap((stretch) => {
          const span = spanOf(stretch)
          return span === null ? [] : pieces(text, span).map(([from, to]) => anchor(from, to, span.speaker))
        })
        .slice(0, MAX_ANCHORS),
    near(words, stretch) {
      const span = spanOf(stretch)
      if (span === null || words === '') return null
      const from = Math.max(0, span.start - NEAR)
      const found = text.slice(from, span.end).lastIndexOf(words)
      return found < 0 ? null : anchor(from + found, from + found + words.length, null)
    },
  }
}

function trimmed(text: string, { start, end }: { start: number; end: number }) {
  let [first, last] = [start, end]
  while (first < last && /\s/.test(text[first] ?? '')) first++
  while (last > first && /\s/.test(text[last - 1] ?? '')) last--
  return { start: first, end: last }
}

/** A long passage in parts that anchors can hold, cut at spaces where there are any. */
function pieces(text: string, { start, end }: { start: number; end: number }): [number, number][] {
  const parts: [number, number][] = []
  let from = start
  while (end - from > MAX_QUOTE) {
    const space = text.lastIndexOf(' ', from + MAX_QUOTE)
    const hard = from + MAX_QUOTE
    const to =
      space > from + MAX_QUOTE / 2 ? space : /[\uD800-\uDBFF]/.test(text[hard - 1] ?? '') ? hard - 1 : hard
    parts.push([from, to])
    from = to
  }
  if (end > from) parts.push([from, end])
  return parts
}

function lineFeeds(text: string): number[] {
  const feeds: number[] = []
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) feeds.push(at)
  return feeds
}

/** How many of the sorted numbers are below `least`. */
function firstAtLeast(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}
