import type { Unit } from '../reading/units.ts'
import { tokensOf } from './tokens.ts'

/** The least piece that a chunk is made of: a heading, a paragraph that fits, or a sentence of a longer one. */
export type Atom = Unit & { tokens: number }

export const atomOf = (unit: Unit): Atom => ({ ...unit, tokens: tokensOf(unit.text) })

// It keeps "e.g." and "т.е." whole in both languages.
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The sentences of an atom, none of more tokens than `most`; all of them together are its text. */
export function sentencesOf(atom: Atom, most: number): Atom[] {
  const texts = [...sentences.segment(atom.text)].flatMap(({ segment }) => inWords(segment, most))
  let [at, line] = [0, atom.line - leadingLines(atom.text)]
  return texts.map((text) => {
    const one = {
      ...atom,
      text,
      start: atom.start + at,
      line: line + leadingLines(text),
      tokens: tokensOf(text),
    }
    at += text.length
    line += newLines(text)
    return one
  })
}

/** A sentence that is too long is cut behind words, and one without words anywhere but within a pair. */
function inWords(sentence: string, most: number): string[] {
  if (tokensOf(sentence) <= most) return [sentence]
  const pieces: string[] = []
  for (let from = 0; from < sentence.length;) {
    const to = from + fitting(sentence.slice(from, from + most * 4), most)
    pieces.push(sentence.slice(from, to))
    from = to
  }
  return pieces
}

/** How much of a text, in UTF-16 units, is at most so many tokens. */
function fitting(text: string, most: number): number {
  let end = text.length
  while (tokensOf(text.slice(0, end)) > most) end = Math.floor((end * 9) / 10)
  if (end === text.length && tokensOf(text) < most) return end
  const space = lastSpace(text, end)
  if (space > end / 2) return space
  return Math.max(1, /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end)
}

function lastSpace(text: string, end: number): number {
  for (let at = end; at > 0; at--) if (/\s/u.test(text.charAt(at - 1))) return at
  return 0
}

const newLines = (text: string): number => text.split('\n').length - 1

/** The lines before the first that holds something. */
export const leadingLines = (text: string): number => newLines(/^\s*/u.exec(text)?.[0] ?? '')
