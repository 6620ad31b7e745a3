import { PEOPLE_DO } from '../verbs-en.ts'
import { isNobody } from './nobody.ts'

const NAME = String.raw`\p{L}[\p{L}'’-]{1,30}`
const WRITTEN = String.raw`\p{Lu}\p{Ll}[\p{L}'’-]{0,30}`
// Only people ask, think, join and volunteer; a specification says things too.
const HEARD = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${WRITTEN}(?:\s${WRITTEN})?)\s(?:asked|asks|volunteered|volunteers|wondered|wonders|thanked|thanks|thinks|suggested|suggests|offered|agreed to|joined the (?:call|meeting)|left the (?:call|meeting)|спросила?|спрашивает|предложила?|предлагает|вызвал(?:ась|ся)|считает|согласил(?:ась|ся)|возразила?)(?!\p{L})`,
  'gu',
)
// At the head of a line "Niko to write …" names an owner, unless it is a rare thing that is told to do something.
const TO_DO = new RegExp(
  String.raw`^[^\p{L}\n]{0,12}(?:(?:action|todo|ai)(?:\sitem)?s?:?\s)?(${NAME})\s(?:to|will)\s(?:${PEOPLE_DO.join('|')})(?!\p{L})`,
  'gimu',
)
const TIMES = 2

/** Names, in small letters, that the text itself shows to be people's. */
export function heardIn(text: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [, name = ''] of text.matchAll(HEARD)) if (!isNobody(name)) names.add(small(name))
  const times = new Map<string, number>()
  const written = new Set<string>()
  for (const [, name = ''] of text.matchAll(TO_DO)) {
    times.set(small(name), (times.get(small(name)) ?? 0) + 1)
    if (/^\p{Lu}\p{Ll}/u.test(name)) written.add(small(name))
  }
  for (const [name, count] of times)
    if (count >= TIMES && written.has(name) && !isNobody(name) && !isThing(name, text)) names.add(name)
  return names
}

const isThing = (name: string, text: string): boolean =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:the|an?|our|each|every|this|new)\s${name}(?![\p{L}\p{N}])`,
    'iu',
  ).test(text)

const small = (name: string): string => name.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'")
