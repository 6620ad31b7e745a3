import type { HeldMeeting } from '../../../schemas/generated/types.ts'
import type { Difference } from './differences.ts'
import type { Stand } from './side.ts'

type Language = HeldMeeting['language']
type Listed = Extract<Difference, { change: 'lost' | 'gained' }>

type Words = {
  nothing: string
  none: string
  status: (a: string, b: string) => string
  outcome: (a: string, b: string) => string
  option: (a: string, b: string) => string
  decision: (a: string, b: string) => string
  confidence: (a: string, b: string) => string
  score: (option: string, a: string, b: string) => string
  position: (name: string, a: string, b: string) => string
  absent: string
  undecided: string
  listed: Record<Listed['kind'], Record<Listed['change'], (text: string) => string>>
}

const EN: Words = {
  nothing: 'The two councils came out the same.',
  none: 'none',
  status: (a, b) => `It ended ${b} instead of ${a}.`,
  outcome: (a, b) => `The outcome is ${b} instead of ${a}.`,
  option: (a, b) => `It chose “${b}” instead of “${a}”.`,
  decision: (a, b) => `The decision reads “${b}” instead of “${a}”.`,
  confidence: (a, b) => `Confidence is ${b} instead of ${a}.`,
  score: (option, a, b) => `“${option}” scores ${b} instead of ${a}.`,
  position: (name, a, b) => `${name}: ${b} instead of ${a}.`,
  absent: 'not at the table',
  undecided: 'undecided',
  listed: {
    rationale: { lost: (t) => `No longer a reason: ${t}`, gained: (t) => `A new reason: ${t}` },
    risk: { lost: (t) => `No longer a risk: ${t}`, gained: (t) => `A new risk: ${t}` },
    task: { lost: (t) => `No longer a task: ${t}`, gained: (t) => `A new task: ${t}` },
    evidence: { lost: (t) => `Evidence lost: “${t}”`, gained: (t) => `New evidence: “${t}”` },
    dissent: { lost: (t) => `Dissent no longer stated: ${t}`, gained: (t) => `New dissent: ${t}` },
  },
}

const RU: Words = {
  nothing: 'Оба совета пришли к одному и тому же.',
  none: 'нет',
  status: (a, b) => `Завершение: ${b} вместо ${a}.`,
  outcome: (a, b) => `Исход: ${b} вместо ${a}.`,
  option: (a, b) => `Выбрано «${b}» вместо «${a}».`,
  decision: (a, b) => `Решение звучит «${b}» вместо «${a}».`,
  confidence: (a, b) => `Уверенность: ${b} вместо ${a}.`,
  score: (option, a, b) => `«${option}»: оценка ${b} вместо ${a}.`,
  position: (name, a, b) => `${name}: ${b} вместо ${a}.`,
  absent: 'не участвует',
  undecided: 'не определился',
  listed: {
    rationale: { lost: (t) => `Больше не довод: ${t}`, gained: (t) => `Новый довод: ${t}` },
    risk: { lost: (t) => `Больше не риск: ${t}`, gained: (t) => `Новый риск: ${t}` },
    task: { lost: (t) => `Больше не задача: ${t}`, gained: (t) => `Новая задача: ${t}` },
    evidence: { lost: (t) => `Утрачено свидетельство: «${t}»`, gained: (t) => `Новое свидетельство: «${t}»` },
    dissent: { lost: (t) => `Несогласие больше не высказано: ${t}`, gained: (t) => `Новое несогласие: ${t}` },
  },
}

const WORDS: Record<Language, Words> = { en: EN, ru: RU }

const STATES: Record<Language, Record<string, string>> = {
  en: { no_consensus: 'no consensus', waiting_for_human: 'waiting for a person' },
  ru: {
    decided: 'решено',
    no_consensus: 'нет согласия',
    deferred: 'отложено',
    escalated: 'передано человеку',
    completed: 'завершён',
    stopped: 'остановлен',
    failed: 'сбой',
    running: 'идёт',
    paused: 'на паузе',
    created: 'создан',
    waiting_for_human: 'ждёт человека',
  },
}

/** What stands where two runs came out the same. */
export const nothingDiffers = (language: Language): string => WORDS[language].nothing

/** A difference as a sentence. */
export function differenceText(difference: Difference, language: Language): string {
  const say = WORDS[language]
  const named = (text: string | null): string => text ?? say.none
  const state = (name: string | null): string => (name === null ? say.none : (STATES[language][name] ?? name))
  const number = (value: number | null): string =>
    value === null ? say.none : new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value)
  switch (difference.kind) {
    case 'status':
    case 'outcome':
      return say[difference.kind](state(difference.a), state(difference.b))
    case 'option':
    case 'decision':
      return say[difference.kind](named(difference.a), named(difference.b))
    case 'confidence':
      return say.confidence(number(difference.a), number(difference.b))
    case 'score':
      return say.score(difference.option, number(difference.a), number(difference.b))
    case 'position':
      return say.position(difference.name, stand(difference.a, say), stand(difference.b, say))
    default:
      return say.listed[difference.kind][difference.change](difference.text)
  }
}

function stand(one: Stand | null, say: Words): string {
  if (one === null) return say.absent
  const sign = one.stance === null ? '' : ` (${one.stance > 0 ? '+' : ''}${one.stance})`
  return `${one.option ?? say.undecided}${sign}`
}
