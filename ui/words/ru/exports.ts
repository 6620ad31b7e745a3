// Слова о том, что уходит наружу.
import { count } from './plural.ts'

export const exportWords = {
  title: 'Экспорт',
  loading: 'Смотрим, куда ушла запись.',
  failed: 'Сервер не говорит, куда ушла запись. Ничего при этом не пропало.',
  again: 'Посмотреть ещё раз',
  notSent: 'Не отправлено.',
  off: 'Не настроено.',
  others: (n: number) => `Можно настроить ещё: ${n}`,
  send: (target: string) => `Отправить в ${target}`,
  sendAgain: (target: string) => `Отправить в ${target} ещё раз`,
  act: 'Отправить',
  actAgain: 'Отправить ещё раз',
  retry: 'Повторить',
  retryOf: (title: string) => `Повторить: ${title}`,
  sendOnce: 'Послать ещё раз',
  makeAnew: 'Создать заново',
  opens: (target: string) => `Открыть в ${target}`,
  newTab: '(откроется в новой вкладке)',
  inTarget: (target: string) => `Есть в ${target}`,
  notIn: (target: string) => `Нет в ${target}: см. «Экспорт»`,
  olderIn: (target: string) => `В ${target} прежнее состояние: см. «Экспорт»`,
  written: 'Записано в',
  at: (time: string) => `Отправлено ${time}.`,
  underWay: (there: number, all: number) => `В пути: на месте ${there} из ${all}.`,
  thereAndLater: (time: string, later: number, first: string) =>
    `Отправлено ${time}. Впереди ${count(later, 'напоминание', 'напоминания', 'напоминаний')}, ближайшее ${first}.`,
  some: (there: number, all: number) => `На месте ${there} из ${all}, как запись стоит сейчас.`,
  // Сколько попыток будет, заранее не известно: они длятся сутки.
  failedOnce: (attempt: number) => `Попытка ${attempt} не удалась.`,
  retryIn: (attempt: number, left: string) =>
    `Попытка ${attempt} не удалась, следующая сама собой через ${left}.`,
  retryAt: (attempt: number, at: string) => `Попытка ${attempt} не удалась, следующая сама собой в ${at}.`,
  retryNow: (attempt: number) => `Попытка ${attempt} не удалась, следующая уже идёт.`,
  dead: 'Попытки прекращены.',
  unconfirmed: 'Возможно, дошло, но узнать нельзя. Посмотрите там, прежде чем посылать снова.',
  removed: 'Кто-то убрал это там, поэтому снова оно не появится.',
  paused: (why: string) => `Передышка. ${why}`,
  markdown: 'Взять как Markdown',
  preview: 'Показать, что будет записано',
  previewTitle: 'Что будет записано',
  adopt: 'Пусть этот ход стоит за свою встречу',
  adoptAsk: 'Пусть этот ход стоит за свою встречу?',
  adoptText:
    'Дальше отправляется его запись, на места прежней. Задачи, которых в нём нет, отмечаются там отменёнными.',
  approveThere: 'Для этого есть карточка «Утверждение».',
  unsupportedAsk: (n: number) =>
    `Отправить запись, где без подтверждения ${count(n, 'строка', 'строки', 'строк')}?`,
  unsupportedText:
    'Ни один источник этого не подтверждает: тот, кто прочтёт запись в другом месте, не сможет этого проверить.',
  moreLines: (n: number) => `и ещё ${count(n, 'строка', 'строки', 'строк')}`,
  exportAnyway: 'Всё равно отправить',
  lookFirst: 'Сначала посмотреть',
  back: 'Не надо',
  refused: (why: string) => `Не сделано: ${why}`,
  unreachable: 'Сервер недоступен. Ничего не пропало: повторите, когда он вернётся.',
}
