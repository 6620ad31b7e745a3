import type { Anchor } from '../../../schemas/generated/types.ts'
import type { Item } from '../normalise/normalise.ts'
import { sourceSpan, type Segment, type Transcript } from '../transcript.ts'

/** Ties words to their place in the transcript's text, which is the source `s0` of the run that imports it. */
export type Places = {
  /** The places of an item, each whole: where its words stand, and what names its owner and its day. */
  of(item: Pick<Item, 'at' | 'spans'>): Anchor[]
  /** The places of words alone. */
  ofWords(at: Item['at']): Anchor[]
}

export const SOURCE = 's0'

// A schema's anchor holds no longer quote, and no entry more anchors.
const MAX_QUOTE = 4_000
const MAX_ANCHORS = 50

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
  const speakerOf = (at: Item['at'], span: Span): string | null => {
    const said = at.find(({ segment, from, to }) => {
      const held = segments[segment]
      const words = held === undefined ? null : sourceSpan(held, from, to)
      return words !== null && words.start < span.end && span.start < words.end
    })
    return said === undefined ? null : (segments[said.segment]?.speaker ?? null)
  }
  const of = ({ at, spans }: Pick<Item, 'at' | 'spans'>): Anchor[] =>
    spans
      .flatMap((span) => {
        const speaker = speakerOf(at, span)
        return pieces(text, trimmed(text, span)).map(([from, to]) => anchor(from, to, speaker))
      })
      .slice(0, MAX_ANCHORS)
  return {
    of,
    ofWords: (at) => of({ at, spans: at.flatMap((stretch) => spanIn(segments[stretch.segment], stretch)) }),
  }
}

type Span = Item['spans'][number]

const spanIn = (held: Segment | undefined, { from, to }: Item['at'][number]): Span[] =>
  held === undefined ? [] : [sourceSpan(held, from, to)]

function trimmed(text: string, { start, end }: Span): Span {
  let [first, last] = [start, end]
  while (first < last && /\s/.test(text[first] ?? '')) first++
  while (last > first && /\s/.test(text[last - 1] ?? '')) last--
  return { start: first, end: last }
}

/** A long passage in parts that anchors can hold, cut at spaces where there are any. */
function pieces(text: string, { start, end }: Span): [number, number][] {
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
