/** A message longer than this is folded until somebody wants all of it (SPEC section 4). */
export const FOLD_LINES = 24

/** Characters that stand on a line where there is room: the width of a message. */
const WIDE = 76
/** And on the narrowest screen. */
const NARROW = 34

/** How many lines a text takes, about: Markdown is not read for it. */
export function linesIn(text: string, width = WIDE): number {
  let lines = 0
  for (let at = 0; at <= text.length;) {
    const end = text.indexOf('\n', at)
    const length = (end < 0 ? text.length : end) - at
    lines += Math.max(1, Math.ceil(length / width))
    if (end < 0) break
    at = end + 1
  }
  return lines
}

/** Whether a text may be too long on any screen; whether it is, is measured where it stands. */
export const mayFold = (text: string): boolean => linesIn(text, NARROW) > FOLD_LINES

/** Of a folded text no more is drawn than can be seen: blocks that begin behind this are left out. */
export const isBehindFold = (begins: { line: number; offset: number }): boolean =>
  begins.line > MOST_LINES || begins.offset > MOST_CHARACTERS

/** Whether something may be left out of it: then it can be unfolded, whatever it measures. */
export const mayLeaveOut = (text: string): boolean =>
  text.length > MOST_CHARACTERS || text.split('\n').length > MOST_LINES

const MOST_LINES = FOLD_LINES * 2
const MOST_CHARACTERS = FOLD_LINES * WIDE * 1.5
