/** A line with its end, and where it begins in the text that is kept. */
export type Line = { text: string; start: number; number: number; hidden: number }

/** What is longer has no ends of lines; it is taken in pieces, so that no source needs more memory than this. */
const LONGEST = 65_536

/** Cuts a text that comes in pieces into lines. `shown` says what of a line is kept; ends of lines always are. */
export class Lines {
  readonly #shown: (line: string) => { text: string; hidden: number }
  #rest = ''
  #start = 0
  #number = 1

  constructor(shown: (line: string) => { text: string; hidden: number }) {
    this.#shown = shown
  }

  push(piece: string): Line[] {
    const lines: Line[] = []
    const text = this.#rest + piece
    let from = 0
    for (;;) {
      const at = text.indexOf('\n', from)
      const whole = at >= 0 && at - from < LONGEST ? at + 1 : cutBefore(text, from)
      if (whole === null) break
      lines.push(this.#line(text.slice(from, whole)))
      from = whole
    }
    this.#rest = text.slice(from)
    return lines
  }

  end(): Line[] {
    const rest = this.#rest
    this.#rest = ''
    return rest === '' ? [] : [this.#line(rest)]
  }

  #line(raw: string): Line {
    const { text, hidden } = this.#shown(raw)
    const line = { text, start: this.#start, number: this.#number, hidden }
    this.#start += text.length
    if (raw.endsWith('\n')) this.#number++
    return line
  }
}

/** Behind the last space of what is too long for one line, else anywhere but within a pair; null while more may come. */
function cutBefore(text: string, from: number): number | null {
  const end = from + LONGEST
  if (text.length < end + 1) return null
  const space = text.lastIndexOf(' ', end - 1)
  if (space > from + LONGEST / 2) return space + 1
  return /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end
}
