import type { Pair } from './pairs.ts'

/** A claim that says something else than its quotes, or cites what does not carry it. */
export type Bent = { claim: string; quotes: string[] }
export type Bend = (pair: Pair, random: (below: number) => number) => Bent[]

/** Ways to bend a true claim: each gives what it can make of one, or nothing. */
export const BENDS: Record<string, Bend> = {
  'number changed': (pair, random) => withClaims(pair, numbersChanged(pair.claim, random)),
  'number of the same text': (pair) => withClaims(pair, numbersSwapped(pair)),
  'unit changed': (pair) => withClaims(pair, unitsChanged(pair.claim)),
  'name swapped': (pair) => withClaims(pair, namesSwapped(pair)),
  'negation added': (pair) => withClaims(pair, negated(pair)),
  'negation removed': (pair) => withClaims(pair, affirmed(pair.claim)),
  'turned round': (pair) => withClaims(pair, turned(pair.claim)),
  'neighbour cited': ({ claim, neighbour }) => [{ claim, quotes: [neighbour] }],
}

const withClaims = ({ claim, quotes }: Pair, claims: string[]): Bent[] =>
  claims.filter((one) => one !== claim).map((one) => ({ claim: one, quotes }))

const NUMBER = /(?<![\p{L}\p{N}_-])\d+(?:[.,:-]\d+)*/gu
const WORDS = 'two three four five six seven eight nine ten eleven twelve twenty'.split(' ')
const RUSSIAN_WORDS =
  'две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать двадцать'.split(' ')

const replacedAt = (text: string, at: number, was: string, now: string): string =>
  text.slice(0, at) + now + text.slice(at + was.length)

/** One digit of one number becomes another, and a number in words the next one. */
function numbersChanged(claim: string, random: (below: number) => number): string[] {
  const figures = [...claim.matchAll(NUMBER)].map((found) => {
    const digits = [...found[0].matchAll(/\d/g)].map((digit) => digit.index)
    const at = digits[random(digits.length)] ?? 0
    const digit = Number(found[0][at])
    const other = String((digit + 1 + random(8)) % 10 || 1)
    const now = replacedAt(found[0], at, found[0][at] ?? '', other === found[0][at] ? '7' : other)
    return replacedAt(claim, found.index, found[0], now)
  })
  const words = [WORDS, RUSSIAN_WORDS].flatMap((list) =>
    list.flatMap((word, n) => {
      const at = claim.search(new RegExp(String.raw`(?<!\p{L})${word}(?!\p{L})`, 'u'))
      return at < 0 ? [] : [replacedAt(claim, at, word, list[(n + 1 + random(4)) % list.length] ?? '')]
    }),
  )
  return [...figures, ...words]
}

/** A number becomes another one of the same quotes: the words around it tell that it is wrong. */
function numbersSwapped({ claim, quotes }: Pair): string[] {
  const there = [...new Set(quotes.join('\n').match(NUMBER) ?? [])]
  return [...claim.matchAll(NUMBER)].flatMap((found) =>
    there
      .filter((other) => !claim.includes(other))
      .map((other) => replacedAt(claim, found.index, found[0], other)),
  )
}

const UNITS: [RegExp, string][] = [
  [/(?<=\d )minutes/u, 'hours'],
  [/(?<=\d )hours/u, 'days'],
  [/(?<=\d )ms/u, 's'],
  [/(?<=\d )(?:m|metres)(?!\p{L})/u, 'km'],
  [/(?<=\d )km/u, 'm'],
  [/(?: percent| ?%)/u, ' euros'],
  [/(?<=\d )(?:euros|pounds)/u, 'dollars'],
  [/(?<=\d )days/u, 'weeks'],
  [/(?<=\d )weeks/u, 'months'],
  [/(?<=\d )минуты?/u, 'часа'],
  [/(?<=\d )минут(?!\p{L})/u, 'часов'],
  [/(?<=\d )часов/u, 'дней'],
  [/(?<=\d )мс/u, 'с'],
  [/(?<=\d )метра/u, 'километра'],
  [/(?<=\d )рублей/u, 'долларов'],
  [/(?<=\d )(?:процентов|%)/u, 'рублей'],
]

const unitsChanged = (claim: string): string[] =>
  UNITS.flatMap(([unit, other]) => (unit.test(claim) ? [claim.replace(unit, other)] : []))

/** Whoever is named becomes each of the others of the text, also where the quotes name both. */
function namesSwapped({ claim, names }: Pair): string[] {
  return names
    .filter((name) => claim.includes(name))
    .flatMap((name) =>
      names.filter((other) => !claim.includes(other)).map((other) => claim.replaceAll(name, other)),
    )
}

const AUXILIARY = /(?<!\p{L})(?:is|are|was|were|will|can|should|must|may|has|have|had|do|does|to)\s$/u

function negated({ claim, verbAt }: Pair): string[] {
  if (verbAt === null) return []
  const [before, after] = [claim.slice(0, verbAt), claim.slice(verbAt)]
  if (/(?<!\p{L})(?:not|never|не|cannot)\s$/iu.test(before)) return []
  if (/[а-яё]/iu.test(claim)) return [`${before}не ${after}`, `${before}никогда не ${after}`]
  return AUXILIARY.test(before)
    ? [`${before}not ${after}`, `${before}never ${after}`]
    : [`${before}never ${after}`]
}

const REMOVED: [RegExp, string][] = [
  [/ not(?!\p{L})/iu, ''],
  [/(?<=\p{L})n[’']t/u, ''],
  [/cannot/u, 'can'],
  [/ never/u, ' always'],
  [/ never/u, ''],
  [/^No /u, ''],
  [/ no /u, ' '],
  [/^Nobody/u, 'Everybody'],
  [/ without/u, ' with'],
  [/(?<!\p{L})не /iu, ''],
  [/(?<!\p{L})без /iu, 'с '],
]

const affirmed = (claim: string): string[] =>
  REMOVED.filter(([no]) => no.test(claim)).map(([no, yes]) => claim.replace(no, yes))

const OPPOSITES =
  'more less|before after|accept reject|allows forbids|above below|first last|free expensive|open close|buy sell|old new|fell rose|до после|больше меньше|разрешает запрещает|новая старая|выше ниже|купит продаст|утра вечера|допустим недопустим'
    .split('|')
    .map((pair) => pair.split(' '))

/** A word becomes its opposite. */
const turned = (claim: string): string[] =>
  OPPOSITES.flatMap(([a = '', b = '']) =>
    [
      [a, b],
      [b, a],
    ].flatMap(([from = '', to = '']) => {
      const word = new RegExp(String.raw`(?<!\p{L})${from}(?!\p{L})`, 'u')
      return word.test(claim) ? [claim.replace(word, to)] : []
    }),
  )
