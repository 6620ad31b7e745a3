import type { Lead, Subject, Token } from './opening.ts'
import { isRole, type NameBook } from './name-book.ts'
import { TASK_STEMS_RU } from './words-ru.ts'

const STEMS = new Map<string, string[]>()
for (const stem of TASK_STEMS_RU) STEMS.set(stem.slice(0, 3), [...(STEMS.get(stem.slice(0, 3)) ?? []), stem])

const INFINITIVE = /(?:ть|ти|чь)(?:ся|сь)?$/
const I_WILL = /[ую](?:сь)?$/
const WE_WILL = /(?:[еёи]м)(?:ся|те|тесь)?$/
const HE_WILL = /[еёи]т(?:ся)?$|(?:аст|ест)$/
const THEY_WILL = /[ую]т(?:ся)?$|[ая]т(?:ся)?$/
const DO_IT = /(?:й|и|ь)(?:те)?(?:сь)?$/
const DONE = /(?:л|ла|ло|ли)(?:сь|ся)?$/

/** Whether people set each other such things to do. */
export const isTaskRu = (word: string): boolean =>
  (STEMS.get(word.slice(0, 3)) ?? []).some((stem) => word.startsWith(stem)) && !DONE.test(word)

/** The beginning of a Russian sentence: the verb's ending says who acts. */
export function leadRu(tokens: readonly Token[], names: NameBook): Lead {
  const at = tokens
    .slice(0, 9)
    .findIndex(
      (one, i) =>
        isVerb(one.low) && MOODS[one.low] === undefined && !(i === 0 && names.kindOf(one.text) === 'known'),
    )
  const verb = tokens[at]?.low ?? ''
  const before = at < 0 ? [] : tokens.slice(0, at)
  const negated = before.some((one) => one.low === 'не')
  const words = before.filter((one, i) => !SKIPPED.has(one.low) && !isWhen(before, i))
  const made = (subject: Subject, mood: Lead['mood']): Lead => ({
    subject,
    name: words
      .filter((one) => !/^[—–:,-]$/.test(one.text))
      .map((one) => one.text)
      .join(' '),
    mood,
    verb,
    task: isTaskRu(verb),
    choice: CHOICES.test(verb),
    negated,
  })
  if (at < 0) return made('none', 'other')
  if (DONE.test(verb) && !INFINITIVE.test(verb)) return made(subjectOf(words, names), 'state')
  const helper = words.at(-1)?.low ?? ''
  if (INFINITIVE.test(verb)) {
    const mood = MOODS[helper]
    if (mood !== undefined) {
      const subject = subjectOf(words.slice(0, -1), names)
      return made(subject === 'none' ? (OWN[helper] ?? 'none') : subject, mood)
    }
    return words.length === 0 ? made('none', 'bare') : made(subjectOf(words, names), 'to')
  }
  if (words.length === 0) {
    if (WE_WILL.test(verb)) return made('we', 'will')
    if (I_WILL.test(verb)) return made('i', 'will')
    if (HE_WILL.test(verb) || THEY_WILL.test(verb)) return made('none', 'will')
    return DO_IT.test(verb) ? made('none', 'bare') : made('none', 'other')
  }
  const subject = subjectOf(words, names)
  if (words[0]!.low.startsWith('давай')) return made('we', 'lets')
  if (words[0]!.low === 'пусть') return made(subjectOf(words.slice(1), names), 'will')
  return made(subject, 'will')
}

/** «до четверга», «к 15 мая» between who and what they do. */
const isWhen = (words: readonly Token[], at: number): boolean =>
  [0, 1, 2].some((back) => {
    const [before, day] = [words[at - back]?.low ?? '', words[at - back + 1]?.low ?? '']
    return (before === 'до' || before === 'к') && DAY.test(day) && (back < 2 || MONTH.test(words[at]!.low))
  })
const DAY =
  /^(?:\d{1,2}(?:[.-]\S{1,9})?|конц\p{L}|понедельник\p{L}|вторник\p{L}|сред[ыеу]|четверг\p{L}|пятниц\p{L}|суббот\p{L}|воскресень\p{L}|завтра|вечера|обеда|утра|пн|вт|ср|чт|пт)$/u
const MONTH =
  /^(?:январ|феврал|март|апрел|ма[яю]$|июн|июл|август|сентябр|октябр|ноябр|декабр|недел|месяц|год)/

const OWN: Record<string, Subject> = {
  могу: 'i',
  буду: 'i',
  готов: 'i',
  готова: 'i',
  можем: 'we',
  будем: 'we',
  готовы: 'we',
  решили: 'we',
  договорились: 'we',
  давайте: 'we',
  давай: 'we',
}

const MOODS: Record<string, Lead['mood']> = {
  будет: 'will',
  будут: 'will',
  буду: 'will',
  будем: 'will',
  должен: 'must',
  должна: 'must',
  должны: 'must',
  обязуется: 'agreed',
  берётся: 'agreed',
  берется: 'agreed',
  обещал: 'agreed',
  обещала: 'agreed',
  вызвался: 'agreed',
  вызвалась: 'agreed',
  согласился: 'agreed',
  согласилась: 'agreed',
  согласны: 'agreed',
  готов: 'offer',
  готова: 'offer',
  готовы: 'offer',
  могу: 'offer',
  можем: 'offer',
  может: 'other',
  могут: 'other',
  нужно: 'must',
  надо: 'must',
  необходимо: 'must',
  следует: 'must',
  стоит: 'other',
  можно: 'other',
  поручено: 'agreed',
  поручили: 'agreed',
  решили: 'agreed',
  решено: 'agreed',
  договорились: 'agreed',
  давайте: 'lets',
  давай: 'lets',
  предлагаю: 'other',
  хочет: 'other',
  хотел: 'other',
  планирует: 'will',
}
const CHOICES =
  /^(?:остав|прин[яи]|примем|отлож|отклон|утверд|выбер|выбр|переход|перейд|использ|отказ|закр|объедин|раздел|продолж|прекрат|перенес|включ|исключ|запре|разреш|одобр)/
const SKIPPED = new Set(
  'не также ещё еще тогда потом завтра сегодня сам сама сами обязательно пока уже просто'.split(' '),
)

const isVerb = (word: string): boolean =>
  word.length > 3 &&
  (isTaskRu(word) ||
    (CHOICES.test(word) && !/(?:ние|ния|нии|ции|ция)$/.test(word)) ||
    (DONE.test(word) && VERBAL.test(word))) &&
  !NOUN.test(word)
const VERBAL = /(?:ал|ил|ел|ял|ала|ила|ела|яла|али|или|ели|яли|ла|ли)(?:сь|ся)?$/
const NOUN =
  /(?:ние|ния|нию|нии|нием|ций|ция|ции|цию|ного|ный|ная|ное|ные|ных|ка|ки|ку|кой|ов|ами|ами|ость|ости|ом|ах|тель|теля)$/

function subjectOf(words: readonly Token[], names: NameBook): Subject {
  const named = words.filter((one) => !/^[—–:,/&(-]$/.test(one.text) && one.low !== 'и' && one.low !== 'с')
  const [first] = named
  if (first === undefined) return 'none'
  if (named.length === 1 && first.low === 'я') return 'i'
  if (first.low === 'мне') return 'i'
  if (first.low === 'мы' || first.low === 'нам') return 'we'
  if (first.low === 'вы' || first.low === 'ты') return 'you'
  if (first.low === 'все' || first.low === 'всем') return 'all'
  if (/^кто-(?:то|нибудь)$/.test(first.low)) return 'someone'
  const kinds = named.map((one) => names.kindOf(one.text))
  if (kinds.length < 6 && kinds.every((one) => one !== null))
    return kinds.includes('known') ? 'known' : 'name'
  if (isRole(first.low) || isRole(named.at(-1)!.low)) return 'role'
  return 'thing'
}
