import { lengthOf, type Paragraph, type Span } from './rich-text.ts'

/** Of the Bot API: "1-4096 characters after entities parsing", counted in UTF-16 units. */
export const LONGEST_MESSAGE = 4096
const BETWEEN = 2

/** Puts paragraphs into as few messages as hold them in their order; one too long for any is cut where it hurts least. */
export function split(paragraphs: readonly Paragraph[], longest: number = LONGEST_MESSAGE): Paragraph[][] {
  const messages: Paragraph[][] = []
  let room = 0
  for (const paragraph of paragraphs.flatMap((one) => cut(one, longest))) {
    const length = lengthOf(paragraph)
    if (length === 0) continue
    const last = messages.at(-1)
    if (last !== undefined && length + BETWEEN <= room) {
      last.push(paragraph)
      room -= length + BETWEEN
    } else {
      messages.push([paragraph])
      room = longest - length
    }
  }
  return messages
}

function cut(paragraph: Paragraph, longest: number): Paragraph[] {
  const pieces: Paragraph[] = []
  let rest = paragraph
  while (lengthOf(rest) > longest) {
    const text = rest.map((span) => span.text).join('')
    const at = placeToCut(text, longest)
    pieces.push(slice(rest, 0, at))
    // The white space at which it is cut is not shown at the head of the next message.
    rest = slice(rest, at + (/^\s+/.exec(text.slice(at))?.[0].length ?? 0), text.length)
  }
  return [...pieces, rest]
}

/** A line's end, else a word's, else the end of what people see as one character. */
function placeToCut(text: string, longest: number): number {
  const head = text.slice(0, longest + 1)
  const line = head.lastIndexOf('\n')
  if (line >= longest / 2) return line
  const word = head.search(/\s\S*$/u)
  if (word >= longest / 2) return word
  let end = 0
  // The last character is seen whole only with what follows it.
  const around = text.slice(0, longest + LONGEST_CHARACTER)
  for (const { index, segment } of new Intl.Segmenter().segment(around)) {
    if (index + segment.length > longest) break
    end = index + segment.length
  }
  return end === 0 ? wholePair(text, longest) : end
}

/** Families and flags are long; what is longer still is no character but mischief, and is cut. */
const LONGEST_CHARACTER = 64

const wholePair = (text: string, at: number): number =>
  /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') ? at - 1 : at

function slice(paragraph: Paragraph, from: number, to: number): Span[] {
  const found: Span[] = []
  let at = 0
  for (const span of paragraph) {
    const text = span.text.slice(Math.max(0, from - at), Math.max(0, to - at))
    if (text !== '') found.push({ ...span, text })
    at += span.text.length
  }
  return found
}
