// What people and agents say in a staged council: plain words, Markdown, code, long speeches, Russian, right to left.
import type { Dice } from '../random-council.ts'

/** Stands in message 17 and in no other. */
export const ONLY_IN_17 = 'the lantern by the north door'

type Some = readonly [string, ...string[]]

const PLAIN: Some = [
  'The shed is dry all year, so what lies there stays as it was left.',
  'I would rather see the figures for March before I agree.',
  'That is a fair point, but it only holds while somebody has the key.',
  'Nobody has asked the members yet.',
  'We could try it for a month and look again.',
  'The cellar is closer, and that is what people will notice.',
  'If it rains for three days, the steps are under water.',
  'I move from “leans against” to “leans for”, since the lock is paid for.',
  'It costs 1,240 a year; last year it was 980.',
  'Let us not decide on the strength of one bad winter.',
]
const RUSSIAN: Some = [
  'Сарай сухой круглый год, поэтому инструменты сохраняются лучше.',
  'Подвал затапливает в марте: так записано в акте осмотра.',
  'Замок стоит недорого, а кража обойдётся дороже.',
  'Предлагаю проверить вариант месяц и вернуться к вопросу.',
  'Кто будет хранить ключ, если все в отпуске?',
]
const HEBREW: Some = [
  'המחסן יבש כל השנה, ולכן הכלים נשמרים בו טוב יותר.',
  'המרתף מוצף בחודש מרץ, כך נכתב בסיור (עמוד 3).',
]
const ARABIC: Some = [
  'المستودع جاف طوال العام، لذلك تبقى الأدوات سليمة.',
  'القبو يغمره الماء في شهر مارس 2025.',
]

const MARKDOWN: Some = [
  '**For the shed**\n\n- dry all year\n- a lock can be bought\n- room for *both* ladders\n\nAgainst it: the path is dark.',
  '### What we know\n\n1. The cellar floods in March.\n2. The shed has no lock.\n\n> The shed is dry all year.\n\nSo the lock decides.',
  '| option | dry | near | cost |\n| --- | :-: | :-: | --: |\n| The shed | yes | no | 240 |\n| The cellar | no | yes | 0 |\n\nThe table speaks for itself.',
  'Two things, ~~three~~ two:\n\n- [ ] ask for the key\n- [x] measure the door, `2.04 m`\n\nSee <https://example.org/a/very/long/address/that/goes/on/and/on/without/any/space/in/it/until/the/column/ends>.',
]
const CODE: Some = [
  'The rule as I read it:\n\n```ts\nexport const isDry = (place: Place): boolean => place.floodedMonths.length === 0 && place.roof !== "none"\nif (!isDry(shed)) throw new Error("The shed is not what we think it is, and everything that follows from it falls.")\n```\n\nSo only the shed passes.',
  '```sql\nSELECT place, count(*) FROM leaks GROUP BY place ORDER BY 2 DESC;\n```\n\nThe cellar leads with eleven.',
]

/** Words from the dice; `number` is the message's. */
export function words(d: Dice, number: number): string {
  const said = anyWords(d)
  return number === 17 ? `${said}\n\nBy the way: has anybody seen ${ONLY_IN_17}?` : said
}

function anyWords(d: Dice): string {
  const which = d.below(100)
  if (which < 52) return sentences(d, PLAIN, 1 + d.below(4))
  if (which < 66) return `${sentences(d, PLAIN, 1)}\n\n${d.pick(MARKDOWN)}`
  if (which < 72) return d.pick(CODE)
  if (which < 77) return speech(d)
  if (which < 92) return sentences(d, RUSSIAN, 1 + d.below(4))
  return which < 96 ? sentences(d, HEBREW, 1 + d.below(2)) : sentences(d, ARABIC, 1 + d.below(2))
}

const sentences = (d: Dice, from: Some, count: number): string =>
  Array.from({ length: count }, () => d.pick(from)).join(' ')

/** Longer than a screen. */
const speech = (d: Dice): string =>
  Array.from({ length: 8 + d.below(14) }, () => sentences(d, PLAIN, 2 + d.below(4))).join('\n\n')

/** A short thing to hold for or against something. */
export const reason = (d: Dice): string => sentences(d, d.chance(0.2) ? RUSSIAN : PLAIN, 1)
