const AWAY = new RegExp(
  String.raw`(?<!\p{L})(?:against|over|instead of|rather than|than|reject\p{L}*|drop\p{L}*|discard\p{L}*|without|neither|nor|not|never|no|cannot|` +
    String.raw`\p{L}+n['’]t|не|нет|ни|вместо|против|отклон\p{L}*|отказ\p{L}*|чем|без|кроме)\s[^,.;:!?]{0,30}$`,
  'iu',
)
// So much of the clause before a name tells whether it is set aside.
const BEFORE = 60

/** Whether what stands before this place sets aside what stands at it: "against …", "we will not use …". */
export const isSetAside = (words: string, at: number): boolean =>
  AWAY.test(words.slice(Math.max(0, at - BEFORE), at))

/**
 * Which of some titles words choose: the one that is named and not set aside. Null where none or several are, for
 * nobody knows then which is meant.
 */
export function chosenAmong(words: string, titles: readonly string[]): number | null {
  const low = words.toLowerCase()
  const named = titles.flatMap((title, index) =>
    placesOf(low, title.trim().toLowerCase()).map((at) => ({ index, at, end: at + title.trim().length })),
  )
  // "Postgres" within "Postgres with replicas" is no mention of its own.
  const whole = named.filter(
    (one) =>
      !named.some(
        (other) => other.at <= one.at && other.end >= one.end && other.end - other.at > one.end - one.at,
      ),
  )
  const chosen = new Set(whole.filter(({ at }) => !isSetAside(words, at)).map(({ index }) => index))
  const [only] = chosen
  return chosen.size === 1 && only !== undefined ? only : null
}

function placesOf(text: string, title: string): number[] {
  const places: number[] = []
  if (title.length < 2) return places
  for (let at = text.indexOf(title); at >= 0; at = text.indexOf(title, at + 1)) {
    const around = (text[at - 1] ?? ' ') + (text[at + title.length] ?? ' ')
    if (!/[\p{L}\p{N}]/u.test(around)) places.push(at)
  }
  return places
}
