/** How many columns a text takes in a terminal. */
export function widthOf(text: string): number {
  if (/^[\u0020-\u007E]*$/.test(text)) return text.length
  let width = 0
  for (const letter of text) width += NONE.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1
  return width
}

const NONE = /[\p{M}\p{Cf}]/u
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uFF01-\uFF60\u3000-\u303F]/u

/** A text in lines of at most `width` columns, cut between words; a longer word is cut inside. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(8, width)))
}

function wrapLine(line: string, width: number): string[] {
  if (widthOf(line) <= width) return [line]
  // What continues a list item stands under its words.
  const indent = ' '.repeat(Math.min(/^\s*(?:[-*•]\s+|\d+[.)]\s+)?/.exec(line)?.[0].length ?? 0, width / 2))
  const lines: string[] = []
  let current = ''
  for (const word of line.split(/(?<=\s)(?=\S)/)) {
    if (current.trim() !== '' && widthOf((current + word).trimEnd()) > width) {
      lines.push(current.trimEnd())
      current = indent
    }
    current += word
    while (widthOf(current.trimEnd()) > width) {
      const head = firstColumns(current, width)
      lines.push(head)
      current = indent + current.slice(head.length)
    }
  }
  if (current.trim() !== '') lines.push(current.trimEnd())
  return lines
}

/** As much of a text as fits into `width` columns, never cut through a character. */
export function firstColumns(text: string, width: number): string {
  let taken = ''
  let used = 0
  for (const letter of text) {
    used += widthOf(letter)
    if (used > width) break
    taken += letter
  }
  return taken
}
