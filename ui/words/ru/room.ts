// Слова комнаты.
import { count } from './plural.ts'

export const room = {
  loading: 'Совет загружается',
  still: 'Всё ещё загружается.',
  missing: 'Этот совет показать нельзя.',
  toList: 'К списку советов',
  again: 'Провести ещё один совет',
  question: 'Вопрос',
  tabs: {
    talk: 'Разговор',
    outcome: 'Итог',
    positions: 'Позиции',
    convergence: 'Сходимость',
    sources: 'Источники',
    table: 'Стол',
    run: 'Ход',
  },
  panels: 'Виды этого совета',
  details: 'Итог, позиции и расходы',
  stage: 'Сцена',
}

export const stage = {
  item: (n: number, of: number) => `Пункт ${n} из ${n > of ? n : of}`,
  now: 'Сейчас',
  next: 'Дальше',
  nobody: 'Слова нет ни у кого',
  thinking: 'думает',
  speaking: 'говорит',
  blind: 'отвечает вслепую',
  awaited: 'может говорить, совет ждёт',
  inSeat: (seat: string, who: string) => `${seat} (${who})`,
  attempt: (n: number) => `попытка ${n}`,
  paused: 'Пауза',
  waiting: 'Совет ждёт вашего ответа',
  probably: 'по очереди',
  chosenThen: 'выбор в конце этого хода',
  phaseEnds: (phase: string) => `затем ${phase}`,
  ends: 'затем совет завершится',
  why: 'Почему',
  pause: 'Пауза',
  pauseNow: 'Пауза сразу',
  afterTurn: 'После этого хода',
  pausing: 'Пауза после этого хода',
  resume: 'Продолжить',
  stop: 'Остановить',
}

/** Почему слово у этого места; имя стоит рядом. */
export const reasons = {
  last: 'последнее слово в этом круге',
  unheard: (n: number) => `в этом круге ещё не говорили: ${n}`,
  first: 'первое слово в круге',
  after: (before: string) => `по кругу, до этого ${before}`,
  alone: 'единственное место в этой фазе',
  moved: 'по порядку, заданному человеком',
  tied: 'голоса разделились поровну, ведущий голосует или воздерживается',
  decides: 'эксперты проголосовали, решает ведущий',
  given: 'слово дано по просьбе человека',
  spokenTo: 'обращение человека',
  alternatives: 'просьба назвать ещё варианты',
  risks: 'просьба назвать ещё риски',
  gate: 'нужно восполнить то, чего не хватает',
  stopped: (who: string) => `Остановка: ${who}.`,
}

export const stopDialog = {
  title: 'Остановить этот совет?',
  text: (turns: number) =>
    `Позади ${count(turns, 'ход', 'хода', 'ходов')}. Из сказанного будет составлен черновик журнала решений; ничего не пропадёт, но продолжить этот совет будет нельзя.`,
  keep: 'Продолжать',
  stop: 'Остановить и сохранить черновики',
}

export const phases = { label: 'Фазы', done: 'позади', now: 'сейчас', next: 'впереди' }

export const transcript = {
  label: 'Стенограмма',
  empty: 'Совет занимает места.',
  newMessages: (n: number, who: string) => `Новых: ${n}, последнее: ${who}`,
  toLive: 'К текущему',
  toEnd: 'К концу',
  message: (name: string, n: number, time: string) => `${name}, сообщение ${n}, ${time}`,
  thinking: (name: string) => `${name} думает`,
  awaited: (name: string) => `Совет ждёт: ${name}`,
  blind: (name: string) => `${name} отвечает вслепую; слова появятся, когда ответ будет дан`,
  gap: 'Часть слов потерялась в пути; целое сообщение появится следом.',
  partial: 'прервано',
  note: 'запись в протокол',
  sealed: 'ответ вслепую',
  person: 'вы, фасилитатор',
  claims: (n: number) => count(n, 'довод', 'довода', 'доводов'),
  risks: (n: number) => count(n, 'риск', 'риска', 'рисков'),
  options: (n: number) => count(n, 'вариант', 'варианта', 'вариантов'),
  questions: (n: number) => count(n, 'вопрос', 'вопроса', 'вопросов'),
  position: (option: string) => `за вариант «${option}»`,
  undecided: 'без позиции',
  vote: (option: string) => `голос за «${option}»`,
  abstains: 'воздерживается',
  inferred: 'понято из слов',
  evidence: 'На чём держится это сообщение',
}

export const composer = {
  label: 'Сообщение совету',
  placeholder: 'Скажите что-нибудь совету',
  to: 'Кому',
  everyone: 'всем',
  record: 'в протокол',
  when: 'Когда',
  times: { next_turn: 'после хода', now: 'сразу', end_of_item: 'в конце пункта' },
  send: { next_turn: 'Отправить после хода', now: 'Отправить сразу', end_of_item: 'Отправить в конце' },
  sendNote: 'Записать',
  hint: 'Enter отправляет',
  ended: 'Совет завершён, сказать в нём больше ничего нельзя.',
  asks: 'Попросить совет',
  alternatives: ['Варианты', 'Попросить назвать варианты'],
  risks: ['Риски', 'Попросить назвать риски'],
  decision: ['Решить сейчас', 'Решить сейчас: принять решение'],
  skip: ['Пропуск', 'Пропустить этот ход'],
  time: ['+2 мин', '+2 мин на этот пункт'],
  park: ['Отложить', 'Отложить пункт'],
  close: ['Закрыть', 'Закрыть пункт'],
}

export const announce = {
  speaks: (name: string) => `Говорит ${name}`,
  phase: (name: string) => `Фаза: ${name}`,
  paused: 'Пауза',
  resumed: 'Совет продолжается',
  asks: 'Совет задаёт вам вопрос',
  yourTurn: (seat: string) => `Ваш ход, место: ${seat}`,
  theirTurn: (name: string) => `Совет ждёт: ${name}`,
  ended: (how: string) => `Совет завершён: ${how}`,
  lost: 'Связь потеряна',
  back: 'Связь восстановлена',
  settled: (command: string, how: string) => `${command}: ${how}`,
}
