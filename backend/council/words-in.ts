/** How many words a text has, the same wherever talk is counted: signs and dashes by themselves are none. */
export function wordsIn(text: string): number {
  let words = 0
  let isInWord = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const kind = kinds[unit] || kindOf(unit)
    if (kind === SURROGATE) {
      const isLetter = LETTER.test(String.fromCodePoint(text.codePointAt(i) ?? 0))
      if (isLetter && !isInWord) words++
      isInWord = isLetter
      // The other half of the pair.
      if ((text.codePointAt(i) ?? 0) > LAST_UNIT) i++
    } else if (kind === LETTER_UNIT) {
      if (!isInWord) words++
      isInWord = true
    } else if (kind === OTHER) isInWord = false
  }
  return words
}

// `[\p{L}\p{N}][\p{L}\p{N}'’-]*`, read by hand: a long council is counted whenever it is opened, and a match of an
// expression is an array of new texts. What a unit is, is asked of the expression once.
const LETTER = /^[\p{L}\p{N}]$/u
const [LETTER_UNIT, JOIN, OTHER, SURROGATE] = [1, 2, 3, 4] as const
const LAST_UNIT = 0xffff
const kinds = new Uint8Array(LAST_UNIT + 1)

function kindOf(unit: number): number {
  const sign = String.fromCharCode(unit)
  const kind =
    unit >= 0xd800 && unit <= 0xdfff
      ? SURROGATE
      : LETTER.test(sign)
        ? LETTER_UNIT
        : "'’-".includes(sign)
          ? JOIN
          : OTHER
  kinds[unit] = kind
  return kind
}
