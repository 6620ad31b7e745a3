// Общие слова панели: соединение, состояния, фазы, просьбы.
import type {
  CommandType,
  Gate,
  Level,
  Outcome,
  Phase,
  Role,
  RunStatus,
  Support,
} from '../../../schemas/generated/types.ts'
import { count } from './plural.ts'

export const app = {
  name: 'XIO Consilium',
  tagline: 'Совет обсуждает ваш вопрос и оставляет решение, которое можно проверить.',
  skip: 'К содержанию',
  home: 'Все советы',
  shortcuts: 'Сочетания клавиш',
  close: 'Закрыть',
  notFound: 'По этому адресу ничего нет.',
  broken: 'Эту страницу показать не удалось.',
  brokenHint:
    'Ошибка самой панели, или на сервере уже новая. Советы продолжаются и без неё, ничего из них не пропало. Загрузите страницу ещё раз.',
  reload: 'Загрузить ещё раз',
  details: 'Подробности',
  notFoundHint: 'Все советы перечислены на главной странице.',
}

export const connectionWords = {
  live: 'На связи',
  latency: (ms: number) => `${ms} мс`,
  connecting: 'Соединение',
  reconnecting: 'Восстановление связи',
  offline: 'Нет сети',
  refused: 'Нет доступа',
  lost: 'Связь потеряна. Совет продолжается и без этой страницы.',
  offlineBanner: 'Нет сети. Совет продолжается и без этой страницы.',
  waiting: (n: number) => `${count(n, 'просьба ждёт', 'просьбы ждут', 'просьб ждут')} отправки.`,
  retry: 'Повторить сейчас',
  slow: 'Медленно',
  behind: (n: number) => `Догоняем: ${count(n, 'событие', 'события', 'событий')}`,
  title: 'Соединение',
  state: 'Состояние',
  since: 'С',
  roundTrip: 'Туда и обратно',
  toScreen: 'От события до экрана, 95 из 100',
  missing: 'Ещё не здесь',
  unknown: 'пока не измерено',
  hint: 'Совет идёт на сервере. Что бы ни случилось с соединением, из него ничего не пропадёт.',
  measure: 'Измерить снова',
}

export const status: Record<RunStatus, string> = {
  created: 'Начинается',
  running: 'Идёт',
  paused: 'Пауза',
  waiting_for_human: 'Ждёт вас',
  completed: 'Завершён',
  escalated: 'Передан выше',
  stopped: 'Остановлен',
  failed: 'Сбой',
}

export const outcome: Record<Outcome, string> = {
  decided: 'Решено',
  no_consensus: 'Согласия нет',
  deferred: 'Отложено',
  escalated: 'Передано выше',
}

export const phase: Record<Phase, string> = {
  opening: 'Открытие',
  positions: 'Позиции',
  debate: 'Обсуждение',
  alternatives: 'Варианты',
  risks: 'Риски',
  convergence: 'Сближение',
  decision: 'Решение',
  actions: 'Задачи',
  closing: 'Завершение',
}

export const phaseHint: Partial<Record<Phase, string>> = {
  positions: 'Каждый эксперт отвечает, не видя чужих ответов.',
}

export const role: Record<Role, string> = {
  moderator: 'ведущий',
  expert: 'эксперт',
  scribe: 'секретарь',
  integrator: 'интегратор',
  observer: 'наблюдатель',
}

export const gateName: Record<Gate, string> = {
  min_alternatives: 'варианты',
  rationale: 'обоснование',
  risks: 'риски',
  must_haves: 'обязательные критерии',
  unanswered: 'ответы на возражения',
  dissent: 'особые мнения',
  action_items: 'задачи',
  quorum: 'голоса достаточного числа экспертов',
  approval: 'утверждение человеком',
}

const LEVELS: Record<NonNullable<Level>, string> = { low: 'низкая', medium: 'средняя', high: 'высокая' }
export const level = (value: Level): string => (value === null ? 'не оценено' : LEVELS[value])
export const support: Record<Support, string> = {
  verbatim: 'цитата',
  located: 'найдено в тексте',
  unsupported: 'Нет подтверждения',
}

export const notices = {
  revealed: 'Ответы вслепую открыты. Теперь их видят все.',
  paused: (who: string) => `Пауза: ${who}.`,
  resumed: (who: string) => `Совет продолжается: ${who}.`,
  ended: 'Совет завершён.',
  turnFailed: (name: string, attempt: number, why?: string) =>
    `${name}: ответа нет${why === undefined ? '' : ` (${why})`}, попытка ${attempt}.`,
  turnSkipped: (name: string, why?: string) =>
    `${name}: ход пропущен${why === undefined ? '.' : `: ${why.replace(/\.?$/, '.')}`}`,
  joined: (who: string, seat: string) => `${who} теперь за столом на месте «${seat}».`,
  left: (who: string, seat: string) => `Место «${seat}» свободно (${who}); дальше говорит агент.`,
  muted: (seat: string) => `${seat}: без слова.`,
  unmuted: (seat: string) => `${seat}: снова может говорить.`,
  moreTime: (who: string) => `Больше времени на ответ: ${who}.`,
  turnCut: (name: string) => `${name}: ход прерван.`,
  askedAlternatives: (who: string) => `${who} просит назвать варианты.`,
  askedRisks: (who: string) => `${who} просит назвать риски.`,
  calledDecision: (who: string) => `${who} просит принять решение.`,
  closedItem: (who: string) => `Пункт закрыт: ${who}.`,
  editedDocument: (who: string, what: string) => `Правка (${what}): ${who}.`,
  approvedDocument: (who: string, what: string) => `Утверждено (${what}): ${who}.`,
  asked: (text: string) => `Совет спрашивает вас: ${text}`,
  answered: (who: string, answer: string) => `${who}: ответ «${answer}»`,
  somebody: 'Кто-то',
  defaulted: (answer: string) => `Вовремя никто не ответил, поэтому остаётся «${answer}».`,
  gate: (name: Gate, missing: string[]) =>
    `Для решения не хватает: ${gateName[name]}${missing.length === 0 ? '.' : ` (${missing.join('; ')}).`}`,
  extended: (minutes: number) => `Время продлено: всего ${minutes} мин.`,
  expired: 'Время вышло.',
  unknown: 'Что-то, чего эта страница ещё не знает. Обновите её, чтобы увидеть.',
}

export const command: Record<CommandType, string> = {
  pause: 'Пауза',
  resume: 'Продолжение',
  stop: 'Остановка',
  say: 'Сообщение',
  request_alternatives: 'Варианты',
  request_risks: 'Риски',
  call_decision: 'Принять решение',
  give_floor: 'Дать слово',
  skip_turn: 'Пропуск хода',
  extend_timebox: 'Больше времени',
  close_item: 'Закрыть пункт',
  answer: 'Ответ',
  approve_artifact: 'Утверждение',
  cancel_command: 'Отмена',
  correct_position: 'Поправка позиции',
  edit_artifact: 'Правка',
  export: 'Экспорт',
  leave_seat: 'Уйти с места',
  mute: 'Без слова',
  park_item: 'Отложить пункт',
  queue_move: 'Порядок в очереди',
  set_budget: 'Бюджет',
  set_phase: 'Фаза',
  set_policy: 'Порядок слова',
  take_seat: 'Занять место',
  vote: 'Голос',
  waive: 'Снять требование',
}

export const markdown = { code: 'Код', table: 'Таблица' }

export const strip = {
  label: 'О чём вы просили совет',
  sending: 'отправляется',
  waiting: 'нет связи, ждёт',
  stale: 'ждёт больше минуты. Всё ещё отправить?',
  queued: 'в очереди, подействует после этого хода',
  applied: (message: number) => (message === 0 ? 'выполнено' : `выполнено у сообщения ${message}`),
  refused: 'отказано',
  cancelled: 'отменено',
  sendAnyway: 'Отправить',
  cancel: 'Отменить',
  by: (who: string) => `просит ${who}`,
  dismiss: 'Убрать',
}
