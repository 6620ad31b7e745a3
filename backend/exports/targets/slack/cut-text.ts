/** A text in parts of at most `most` units, cut at spaces where there are any, and never through a sign that people see. */
export function cutText(text: string, most: number): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > most) {
    const end = placeToCut(rest, most)
    parts.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return rest === '' ? parts : [...parts, rest]
}

const SIGNS = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** A sign of more units than this is no sign of any language. */
const LONGEST_SIGN = 100

function placeToCut(text: string, most: number): number {
  const space = text.lastIndexOf(' ', most)
  if (space > most / 2) return space
  // Signs are looked for near the end only: a text without spaces may be long.
  const from = Math.max(0, most - LONGEST_SIGN)
  let end = from
  for (const { index, segment } of SIGNS.segment(text.slice(from, most + LONGEST_SIGN))) {
    const after = from + index + segment.length
    if (after > most) break
    end = after
  }
  return end === 0 || end === from ? afterPair(text, most) : end
}

const afterPair = (text: string, at: number): number =>
  /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') ? at - 1 : at
