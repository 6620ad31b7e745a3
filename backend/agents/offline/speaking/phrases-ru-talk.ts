import type { Phase } from '../../../../schemas/generated/types.ts'
import type { Phrases } from './phrases-en.ts'
import { judging } from './phrases-ru-judging.ts'
import { bold, count, countOrNone, list, named, options } from './phrases-ru-words.ts'

const PHASES: Record<Phase, string> = {
  opening: 'открытие',
  positions: 'позиции',
  debate: 'обсуждение',
  alternatives: 'варианты',
  risks: 'риски',
  convergence: 'сближение',
  decision: 'решение',
  actions: 'задачи',
  closing: 'завершение',
}

export const opening: Phrases['opening'] = {
  noModel: 'Языковой модели здесь нет: панель находит фрагменты, цитирует и считает.',
  earlier: ({ title, statement, day, relation, more }) =>
    `${relation === 'supersedes' ? 'Эта встреча должна заменить решение' : 'Это уже решали, и решение в силе'}: «${statement}» (${title}, ${day})${more > 0 ? `; о том же ещё ${count(more, 'решение', 'решения', 'решений')}` : ''}.`,
  table: ({ options: n, criteria, musts, passages, sources }) => {
    const must = countOrNone(musts, 'обязательный', 'обязательных', 'обязательных')
    const asked = countOrNone(criteria, 'критерий', 'критерия', 'критериев')
    const found =
      passages === 0
        ? 'фрагментов о них нет'
        : `о них ${count(passages, 'фрагмент', 'фрагмента', 'фрагментов')} в ${count(sources, 'источнике', 'источниках', 'источниках')}`
    return `На столе ${count(n, 'вариант', 'варианта', 'вариантов')}; ${asked}${criteria === 0 ? '' : ` (${must})`}; ${found}.`
  },
  unexamined: (names) => `Ни один источник не рассматривает ${options(names)}.`,
  silent: (names, more) =>
    more > 0
      ? `Ни один источник не говорит о критериях ${names.map(bold).join(', ')} и ещё о ${count(more, 'критерии', 'критериях', 'критериях')}.`
      : `Ни один источник не говорит о ${named(names.map(bold), 'критерии', 'критериях')}.`,
  noOptions:
    'Вариантов на столе нет, а сама панель их не придумывает: назовите хотя бы два, и их можно будет взвесить.',
  noCriteria: (rows) =>
    rows > 0
      ? `Критериев встреча не называет; вместо них ${count(rows, 'строка', 'строки', 'строк')} таблицы.`
      : 'Критериев встреча не называет; считаются доводы за и против.',
  scale: 'Оценки идут от −1, всё против, до 1, всё за.',
}

export const position: Phrases['position'] = {
  none: (names) =>
    `Позиции у меня нет: ни один источник не рассматривает ${names.length === 0 ? 'варианты' : options(names)}.`,
  noneStill: 'Как уже сказано, о вариантах не говорит ни один источник.',
  notYet: 'По этому пункту позиции у меня ещё нет.',
  withoutOptions: (phase) => `Вариантов на столе нет, и на этом шаге (${PHASES[phase]}) взвешивать нечего.`,
  first: ({ option, total, next, nextTotal }) =>
    next === null
      ? `Первым ставлю вариант ${bold(option)} (${total}); других источники не рассматривают.`
      : `Первым ставлю вариант ${bold(option)} (${total} против ${nextTotal} у варианта ${next}).`,
  gain: ({ criterion, quote, other, next }) =>
    `Выигрывает он по критерию ${bold(criterion)}: ${quote}.${other === null ? '' : ` У варианта ${next}: ${other}.`}`,
  forIt: (quote) => `За него: ${quote}.`,
  againstIt: (quote) => `Против него: ${quote}.`,
  noCons: (option) =>
    `Доводов против варианта ${bold(option)} ни один источник не приводит; это пробел, а не достоинство.`,
  coverage: ({ option, met, of, must }) => {
    if (of === 1)
      return `По единственному ${must ? 'обязательному ' : ''}критерию для варианта ${option} ${met === 1 ? 'источник есть' : 'источника нет'}.`
    const [one, many] = must
      ? ['обязательного критерия', 'обязательных критериев']
      : ['критерия', 'критериев']
    const all = count(of, one, many, many)
    return met === 0
      ? `Для варианта ${option} источника нет ни по одному из ${all}.`
      : `Для варианта ${option} источник есть по ${met} из ${all}.`
  },
  failed: ({ criterion, quote }) => `По обязательному критерию ${bold(criterion)} источник говорит ${quote}.`,
  nearest: ({ criterion, quote }) => `По критерию ${bold(criterion)} ближайший фрагмент: ${quote}.`,
  gap: ({ criterion, option }) =>
    `По критерию ${bold(criterion)} для варианта ${option} ясного ответа в источниках нет.`,
  hedge: (quote) => `Один довод за него сам автор приводит с оговоркой: ${quote}.`,
}

export const debate: Phrases['debate'] = {
  differ: ({ a, x, b, y, criterion }) =>
    `${a} ставит первым вариант ${bold(x)}, ${b} ставит первым вариант ${bold(y)}.${criterion === null ? '' : ` Дальше всего они расходятся по критерию ${bold(criterion)}: начнём с него.`}`,
  agree: ({ option, next, seat }) =>
    `Все эксперты ставят первым вариант ${bold(option)}.${next === null ? '' : ` ${seat}, приведите лучшее, что говорит за вариант ${bold(next)}.`}`,
  open: ({ seat, criterion, option }) =>
    `${seat}, возражение против варианта ${bold(option)}${criterion === '' ? '' : ` по критерию ${bold(criterion)}`} ждёт вашего ответа.`,
  settled: ({ leader, total, next, nextTotal }) =>
    `Открытых возражений нет: у варианта ${bold(leader)} ${total}${next === null ? '' : `, у варианта ${next} ${nextTotal}`}.`,
  object: ({ seat, criterion, option, quote, mine, better }) =>
    `${seat}, против варианта ${bold(option)}${criterion === '' ? '' : ` по критерию ${bold(criterion)}`} говорит ${quote}.${better === null ? '' : ` О варианте ${mine} читаю ${better}.`} Что вы ответите?`,
  role: ({ next }) => `Меня попросили выступить за вариант ${bold(next)}; это роль, а не моя позиция.`,
  case: ({ criterion, next, quote, leader, other }) =>
    `${criterion === '' ? 'У' : `По критерию ${bold(criterion)} у`} варианта ${next} есть ${quote}.${other === null ? '' : ` У варианта ${leader}: ${other}.`}`,
  noCase: ({ next, leader }) =>
    `Фрагмента, в котором вариант ${bold(next)} лучше, чем вариант ${bold(leader)}, не нахожу.`,
  wouldFlip: ({ option, criterion, leader }) =>
    `Вывести вперёд вариант ${bold(leader)} мог бы источник с ясным ответом по критерию ${bold(criterion)} для варианта ${option}.`,
  noFlip: (leader) => `Ни один открытый факт сам по себе не лишит первого места вариант ${bold(leader)}.`,
  against: (quote) => `Этому противостоит ${quote}.`,
  sameSentence: (quote) => `Та же фраза продолжается: ${quote}.`,
  sameThere: ({ option, quote }) => `То же самое можно сказать против варианта ${bold(option)}: ${quote}.`,
  keep: ({ option, total }) => `Остаюсь при варианте ${bold(option)} (${total}).`,
  concede: ({ criterion, option, before, after }) =>
    `Ответа на это в источниках нет; считаю ${bold(criterion)} у варианта ${option} так же, как вы: ${before} → ${after}`,
  counted: ({ criterion, option, value }) =>
    `Ответа на это в источниках нет, но в моей оценке это уже учтено (${criterion} у варианта ${option}: ${value})`,
  stillFirst: ({ option, total, next, nextTotal }) =>
    `; первым остаётся ${bold(option)} (${total}${next === null ? '' : ` против ${nextTotal} у варианта ${next}`}).`,
  change: ({ option, total, before, beforeTotal }) =>
    `; теперь первым выходит ${bold(option)} (${total} против ${beforeTotal} у варианта ${before}), и я меняю позицию.`,
  further: ({ option, quote }) => `За вариант ${bold(option)} говорит и ${quote}.`,
  whatAgainst: (names) =>
    `Позиции здесь никто не просит. Что источники говорят против ${named(names.map(bold), 'варианта', 'вариантов')}?`,
  whatElse: 'Что ещё?',
  speaksAgainst: ({ option, quote }) => `Против варианта ${bold(option)} говорит ${quote}.`,
  allNamed: 'Больше ничего против вариантов источники не называют.',
  leftOver: (left) =>
    `Здесь мне добавить нечего; против вариантов есть ещё ${count(left, 'фрагмент', 'фрагмента', 'фрагментов')}, это останется для решения.`,
  nothingLeft: ({ option, total }) =>
    `Остаюсь при варианте ${bold(option)} (${total}), возражений больше нет.`,
}

export const alternatives: Phrases['alternatives'] = {
  title: judging.legend,
  criterion: 'Критерий',
  must: (name) => `${name} (обязательно)`,
  points: 'За · против',
  total: 'Средняя оценка',
  merge: ({ a, b, quote }) =>
    `Один фрагмент называет ${bold(a)} и ${bold(b)} вместе: ${quote}. Можно обсудить и оба сразу.`,
  noMerge: (names) =>
    `Вариантов панель не придумывает. Ни один фрагмент не предлагает взять вместе два из них: ${list(names.map(bold))}; новый вариант должен прийти из источника или от человека.`,
  none: 'Вариантов на столе нет, и сравнивать нечего.',
}

export const risks: Phrases['risks'] = {
  ask: ({ option }) =>
    `Представим: выбран вариант ${bold(option)}, и прошёл год: почему не получилось, почему получилось лучше, чем надеялись, и что показало это раньше всего?`,
  askTwo: ({ option, next }) =>
    `Представим: выбран вариант ${bold(option)} или ${bold(next)}, и прошёл год: почему не получилось, почему получилось лучше, чем надеялись, и что показало это раньше всего?`,
  none: (names) =>
    names.length === 0
      ? 'Без фрагментов о вариантах процитировать риск нельзя.'
      : `Без фрагментов ${named(names.map(bold), 'о варианте', 'о вариантах')} процитировать риск нельзя.`,
  failed: ({ option, quotes }) =>
    `Если вариант ${bold(option)} не оправдался, то источники говорят почему: ${list(quotes)}.`,
  open: ({ option, criterion }) =>
    `Подвести вариант ${bold(option)} может и критерий ${bold(criterion)}: ответа на него в источниках нет.`,
  worked: ({ option, quotes }) =>
    `Если с вариантом ${bold(option)} получилось лучше, чем надеялись, то вот благодаря чему: ${list(quotes)}.`,
  sign: (criteria) =>
    `Видно это будет по тому, как после перемены обстоит дело с ${named(criteria.map(bold), 'критерием', 'критериями')}.`,
  further: ({ option, quotes }) => `Ещё против варианта ${bold(option)}: ${list(quotes)}.`,
  nothing: (option) => `Других рисков варианта ${bold(option)} источники не называют.`,
  openRisk: ({ option, criterion }) => `${option}: в источниках нет ответа по критерию ${criterion}.`,
  firstFigures: (criterion) => `первые данные по критерию ${criterion}`,
}

export const extra: Phrases['extra'] = {
  said: (quote) => `Отмечаю: ${quote}.`,
  countsFor: ({ option, criterion }) =>
    `Это считается фрагментом о варианте ${bold(option)}${criterion === null ? '' : ` (${criterion})`}.`,
  waitsForBlindRound:
    'Закрытый круг ещё впереди: свою позицию назову там, чтобы никто не пошёл за ней следом.',
  leads: (phase) => `Моё дело вести обсуждение; на этом шаге (${PHASES[phase]}) говорят другие.`,
  tasksLater: 'Задачи появятся, когда будет решение.',
  gate: ({ option, quote }) => `Для протокола о варианте ${bold(option)}: ${quote}.`,
  gateNothing: (missing) => `Восполнить это источники не могут: ${missing.replace(/\.$/, '')}.`,
  allTold: (title) => `Все весомые фрагменты по теме ${bold(title)} уже приведены.`,
  observe: ({ options: n }) =>
    n === 0 ? 'Вариантов на столе нет.' : `На столе ${count(n, 'вариант', 'варианта', 'вариантов')}.`,
}
