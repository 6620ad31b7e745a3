import type { DecisionLog, Gate } from '../../schemas/generated/types.ts'
import { russianForm } from './plural.ts'
import { wordsOf, type Language } from './render/words.ts'

type OfAll = { n: number; of: number }
type Assumption = { assumed: readonly ('reversibility' | 'stakes')[] } & Pick<
  DecisionLog,
  'reversibility' | 'stakes'
>
type GateStands = { gate: Gate; passed: boolean; missing: number; waivedBy: string | null }

const en = {
  gate: ({ gate, passed, missing, waivedBy }: GateStands): string => {
    const name = wordsOf('en').gate(gate)
    if (waivedBy !== null) return `Gate “${name}”: waived by ${waivedBy}.`
    return `Gate “${name}”: ${!passed ? 'failed' : missing > 0 ? 'not settled' : 'passed'}.`
  },
  counted: (p: { gate: Gate; count: number; wanted: number }): string =>
    `${wordsOf('en').gate(p.gate)}: ${p.count} on record, at least ${p.wanted} wanted.`,
  taskOwners: ({ n, of }: OfAll): string =>
    n === 0 ? 'Every task has an owner.' : `Without an owner: ${n} of ${of} tasks.`,
  taskDates: ({ n, of }: OfAll): string =>
    n === 0 ? 'Every task has a date.' : `Without a date: ${n} of ${of} tasks.`,
  riskMitigations: ({ n, of }: OfAll): string =>
    n === 0 ? 'Every risk says what is done about it.' : `Nothing is done about ${n} of ${of} risks.`,
  riskRatings: ({ n, of }: OfAll): string =>
    n === 0
      ? 'Of every risk it is known how likely it is and what it costs.'
      : `Not known how likely or how costly: ${n} of ${of} risks.`,
  stakes: (p: { passed: boolean } & Pick<DecisionLog, 'reversibility' | 'stakes'>): string =>
    p.passed
      ? `Stated how hard it is to undo (${p.reversibility}) and what is at stake (${p.stakes}).`
      : 'Nobody said how hard it is to undo or what is at stake.',
  assumed: ({ assumed, reversibility, stakes }: Assumption): string => {
    const parts = {
      reversibility: `how hard it is to undo (${reversibility})`,
      stakes: `what is at stake (${stakes})`,
    }
    return `Nobody said, so the template did: ${assumed.map((one) => parts[one]).join(', ')}.`
  },
  review: (day: string | null): string =>
    day === null
      ? 'Hard to undo, and no day is set to look at it again.'
      : `Hard to undo; it is looked at again on ${day}.`,
  openQuestions: (n: number): string => (n === 0 ? 'No question is open.' : `Open questions: ${n}.`),
  unsupported: (n: number): string =>
    n === 0 ? 'Every reason is carried by its quotes.' : `Reasons that no quote carries: ${n}.`,
}

export type CompletenessWords = typeof en

const tasks = (n: number) => `${n} ${russianForm(n, ['задачи', 'задач', 'задач'])}`
const risks = (n: number) => `${n} ${russianForm(n, ['риска', 'рисков', 'рисков'])}`

const LEVELS = { low: 'низкая', medium: 'средняя', high: 'высокая' }
const UNDOING = { reversible: 'легко', costly: 'дорого', irreversible: 'нельзя' }

const ru: CompletenessWords = {
  gate: ({ gate, passed, missing, waivedBy }) => {
    const name = wordsOf('ru').gate(gate)
    if (waivedBy !== null) return `Условие «${name}»: снято (${waivedBy}).`
    return `Условие «${name}»: ${!passed ? 'не выполнено' : missing > 0 ? 'не закрыто' : 'выполнено'}.`
  },
  counted: (p) => `${wordsOf('ru').gate(p.gate)}: записано ${p.count}, нужно хотя бы ${p.wanted}.`,
  taskOwners: ({ n, of }) =>
    n === 0 ? 'У каждой задачи есть ответственный.' : `Без ответственного: ${n} из ${tasks(of)}.`,
  taskDates: ({ n, of }) => (n === 0 ? 'У каждой задачи есть срок.' : `Без срока: ${n} из ${tasks(of)}.`),
  riskMitigations: ({ n, of }) =>
    n === 0 ? 'По каждому риску сказано, что с ним делать.' : `Не сказано, что делать: ${n} из ${risks(of)}.`,
  riskRatings: ({ n, of }) =>
    n === 0
      ? 'Про каждый риск известно, насколько он вероятен и чего стоит.'
      : `Неизвестно, насколько вероятно или дорого: ${n} из ${risks(of)}.`,
  stakes: (p) =>
    p.passed
      ? `Сказано, можно ли это отменить (${UNDOING[p.reversibility]}), и какова цена ошибки (${LEVELS[p.stakes]}).`
      : 'Не сказано, легко ли это отменить и какова цена ошибки.',
  assumed: ({ assumed, reversibility, stakes }) => {
    const parts = {
      reversibility: `можно ли это отменить (${UNDOING[reversibility]})`,
      stakes: `цена ошибки (${LEVELS[stakes]})`,
    }
    return `Никто не сказал, взято из шаблона: ${assumed.map((one) => parts[one]).join(', ')}.`
  },
  review: (day) =>
    day === null
      ? 'Отменить трудно, а день пересмотра не назначен.'
      : `Отменить трудно; решение пересмотрят ${day}.`,
  openQuestions: (n) => (n === 0 ? 'Открытых вопросов нет.' : `Открытых вопросов: ${n}.`),
  unsupported: (n) => (n === 0 ? 'Каждый довод подтверждён цитатой.' : `Доводов без опоры в цитатах: ${n}.`),
}

export const COMPLETENESS_WORDS: Record<Language, CompletenessWords> = { en, ru }
