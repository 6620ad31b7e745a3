import type { ActionItem, DecisionLog } from '../../../../schemas/generated/types.ts'

type Words = {
  stub: string
  details: string
  criteria: string
  summary: string
  unchecked: string
  mind(what: string): string
  status: Record<DecisionLog['status'], string>
  task: Record<ActionItem['status'], string>
  priority: Record<NonNullable<ActionItem['priority']>, string>
  replaced(name: string, old: string): string
}

/** What stands in Notion beside the words of the record itself. */
const en: Words = {
  stub: 'XIO is writing this page…',
  details: 'Details',
  criteria: 'Done when',
  summary: 'Summary',
  unchecked: 'unchecked: no source says so',
  mind: (what) => `Would change their mind: ${what}`,
  status: { decided: 'Decided', no_consensus: 'No consensus', deferred: 'Deferred', escalated: 'Escalated' },
  task: { open: 'Open', in_progress: 'In progress', done: 'Done', cancelled: 'Cancelled' },
  priority: { low: 'Low', medium: 'Medium', high: 'High', urgent: 'Urgent' },
  replaced: (name, old) =>
    `XIO has written “${name}” anew, as the record was changed. A person had set it to: ${old}`,
}

const ru: Words = {
  stub: 'XIO пишет эту страницу…',
  details: 'Подробности',
  criteria: 'Сделано, когда',
  summary: 'Коротко',
  unchecked: 'не проверено: источником не подтверждено',
  mind: (what) => `Что изменило бы мнение: ${what}`,
  status: {
    decided: 'Решено',
    no_consensus: 'Согласия нет',
    deferred: 'Отложено',
    escalated: 'Передано людям',
  },
  task: { open: 'Открыта', in_progress: 'В работе', done: 'Сделана', cancelled: 'Отменена' },
  priority: { low: 'Низкая', medium: 'Средняя', high: 'Высокая', urgent: 'Срочно' },
  replaced: (name, old) =>
    `XIO записал поле «${name}» заново: запись изменилась. Человек поставил здесь: ${old}`,
}

const WORDS: Record<'en' | 'ru', Words> = { en, ru }

export const wordsFor = (language: 'en' | 'ru'): Words => WORDS[language]
/** What an option may be called in a database that people have made. */
export const bothWords = (read: (words: Words) => string): string[] => [read(en), read(ru)]
