import type { actions as english, TaskLabel } from './phrases-en-actions.ts'
import { bold, count, either, named } from './phrases-ru-words.ts'

const LABELS: Record<TaskLabel, string> = {
  flip: 'решающий вопрос',
  hedged: 'оговорка',
  close: 'сравнение',
  gap: 'нет ответа',
  option: 'вариант',
  options: 'варианты',
  criterion: 'критерий',
  confirm: 'подтвердить',
  weakness: 'слабое место',
  duty: 'обязанность',
  sources: 'источники',
  agreed: 'назначено',
}

const ofOptions = (names: readonly string[]): string => named(names, 'варианта', 'вариантов')

/** What the integrator says of tasks, in Russian; a title begins with what is to be done. */
export const actions: typeof english = {
  intro: ({ n, option }) =>
    option === null
      ? `Чтобы совет мог решить, нужно сделать вот что (${count(n, 'задача', 'задачи', 'задач')}):`
      : `Что следует из выбора варианта ${bold(option)} (${count(n, 'задача', 'задачи', 'задач')}):`,
  agreed: (n) => `Сама встреча называет ${count(n, 'задачу', 'задачи', 'задач')}:`,
  none: (names) =>
    names.length === 0
      ? 'Ни один фрагмент не влечёт за собой задачи.'
      : `Ни один фрагмент ${named(names.map(bold), 'о варианте', 'о вариантах')} не влечёт за собой задачи.`,
  settle: ({ criterion, options }) => `Выяснить для ${ofOptions(options)}: ${criterion}`,
  settleEnds: ({ criterion, options, leaders, holds }) =>
    `Источник даёт ответ по критерию ${criterion} для ${ofOptions(options)}${leaders.length === 0 ? '' : `; ясное ${holds ? 'да' : 'нет'} вывело бы вперёд вариант ${either(leaders)}`}.`,
  confirm: ({ criterion, option }) => `Подтвердить для варианта ${option}: ${criterion}`,
  confirmEnds: ({ criterion, option }) =>
    `Сказанное о варианте ${option} подтверждено или снято: ${criterion}.`,
  live: ({ what, option }) => `Договориться, как быть со слабым местом варианта ${option}: ${what}`,
  liveEnds: 'Записано, кто мирится с этим недостатком или чем его уменьшают.',
  compare: ({ leader, next, criterion }) => `Сравнить варианты ${leader} и ${next} по критерию ${criterion}`,
  compareEnds: ({ leader, next, criterion }) =>
    `Записано, какой из вариантов ${leader} и ${next} лучше по критерию ${criterion}, или изменён вес этого критерия.`,
  sides: ({ option }) => `Записать, что говорит за и против варианта ${option}`,
  sidesEnds: ({ option }) => `Источник прямо перечисляет доводы за и против варианта ${option}.`,
  examine: ({ options }) => `Изучить или снять ${named(options, 'вариант', 'варианты')}`,
  examineEnds: ({ options }) =>
    `Для ${ofOptions(options)} есть источник с доводами за и против, или на столе ${options.length === 1 ? 'его' : 'их'} больше нет.`,
  oblige: ({ option, what }) => `Запланировать то, чего требует вариант ${option}: ${what}`,
  obligeEnds: 'Решено, кто это делает и когда.',
  nameOptions: 'Назвать хотя бы два варианта',
  nameOptionsEnds: 'На столе не меньше двух вариантов.',
  weigh: ({ criterion }) => `Найти источник по критерию ${criterion}`,
  weighEnds: ({ criterion }) => `О каждом варианте есть фрагмент по критерию ${criterion}.`,
  label: (label) => LABELS[label],
  basis: 'Следует из фрагмента, который приведён дословно.',
}
