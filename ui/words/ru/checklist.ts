// Чего итогу ещё не хватает.
import { count } from './plural.ts'

export const checklist = {
  title: 'Что входит в итог',
  done: 'готово',
  open: 'ещё нет',
  decision: 'Решение записано',
  decisionOpen: 'Решения пока нет',
  decisionNot: (status: string) => `В журнале: ${status}`,
  tasks: 'От 5 до 10 задач с ответственным и сроком',
  tasksNow: (complete: number, all: number) =>
    all === 0 ? 'пока нет' : `готово ${complete} из ${count(all, 'задачи', 'задач', 'задач')}`,
  fewer: (names: string) => `больше не нужно, утверждение: ${names}`,
  risks: 'Риски разобраны',
  risksNow: (answered: number, all: number) =>
    all === 0 ? 'не названы' : `с мерами ${answered} из ${count(all, 'риска', 'рисков', 'рисков')}`,
  exported: 'Отправлено',
  exportedTo: (targets: string) => `куда: ${targets}`,
  notExported: 'не отправлено',
  afterEnd: 'когда совет закончится',
}

export const needsWork = {
  title: (n: number) => `Доработать: ${n}`,
  valid: 'В порядке',
  draft: 'Черновик',
  approvedBy: (names: string) => `Утверждение: ${names}`,
  noOwner: 'нет ответственного',
  noDue: 'нет срока',
  noEvidence: 'нет основания',
  ownerNotQuoted: 'ответственного нет в цитате',
  oneOption: 'вариант только один',
  noMitigation: 'нет мер',
  noEstimate: 'нет оценки',
  unsupported: (n: number) => `без основания: ${count(n, 'строка', 'строки', 'строк')}`,
  notes: (n: number) => `посмотреть: ${count(n, 'замечание', 'замечания', 'замечаний')}`,
  like: (n: number, share: string) => `похоже на задачу ${n} (${share})`,
  of: (fault: string, what: string) => `${fault}: ${what}`,
}
