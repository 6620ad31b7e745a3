import { bothWords } from './words.ts'

type Empty = Record<string, never>
/** A column as Notion makes it: of all the kinds those that we use. */
export type Definition =
  | { type: 'title'; title: Empty }
  | { type: 'rich_text'; rich_text: Empty }
  | { type: 'date'; date: Empty }
  | { type: 'url'; url: Empty }
  | { type: 'number'; number: { format: 'percent' } }
  | { type: 'select'; select: { options: { name: string }[] } }
  | {
      type: 'relation'
      relation: { data_source_id: string; type: 'single_property'; single_property: Empty }
    }
export type Role =
  | 'title'
  | 'key'
  | 'stub'
  | 'hash'
  | 'status'
  | 'decision'
  | 'date'
  | 'confidence'
  | 'link'
  | 'owner'
  | 'due'
  | 'priority'
  | 'of'

/** A property of ours in a database: what it is called, and what kinds of property will do. */
export type Property = {
  role: Role
  /** The first is the name that it gets when it is made; people may have called it otherwise. */
  names: readonly [string, ...string[]]
  types: readonly string[]
  definition(given: { decisions: string }): Definition
  /** The options that have to be there, each with all its names. */
  options?: readonly (readonly string[])[]
  /** Where both sides changed it: people's value stays, or ours goes in and theirs is kept in a comment. */
  wins?: 'theirs'
}

export type Table = { title: string; properties: readonly Property[] }

const texts = { definition: () => ({ type: 'rich_text' as const, rich_text: {} }), types: ['rich_text'] }
const select = (options: readonly (readonly string[])[]) => ({
  types: ['select', 'status'],
  options,
  definition: () => ({
    type: 'select' as const,
    select: { options: options.map(([name = '']) => ({ name })) },
  }),
})

const title = (names: readonly [string, ...string[]]): Property => ({
  role: 'title',
  names,
  types: ['title'],
  definition: () => ({ type: 'title' as const, title: {} }),
})
const OWN: readonly Property[] = [
  { role: 'key', names: ['XIO Key'], ...texts },
  { role: 'stub', names: ['XIO Stub'], ...texts },
  { role: 'hash', names: ['XIO Hash'], ...texts },
]
const LINK: Property = {
  role: 'link',
  names: ['Council', 'Совет'],
  types: ['url'],
  definition: () => ({ type: 'url' as const, url: {} }),
}

const DECIDED = ['decided', 'no_consensus', 'deferred', 'escalated'] as const
export const TASK = ['open', 'in_progress', 'done', 'cancelled'] as const
const PRIORITIES = ['low', 'medium', 'high', 'urgent'] as const

/** What else people, and Notion's own templates, call the states of a task. */
const ALSO: Record<(typeof TASK)[number], readonly string[]> = {
  open: ['Not started', 'To do', 'To-do', 'Todo', 'Backlog', 'Не начато', 'К выполнению', 'Новая'],
  in_progress: ['In Progress', 'Doing', 'Started', 'Выполняется'],
  done: ['Complete', 'Completed', 'Closed', 'Готово', 'Выполнено', 'Завершено'],
  cancelled: ['Canceled', 'Dropped', 'Отменено'],
}
export const decidedNames = (status: (typeof DECIDED)[number]): string[] =>
  bothWords((say) => say.status[status])
export const taskNames = (status: (typeof TASK)[number]): string[] => [
  ...bothWords((say) => say.task[status]),
  ...ALSO[status],
]
export const priorityNames = (priority: (typeof PRIORITIES)[number]): string[] =>
  bothWords((say) => say.priority[priority])

export const DECISIONS: Table = {
  title: 'Decisions',
  properties: [
    title(['Title', 'Name', 'Название']),
    { role: 'decision', names: ['Decision', 'Решение'], ...texts },
    { role: 'status', names: ['Status', 'Статус'], ...select(DECIDED.map(decidedNames)), wins: 'theirs' },
    {
      role: 'date',
      names: ['Decided', 'Date', 'Дата'],
      types: ['date'],
      definition: () => ({ type: 'date' as const, date: {} }),
    },
    {
      role: 'confidence',
      names: ['Confidence', 'Уверенность'],
      types: ['number'],
      definition: () => ({ type: 'number' as const, number: { format: 'percent' as const } }),
    },
    LINK,
    ...OWN,
  ],
}

export const TASKS: Table = {
  title: 'Tasks',
  properties: [
    title(['Task', 'Name', 'Задача']),
    { role: 'status', names: ['Status', 'Статус'], ...select(TASK.map(taskNames)), wins: 'theirs' },
    { role: 'owner', names: ['Owner', 'Assignee', 'Ответственный'], ...texts, wins: 'theirs' },
    {
      role: 'due',
      names: ['Due', 'Due date', 'Срок'],
      types: ['date'],
      definition: () => ({ type: 'date' as const, date: {} }),
      wins: 'theirs',
    },
    { role: 'priority', names: ['Priority', 'Приоритет'], ...select(PRIORITIES.map(priorityNames)) },
    {
      role: 'of',
      names: ['Decision', 'Решение'],
      types: ['relation'],
      definition: ({ decisions }) => ({
        type: 'relation' as const,
        relation: { data_source_id: decisions, type: 'single_property' as const, single_property: {} },
      }),
    },
    LINK,
    ...OWN,
  ],
}
