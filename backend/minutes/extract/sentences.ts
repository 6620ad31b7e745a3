/** A line of a plain answer: what kind of line, and its words without the mark of a list. */
export type Line = { item: boolean; text: string }

const ITEM = /^\s*(?:[-*•–]|\(?\d{1,2}[.)])\s+(?:\[[ xX]?\]\s+)?/u

// More than a seat says in a turn; what is longer is no answer to be read.
const MOST_CHARACTERS = 40_000
const LONGEST_LINE = 4_000

export const linesOf = (text: string): Line[] =>
  text
    .slice(0, MOST_CHARACTERS)
    .split(/\r?\n/)
    .map((line) => line.slice(0, LONGEST_LINE))
    .map((line) => ({ item: ITEM.test(line), text: bare(line.replace(ITEM, '')) }))
    .filter((line) => line.text !== '')

// Emphasis and headings are no part of what is said.
const bare = (line: string): string => line.replace(/\*\*|__|^#+\s+/gu, '').trim()

/** The sentences of a line; "approx. 3 km" is one. */
export const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.!?…]["”»)]?)\s+(?=[\p{Lu}\p{N}«“"„(])/u).filter((one) => one.trim() !== '')

const QUOTED = /[“"„«]([^“”"„«»\n]{1,2000})[”"“»]/gu

/** What stands in quotation marks, in order. */
export const quotedIn = (text: string): string[] =>
  [...text.matchAll(QUOTED)].map((found) => found[1]?.trim() ?? '')

/** The text without what stands in quotation marks: somebody else has said that. */
export const withoutQuoted = (text: string): string => text.replace(QUOTED, ' ')
