import type { Side } from './types.ts'

const FOR =
  'pros?|advantages?|strengths?|benefits?|upsides?|positives?|plus(?:es)?|good|плюсы?|достоинств[оа]|преимуществ[оа]|сильные стороны|(?:доводы |аргументы )?за|хорошо|что хорошо|что (?:нам )?нравится'
const AGAINST =
  'cons?|disadvantages?|weakness(?:es)?|drawbacks?|downsides?|negatives?|minus(?:es)?|limitations?|risks?|bad|минусы?|недостат(?:ок|ки)|слабые (?:стороны|места)|риски|(?:доводы |аргументы )?против|плохо|что плохо|что (?:нам )?не нравится'
const heading = (words: string): RegExp =>
  new RegExp(
    `^[^\\p{L}]*(?:(?:the|main|key|our|potential|known|основные|главные|ключевые|возможные|наши|его|её)\\s+)?(?:${words})(?![\\p{L}-])(?:\\s*(?:of|for|to|у|для|варианта)\\s+.*)?[^\\p{L}]*$`,
    'iu',
  )
const isFor = heading(FOR)
const isAgainst = heading(AGAINST)
const because =
  /^(good|bad|neutral|хорошо|плохо|нейтрально),?\s+(?:because|since|as|потому,? что|так как|поскольку|ибо|что)\s+/i
const labelled = new RegExp(
  `^(?:\\((\\+|[-–−])\\)|(${FOR})\\s*[:–—-]|(${AGAINST})\\s*[:–—-]|([+➕👍])\\s|([–−➖👎])\\s)\\s*`,
  'iu',
)

/** The side a heading or a list's own line announces: "Pros", "**Drawbacks:**". "Pros and cons" is none. */
export const sideOf = (title: string): Side | null =>
  isFor.test(title) ? 'for' : isAgainst.test(title) ? 'against' : null

/** «Плюсы газового котла»: Russian names the owner without a preposition. A heading only; of a point it is the text. */
const OWNED =
  /^[^\p{L}]*(?:(плюсы|достоинства|преимущества|сильные стороны)|минусы|недостатки|слабые (?:стороны|места))\s+(?!и\s|или\s)(?:варианта\s+)?(\p{L}.{0,80})$/iu

/** The side that a Russian heading announces together with what it is a side of. */
export const ownedSide = (title: string): { side: Side; of: string } | null => {
  const match = OWNED.exec(title)
  return match === null ? null : { side: match[1] === undefined ? 'against' : 'for', of: match[2] ?? '' }
}

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
  RUSSIAN_FRAME.test(title.replace(/^[^\p{L}]+/u, '')) ||
  /^(?:pros?\s*(?:and|&|\/|\+)\s*cons?|(?:additional |more )?(?:details?|pricing|prices?|costs?|summary|strategy|notes?|description|overview|features?|evaluation|assessment))\b.{0,40}$/i.test(
    title.replace(/^[^\p{L}]+/u, ''),
  )

// A word border of JavaScript is one of Latin letters only.
const RUSSIAN_FRAME =
  /^(?:плюсы и минусы|за и против|(?:преимущества|достоинства) и недостатки|сильные и слабые стороны|доводы|аргументы|подробн\p{L}*|описание|заметки|примечани[ея]|цен[аы]|стоимость|затраты|расходы|оценка|обзор|кратко|коротко|особенности|возможности)(?!\p{L}).{0,40}$/iu
