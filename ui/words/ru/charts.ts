// Слова диаграмм, сходимости и опоры выбора.
import { format } from '../format.ts'
import { count } from './plural.ts'

export const chart = {
  few: (n: number) => `Всего ${format().number(n)}: для выводов мало.`,
  table: 'Показать таблицей',
  tableOf: (title: string) => `Таблица: ${title}`,
  marked: (label: string) => `Пунктир: ${label}`,
  more: (n: number) => `Ещё ${format().number(n)} – в таблице.`,
  unknown: '—',
  nothing: 'Рисовать пока нечего.',
}

const ofThem = (objections: number, risks: number): string =>
  format().list([
    ...(objections > 0 ? [count(objections, 'возражение', 'возражения', 'возражений')] : []),
    ...(risks > 0 ? [count(risks, 'риск', 'риска', 'рисков')] : []),
  ])

export const trace = {
  nothing: 'Вопросов и возражений нет.',
  closed: (closed: number, raised: number, at: string) =>
    `Закрыто вопросов и возражений: ${closed} из ${raised}, время ${at}.`,
  last: (turns: number, claims: number) =>
    `Новых доводов за ${turns === 1 ? 'последний ход' : count(turns, 'последний ход', 'последних хода', 'последних ходов')}: ${claims}.`,
  timeToCall: 'Пора принимать решение.',
  unanswered: (objections: number, risks: number) => `Решать рано, без ответа: ${ofThem(objections, risks)}.`,
  forecast: (at: string) => `В темпе последних 5 минут остальное закроется примерно к ${at}.`,
  noForecast: 'Для прогноза закрыто слишком мало.',
  target: (at: string) => `Цель: ${at}.`,
  call: 'Перейти к решению',
  open: 'Без ответа',
  raisedNow: (n: number) => `поставлено ${n}`,
  closedNow: (n: number) => `закрыто ${n}`,
  about: (at: string) => `около ${at}`,
  now: (at: string) => `сейчас ${at}`,
  ended: (at: string) => `конец ${at}`,
  targetAt: (at: string) => `цель ${at}`,
  newClaims: 'Новые доводы по ходам',
  chart: 'Вопросы и возражения во времени: поставлено и закрыто',
  region: 'Диаграмма сходимости',
  described: (raised: number, closed: number, decisions: number) =>
    `Штриховая линия — поставлено, в конце ${raised}; сплошная — закрыто, в конце ${closed}; открыто ${raised - closed}. Ромбы — решения, их ${decisions}.`,
  turn: 'Ход',
  speaker: 'Участник',
  time: 'Время',
  raised: 'Поставлено',
  closedColumn: 'Закрыто',
  claims: 'Новые доводы',
  rule: 'Считаются вопросы совета и возражения на доводы. Возражение закрыто, когда на него отвечает довод. Время — время совета: в паузе оно стоит.',
  short: (closed: number, raised: number) => `закрыто ${closed} из ${raised}`,
  partly: 'Совет длинный: прошлое не загружено, показано только то, что было с открытия страницы.',
}

export const crux = {
  title: 'На чём держится выбор',
  flips: (claim: string, option: string) =>
    `Выбор держится на одном доводе: «${claim}». Если он неверен, впереди «${option}».`,
  ties: (claim: string, option: string) =>
    `Выбор опирается на «${claim}». Если это неверно, «${option}» весит столько же.`,
  firm: (option: string) => `Ни один довод не решает в одиночку: «${option}» впереди и без любого из них.`,
  notCarried: (option: string, other: string) =>
    `Одни доводы не дают перевеса варианту «${option}»: «${other}» весит столько же или больше.`,
  many: (n: number, option: string) =>
    `${count(n, 'довод', 'довода', 'доводов')} по отдельности меняют выбор: перевес варианта «${option}» мал.`,
  hint: 'Нагрузка: какая часть перевеса пропадёт, если убрать довод.',
  caption: (option: string, second: string) =>
    `Доводы, на которых держится перевес «${option}» над «${second}», самые тяжёлые сверху`,
  region: 'Опора выбора',
  claim: 'Довод',
  weight: 'Вес',
  weights: { 1: 'лёгкий', 2: 'средний', 3: 'тяжёлый' },
  load: 'Нагрузка',
  evidence: 'Основания',
  challenged: 'Кто возражает',
  nobody: 'никто',
  answered: (who: string) => `${who}, ответ есть`,
  unanswered: (who: string) => `${who}, без ответа`,
  ifFalse: 'Если это неверно',
  flipsTo: (option: string) => `Опора: впереди станет «${option}»`,
  tiesWith: (option: string) => `Опора: поровну с «${option}»`,
  holds: 'Перевес меньше, выбор тот же',
  for: (option: string) => `за «${option}»`,
  against: (option: string) => `против «${option}»`,
  ask: (who: string) => `Спросить об этом: ${who}`,
  askOf: (who: string, claim: string) => `Спросить об этом (${who}): ${claim}`,
  message: (number: number) => `№ ${number}`,
  how: 'Как это посчитано',
  formula:
    'Довод весит 1 (лёгкий), 2 (средний) или 3 (тяжёлый): 1 сначала, ещё 1 за основание, которое его подтверждает, ещё 1, если он о критерии, который обязателен или весит не меньше среднего, минус 1, пока на возражение к нему нет ответа. У варианта — веса доводов за него минус веса доводов против. Доводы убираются по одному, и суммы считаются заново. Нагрузка округлена до 5 %.',
  sums: (each: readonly string[]) => `Суммы: ${each.join(', ')}.`,
  sum: (option: string, sum: number) => `«${option}» ${format().number(sum)}`,
  partly: 'Совет слишком длинный, чтобы взвесить его доводы на этой странице.',
}
