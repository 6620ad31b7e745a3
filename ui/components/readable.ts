/** Storeys of quotes and lists within each other: nobody writes so many. */
const MOST_STOREYS = 20
/** A list begins no further to the right than this. */
const MOST_INDENT = 80
/** Brackets that are open at the same time, in one block. */
const MOST_OPEN = 40
/** Marks in one block that may begin something: a paragraph, a table, a piece of code. */
const MOST_MARKS = 3_000

/**
 * Whether this text can be read as Markdown in the time that a page has. A reader of Markdown goes down a storey at each
 * mark that begins a line, and looks back from each bracket and star at all that are still open: texts of a few pages can be
 * made to hold a page for minutes, or to break it. Nobody writes such a text to be read, so it is shown as it was written.
 */
export function isReadable(text: string): boolean {
  let [open, marks] = [0, 0]
  for (const line of text.split('\n')) {
    if (isTooDeep(line)) return false
    if (line.trim() === '') [open, marks] = [0, 0]
    for (const [mark] of line.matchAll(MARKS)) {
      if (mark === '[') open += 1
      else if (mark === ']') open = Math.max(0, open - 1)
      else if (!mark.startsWith('\\')) marks += 1
      if (open > MOST_OPEN || marks > MOST_MARKS) return false
    }
  }
  return true
}

/** Brackets, marks of emphasis, of HTML and of addresses; what is escaped is none, and no underscore within a word is. */
const MARKS = /\\.|[[\]*~<@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu

const STOREY = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=\s|$))/y

function isTooDeep(line: string): boolean {
  STOREY.lastIndex = 0
  let storeys = 0
  while (STOREY.test(line)) if (++storeys > MOST_STOREYS) return true
  const indent = line.search(/[^ \t]/)
  return storeys > 0 && indent > MOST_INDENT
}
