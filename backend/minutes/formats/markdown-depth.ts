import { lineAt, MAX_DEPTH } from './text-invalid.ts'

/** The line at which quotes or lists nest so deep that reading the Markdown would not end, or null. */
export function tooDeepAt(text: string): number | null {
  const found = DEEP.exec(text)
  return found ? lineAt(text, found.index) : null
}

// A row of dashes is a rule. Else: more marks of quotes and lists in one line, or a point further right, than any
// person's list has.
const RULE = String.raw`(?!(?:[ \t]*[-*])+[ \t]*\r?$)`
const MARK = String.raw`[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))`
const FAR_RIGHT = String.raw`[ \t]{${MAX_DEPTH * 8}}[ \t]*(?:>|[-*+][ \t])`
const DEEP = new RegExp(`^${RULE}(?:(?:${MARK}){${MAX_DEPTH + 1}}|${FAR_RIGHT})`, 'm')
