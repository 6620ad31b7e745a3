// What the lines of minutes look like, whoever wrote them.
export const HEADING = /^ {0,3}(#{1,6})(?:\s+|(?=\*\*))(?=\S)/
export const ITEM =
  /^(\s{0,80})(?:[-*+•–▪◦‣]|\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]|[a-z][.)](?=\s))\s{1,8}(?:\[([ xXхХ✓✔]?)\]\s{1,4})?(?=\S)/u
export const QUOTE = /^ {0,3}(>(?:\s?>){0,20})\s?/
export const FENCE = /^\s{0,20}(?:[-*+]\s{1,4})?(`{3,}|~{3,})/
export const RULE = /^\s{0,20}(?:(?:-\s?){3,}|(?:\*\s?){3,}|(?:_\s?){3,})\s*$/
export const UNDERLINE = /^ {0,3}(?:={3,}|-{3,})\s*$/
// Link and attribute definitions, template tags: for a program, not for readers.
export const MACHINE = /^\s{0,20}(?:\[[^\]\n^]{1,200}\]:\s+\S|\{[:%{]|\* TOC\s*$)/
// A line of a chat's log: it begins with a time. Who came and went is no talk.
export const STAMPED =
  /^[[(]?(?:(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d))(?:[T ]|, ))?\d{1,2}:\d\d(?::\d\d)?[\])]?\s/
export const SERVICE =
  /^[[(]?(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}:\d\d(?::\d\d)?[\])]?\s{1,4}(?:-!-|\*{3}|-->|<--|[←→])\s/
export const FOOTNOTE = /^ {0,3}\[\^[^\]\s]{1,60}\]:\s+/
// "Date: …", "**ACTION 3**: …": begins something of its own, whoever spoke before.
export const KEYED =
  /^\s{0,3}(?:\*\*|__|\*)?\p{Lu}[\p{L}\p{N} ()/#.&-]{0,40}(?:\*\*|__|\*)?:(?:\*\*|__|\*)?(?:\s|$)/u
export const MORE = /^(?:…|\.{3})\s{0,4}(?=\S)/

const MOST_LOOKED_AT = 200_000

/** The width that most long lines keep to; lines much shorter than that end where their writer wanted. */
export function wrapOf(text: string): number {
  const lengths = text
    .slice(0, MOST_LOOKED_AT)
    .split('\n')
    .map((line) => line.trimEnd().length)
    .filter((length) => length > 40)
    .toSorted((a, b) => a - b)
  const wide = lengths[Math.floor(lengths.length * 0.9)] ?? 80
  return Math.min(wide, 130) * 0.7
}
