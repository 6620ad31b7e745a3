/** A text that cannot be read at all; `line` is 1-based, null where no line is to blame. */
export class TextInvalid extends Error {
  readonly line: number | null

  constructor(line: number | null, message: string) {
    super(message)
    this.name = 'TextInvalid'
    this.line = line
  }
}

/** What was read, and the line at which the value of a JSON Pointer stands. */
export type ReadText = { value: unknown; lineOf: (pointer: string) => number | null }

/** Deeper than anything a person writes, and shallow enough for every reader after us. */
export const MAX_DEPTH = 32

export const TOO_DEEP = `is nested deeper than ${MAX_DEPTH} levels: make it flatter.`

/** The path of a JSON Pointer, unescaped. */
export function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
