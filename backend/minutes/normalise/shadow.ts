/** In patterns: a name, a name with its @, a day. No text has these characters of its own. */
export const [NAME, CALLED, DAY] = ['\uE000', '\uE001', '\uE002']

const SIGNS = /[\uE000-\uE002]/g

export type Stand = { from: number; to: number; sign: string }

/** A text in which each name and day is one sign, so that patterns can say where a name stands whatever it is. */
export type Shadow = {
  text: string
  /** The place in the real text of a place in the shadow. */
  real(at: number): number
}

/** The shadow of a text; `stands` are in order and do not overlap. */
export function shadowOf(source: string, stands: readonly Stand[]): Shadow {
  const clean = source.replaceAll(SIGNS, ' ')
  let text = ''
  let done = 0
  const steps: { at: number; real: number }[] = [{ at: 0, real: 0 }]
  for (const { from, to, sign } of [...stands, ...wideGaps(clean, stands)].toSorted(
    (a, b) => a.from - b.from,
  )) {
    text += clean.slice(done, from)
    steps.push({ at: text.length, real: from })
    text += sign
    steps.push({ at: text.length, real: to })
    done = to
  }
  return {
    text: text + clean.slice(done),
    real(at) {
      let [low, high] = [0, steps.length - 1]
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((steps[middle]?.at ?? 0) <= at) low = middle
        else high = middle - 1
      }
      const step = steps[low]
      return step === undefined ? at : step.real + (at - step.at)
    },
  }
}

/** Where a line was wrapped or words were set wide, a pattern that says "a space" must fit as well. */
const wideGaps = (text: string, stands: readonly Stand[]): Stand[] => {
  let next = 0
  return [...text.matchAll(/\s{2,}/g)].flatMap(({ 0: gap, index }) => {
    const one = { from: index, to: index + gap.length, sign: ' ' }
    while ((stands[next]?.to ?? Infinity) <= one.from) next++
    return (stands[next]?.from ?? Infinity) < one.to ? [] : [one]
  })
}
