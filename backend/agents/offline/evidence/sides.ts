import type { Side } from './types.ts'

const FOR =
  'pros?|advantages?|strengths?|benefits?|upsides?|positives?|plus(?:es)?|good|плюсы?|достоинства|преимущества|за'
const AGAINST =
  'cons?|disadvantages?|weakness(?:es)?|drawbacks?|downsides?|negatives?|minus(?:es)?|limitations?|risks?|bad|минусы?|недостатки|риски|против'
const heading = (words: string): RegExp =>
  new RegExp(
    `^[^\\p{L}]*(?:(?:the|main|key|our|potential|known)\\s+)?(?:${words})(?![\\p{L}-])(?:\\s*(?:of|for|to|у|для)\\s+.*)?[^\\p{L}]*$`,
    'iu',
  )
const isFor = heading(FOR)
const isAgainst = heading(AGAINST)
const because =
  /^(good|bad|neutral|хорошо|плохо|нейтрально),?\s+(?:because|since|as|потому что|так как|что)\s+/i
const labelled = new RegExp(
  `^(?:\\((\\+|[-–−])\\)|(${FOR})\\s*[:–—-]|(${AGAINST})\\s*[:–—-]|([+➕👍])\\s|([–−➖👎])\\s)\\s*`,
  'iu',
)

/** The side a heading or a list's own line announces: "Pros", "**Drawbacks:**". "Pros and cons" is none. */
export const sideOf = (title: string): Side | null =>
  isFor.test(title) ? 'for' : isAgainst.test(title) ? 'against' : null

/** The side that a bullet itself begins with ("Good, because …", "Pro: …") and where its text starts. */
export const ownSide = (text: string): { side: Side; from: number } | null => {
  const good = because.exec(text)
  if (good !== null) {
    const word = (good[1] ?? '').toLowerCase()
    const side = /^(good|хорошо)$/.test(word) ? 'for' : /^(bad|плохо)$/.test(word) ? 'against' : 'neutral'
    return { side, from: good[0].length }
  }
  const mark = labelled.exec(text)
  if (mark === null) return null
  const side = mark[1] === '+' || mark[2] !== undefined || mark[4] !== undefined ? 'for' : 'against'
  return { side, from: mark[0].length }
}

/** Headings that only order what is said of an option; the option above them still holds. */
export const isFrame = (title: string): boolean =>
  sideOf(title) !== null ||
  /^(?:pros?\s*(?:and|&|\/|\+)\s*cons?|(?:additional |more )?(?:details?|pricing|prices?|costs?|summary|strategy|notes?|description|overview|features?|evaluation|assessment|подробности|цена|описание|заметки))\b.{0,40}$/i.test(
    title.replace(/^[^\p{L}]+/u, ''),
  )
