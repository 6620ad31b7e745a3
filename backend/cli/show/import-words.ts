import { russianForm } from '../../minutes/plural.ts'
import type { Language } from '../../minutes/render/words.ts'

const en = {
  decisions: (n: number): string => (n === 1 ? '1 decision' : `${n} decisions`),
  noDecisions: 'No decisions found',
  tasks: (n: number): string => (n === 1 ? '1 task' : `${n} tasks`),
  noTasks: 'No tasks found',
  line: (n: number): string => `line ${n}`,
  understood: '? understood from the words, not marked in the text',
  review: 'Needs review',
  noOwner: 'no owner named',
  noDate: 'no date named',
  due: (day: string): string => `by ${day}`,
  done: 'done',
  files: (folder: string, names: string): string => `Files in ${folder}: ${names}`,
  run: (id: string): string => `Run ${id}`,
}

type ImportWords = typeof en

const ru: ImportWords = {
  decisions: (n) => `${n} ${russianForm(n, ['решение', 'решения', 'решений'])}`,
  noDecisions: 'Решений не найдено',
  tasks: (n) => `${n} ${russianForm(n, ['задача', 'задачи', 'задач'])}`,
  noTasks: 'Задач не найдено',
  line: (n) => `строка ${n}`,
  understood: '? понято по словам, в тексте не помечено',
  review: 'Нужно проверить',
  noOwner: 'кто делает, не сказано',
  noDate: 'срок не назван',
  due: (day) => `до ${day}`,
  done: 'сделано',
  files: (folder, names) => `Файлы в ${folder}: ${names}`,
  run: (id) => `Запуск ${id}`,
}

const WORDS: Record<Language, ImportWords> = { en, ru }

/** The report of an import in the language of its text, as its record is. */
export const importWords = (language: Language): ImportWords => WORDS[language]
