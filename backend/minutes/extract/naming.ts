/** Something that a text may speak of: an option or a criterion. */
export type Thing = { id: string; title: string }

const SMALL = new Set(
  'a an the to of in on for and or is are be with at by from our we as it its this that these those they them so и в во на не по к с со из за о об у для или это этот эта то так как он она оно они его её их'.split(
    ' ',
  ),
)

type Word = { text: string; at: number }

/** The words of a text in small letters, without those that name nothing. */
export const wordsOf = (text: string): Word[] =>
  [...text.normalize('NFC').matchAll(/[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu)]
    .map((found) => ({ text: found[0].toLowerCase(), at: found.index }))
    .filter((word) => !SMALL.has(word.text))

/** Whether two words are forms of one: "option" and "options", «сарай» and «сарае». */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (!/[а-яё]/.test(short))
    return short.length > 2 && (long === `${short}s` || long === `${short}es` || long === `${short}'s`)
  if (short.length < 4 || long.length - short.length > 3) return false
  const stem = Math.max(3, short.length - 2)
  return long.startsWith(short.slice(0, stem))
}

/** Finds which of some things a stretch of text names. */
export type Naming = {
  /** The one it names best; null where it names none, or two equally. */
  one(text: string): string | null
  /** All that it names. */
  all(text: string): string[]
}

export function namingOf(things: readonly Thing[]): Naming {
  const known = things.map(({ id, title }) => ({ id, words: wordsOf(title).map((word) => word.text) }))
  const others = (id: string) => known.filter((one) => one.id !== id).flatMap((one) => one.words)
  const names = known.map(({ id, words }) => {
    const taken = others(id)
    const own = words.filter((word) => !taken.some((other) => sameWord(word, other)))
    // What is called "Option A: the shed" is spoken of as the shed.
    return { id, own, all: words }
  })
  const scored = (text: string) => {
    const said = wordsOf(text).map((word) => word.text)
    const has = (word: string) => said.some((one) => sameWord(one, word))
    return names
      .map(({ id, own, all }) => {
        if (said.includes(id.toLowerCase())) return { id, score: 100 }
        const hits = own.filter(has).length
        const whole = all.length > 0 && all.every(has)
        return { id, score: hits === 0 ? 0 : hits + (whole ? 10 : 0) + all.filter(has).length / 100 }
      })
      .filter((one) => one.score > 0)
      .toSorted((a, b) => b.score - a.score)
  }
  return {
    one(text) {
      const [best, next] = scored(text)
      return best === undefined || best.score === next?.score ? null : best.id
    },
    all: (text) => scored(text).map((one) => one.id),
  }
}
