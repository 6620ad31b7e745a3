import type { Found, Stretch } from '../extract/rules/found.ts'
import { sourceSpan, type Transcript } from '../transcript.ts'

export type Span = { start: number; end: number }

/** An item's own words as one text, and where each part of it stands. */
export type Words = {
  text: string
  parts: readonly { at: number; segment: number; from: number; to: number }[]
}

/** The words of the item's stretches; where these hold more than the item's text, only as much as that. */
export function wordsOf(
  { text, at }: Pick<Found, 'text' | 'at'>,
  { segments }: Pick<Transcript, 'segments'>,
): Words {
  let joined = ''
  const parts: Words['parts'][number][] = []
  for (const { segment, from, to } of at) {
    const held = segments[segment]?.text.slice(from, to) ?? ''
    if (held === '') continue
    if (joined !== '') joined += ' '
    parts.push({ at: joined.length, segment, from, to: from + held.length })
    joined += held
  }
  const all: Words = { text: joined, parts }
  const place = text === joined ? -1 : joined.indexOf(text)
  return place < 0 ? all : partOf(all, place, place + text.length)
}

/** A part of the words, as words of their own. */
export function partOf(words: Words, from: number, to: number): Words {
  const parts = stretchesOf(words, from, to).map((one) => {
    const whole = words.parts.find(
      (part) => part.segment === one.segment && part.from <= one.from && one.to <= part.to,
    )
    return { ...one, at: Math.max(0, (whole?.at ?? from) + one.from - (whole?.from ?? one.from) - from) }
  })
  return { text: words.text.slice(from, to), parts }
}

/** Where a part of the words stands in the segments. */
export const stretchesOf = ({ text, parts }: Words, from = 0, to = text.length): Stretch[] =>
  parts.flatMap((part) => {
    const [first, last] = [Math.max(from, part.at), Math.min(to, part.at + part.to - part.from)]
    const shift = part.from - part.at
    return last > first ? [{ segment: part.segment, from: first + shift, to: last + shift }] : []
  })

export const spansOf = (at: readonly Stretch[], { segments }: Pick<Transcript, 'segments'>): Span[] =>
  at.flatMap(({ segment, from, to }) => {
    const held = segments[segment]
    return held === undefined ? [] : [sourceSpan(held, from, to)]
  })
