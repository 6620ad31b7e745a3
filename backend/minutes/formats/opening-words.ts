import type { Block } from '../markdown/blocks.ts'
import { TextInvalid } from './text-invalid.ts'

/** What a text without a title begins with, as title and, where it asks, as question. */
export type Opening = { title: string; question?: string; line: number }

/**
 * The paragraph a text opens with, where a person may have asked it so: above every heading and short. Null where the
 * text opens otherwise; what opens with a paragraph that nobody would say is no meeting, and refused as such.
 */
export function openingWords([first]: readonly Block[]): Opening | null {
  if (first?.kind !== 'paragraph' || !/\p{L}/u.test(first.text)) return null
  const { text, line } = first
  if (text.length > MAX_OPENING || LONG_WORD.test(text)) throw new TextInvalid(null, NO_MEETING)
  const sentences = text.split(/(?<=[.!?？。])\s+/u)
  const asked = sentences.findLast((sentence) => /[?？]$/u.test(sentence))
  return { title: shortened(asked ?? sentences[0] ?? text), ...(asked && { question: text }), line }
}

/** Refuses at sight what is data and no writing: Markdown would be read of it for half a minute first. */
export function refuseData(text: string): void {
  const end = text.trimStart().search(/\r?\n[ \t]*\r?\n/)
  const first = text.trimStart().slice(0, end < 0 ? undefined : end)
  if (first.length > 10 * MAX_OPENING && !MARKED_LINE.test(first)) throw new TextInvalid(null, NO_MEETING)
}

/** Whether a text opens with words that ask something, so that no heading further down is its title. */
export function opensWithQuestion([first]: readonly Block[]): boolean {
  return first?.kind === 'paragraph' && first.text.length <= MAX_OPENING && /[?？]$/u.test(first.text)
}

const NO_MEETING =
  'does not look like a meeting: begin with a line "# …" that names it, or with the question in a few sentences.'

// Some 150 words: who explains at greater length divides the text by headings.
const MAX_OPENING = 1000
// Longer than any word or address a person types; encoded data has no white space at all, or once a line of 60 to 76.
const LONG_WORD = /\S{200}|(?:\S{60,}\s+){3}/u
const MAX_TITLE = 160
// A heading, quote, list, table, fence or underline.
const MARKED_LINE = /^[ \t]{0,3}(?:[#>|`~=*<-]|\+[ \t]|\d{1,9}[.)][ \t])/m

function shortened(sentence: string): string {
  if (sentence.length <= MAX_TITLE) return sentence
  const cut = sentence.slice(0, MAX_TITLE)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_TITLE / 2)).toWellFormed()}…`
}
