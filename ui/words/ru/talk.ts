// Слова стенограммы: её строки, поиск в ней и то, что из неё читается вслух.
import { count } from './plural.ts'

export const feed = {
  label: 'Сообщения',
  live: (name: string, n: number) => `${name}, сообщение ${n}, пишется`,
  sealed: (name: string, n: number) => `${name}, сообщение ${n}, ответ вслепую`,
  soon: 'Эта часть стенограммы читается.',
  all: (lines: number) => `Показать всё, около ${count(lines, 'строки', 'строк', 'строк')}`,
  less: 'Свернуть',
  menu: (name: string, n: number) => `Ещё: ${name}, сообщение ${n}`,
  copyLink: 'Скопировать ссылку',
  copied: 'Ссылка скопирована',
  notCopied: 'Браузер не дал скопировать ссылку.',
  quote: 'Процитировать в сообщении',
  plain: 'Открыть в простой стенограмме',
  version: (version: string) => `v${version}`,
  versionHint: (agent: string, version: string) => `Агент ${agent}, версия ${version}`,
  kinds: {
    claim: 'довод',
    question: 'вопрос',
    risk: 'риск',
    alternative: 'альтернатива',
    summary: 'сводка',
    human: 'человек',
  },
}

export const find = {
  open: 'Поиск',
  label: 'Поиск по стенограмме',
  of: (n: number, total: number) => `${n} из ${total}`,
  none: 'Не найдено',
  failed: 'Ответа на поиск нет. Попробуйте ещё раз.',
  busy: 'Идёт поиск',
  next: 'Следующее место',
  previous: 'Предыдущее место',
  close: 'Закрыть поиск',
}

export const freeze = {
  freeze: 'Заморозить',
  hint: 'Вид стоит на месте, совет продолжается',
  go: 'Разморозить',
  frozen: 'Вид стоит на месте. Совет продолжается.',
  waiting: (n: number) =>
    `Вид стоит на месте. Ждёт ${count(n, 'новое сообщение', 'новых сообщения', 'новых сообщений')}.`,
  on: 'Вид стоит на месте',
  off: 'Вид снова следует за советом',
}

export const voice = {
  label: 'Вслух',
  hint: 'Что программа чтения с экрана говорит о новых сообщениях',
  levels: { off: 'Ничего', turns: 'Ходы', first_sentence: 'Первая фраза', full: 'Всё' },
  many: (n: number, who: string) => `${count(n, 'ход', 'хода', 'ходов')}, последний: ${who}`,
  said: (who: string, text: string) => `${who}: ${text}`,
}

export const plain = {
  title: 'Простая стенограмма',
  lead: 'Каждое сообщение текстом: для поиска в браузере, печати и чтения подряд.',
  open: 'Простая стенограмма',
  room: 'В комнату',
  pages: 'Страницы стенограммы',
  page: (n: number, of: number) => `Страница ${n} из ${of}`,
  next: 'Следующая страница',
  previous: 'Предыдущая страница',
  loading: 'Стенограмма читается',
  missing: 'Эту стенограмму показать нельзя.',
  empty: 'Пока ничего не сказано.',
  toRoom: (n: number) => `Сообщение ${n} в комнате`,
}

/** Said of everything that comes from a recorded council. */
export const demoMark = { demo: 'Демо' }
