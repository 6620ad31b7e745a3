import type { Phase } from '../../../../schemas/generated/types.ts'
import type { Language } from '../../../minutes/render/words.ts'

const en = {
  going: (phase: string, turn: number) => `In progress: ${phase}, turn ${turn}.`,
  speaks: (name: string) => ` ${name} has the floor.`,
  paused: (why: string) => `Paused. ${why}`,
  waiting: (question: string) => `Waiting for a person: ${question}`,
  ended: {
    completed: 'Ended.',
    escalated: 'Ended: a person has to decide.',
    stopped: 'Stopped.',
    failed: 'Failed.',
  },
  positions: 'Positions',
  blind: 'The first answers are given blind; they are shown when all are in.',
  noPosition: 'no option yet',
  options: 'Options',
  reasons: 'Reasons',
  dissent: 'Dissent',
  tasks: 'Action items',
  noTasks: 'Nobody took on a task.',
  questions: 'Open questions',
  review: 'Needs review',
  chosen: 'Chosen',
  open: 'Open in Xio Consilium',
  asks: (title: string) => `“${title}” asks:`,
  until: (time: string, answer: string) => `Without an answer by ${time} it goes on with: ${answer}`,
}

export type Words = typeof en & { phase(phase: Phase): string }

const PHASES_RU: Record<Phase, string> = {
  opening: 'открытие',
  positions: 'позиции',
  debate: 'обсуждение',
  alternatives: 'варианты',
  risks: 'риски',
  convergence: 'сближение',
  decision: 'решение',
  actions: 'задачи',
  closing: 'закрытие',
}

const ru: Words = {
  phase: (phase) => PHASES_RU[phase],
  going: (phase, turn) => `Идёт: ${phase}, ход ${turn}.`,
  speaks: (name) => ` Слово у участника ${name}.`,
  paused: (why) => `Пауза. ${why}`,
  waiting: (question) => `Ждём человека: ${question}`,
  ended: {
    completed: 'Завершено.',
    escalated: 'Завершено: решить должен человек.',
    stopped: 'Остановлено.',
    failed: 'Сбой.',
  },
  positions: 'Позиции',
  blind: 'Первые ответы даются вслепую; они откроются, когда ответят все.',
  noPosition: 'вариант ещё не выбран',
  options: 'Варианты',
  reasons: 'Доводы',
  dissent: 'Особое мнение',
  tasks: 'Задачи',
  noTasks: 'Задач никто не взял.',
  questions: 'Открытые вопросы',
  review: 'Нужно проверить',
  chosen: 'Выбрано',
  open: 'Открыть в Xio Consilium',
  asks: (title) => `«${title}» спрашивает:`,
  until: (time, answer) => `Без ответа до ${time} будет: ${answer}`,
}

const WORDS: Record<Language, Words> = { en: { ...en, phase: (phase) => phase }, ru }

/** What the messages say, in the language of the meeting. */
export const wordsOf = (language: Language): Words => WORDS[language]
