const END = /[.!?…]["”»')\]]{0,2}\s+(?=["“«(]?[\p{Lu}\p{N}])/gu
const SHORT =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|no|dr|mr|mrs|ms|st|п|т\.е|т\.д|т\.п|т\.к|др|им|г|стр|рис|см|\p{L})$/iu

/** Where the sentences of a text stand, from `start` on. */
export function splitSentences(text: string, start: number): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = []
  let from = start
  END.lastIndex = start
  for (let found = END.exec(text); found !== null; found = END.exec(text)) {
    const end = found.index + 1
    if (found[0].startsWith('.') && SHORT.test(text.slice(Math.max(from, found.index - 8), found.index)))
      continue
    parts.push({ from, to: found.index + found[0].trimEnd().length })
    from = found.index + found[0].length
    END.lastIndex = Math.max(from, end)
  }
  if (from < text.length) parts.push({ from, to: text.length })
  return parts
}
