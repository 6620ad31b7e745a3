// Слова того, что нажимают, просят и пишут в совете.
import { count } from './plural.ts'

export const controls = {
  label: 'Пауза, остановка и прочее',
  pauseHint: 'Пауза после этого хода; ещё одно нажатие — сразу',
  asking: 'Пауза…',
  resuming: 'Продолжаем…',
  cancelPause: 'Отменить паузу',
  stopping: 'Остановка…',
  stoppingLong: 'Остановка: последний ход сохраняется',
  stopNow: 'Остановить сразу',
  stopText: (decisions: number, tasks: number) =>
    `В черновике ${count(decisions, 'решение', 'решения', 'решений')} и ${count(tasks, 'задача', 'задачи', 'задач')}; цель — от 5 до 10 задач. Сказанное сохранится и войдёт в черновик журнала решений, но продолжить этот совет будет нельзя.`,
  stopWhy: 'Почему (необязательно, войдёт в протокол)',
  tasksFirst: (name: string) => `Сначала попросить задачи: ${name}`,
  proposeTasks: {
    en: 'Before we stop: please propose the tasks that follow from what was said, each with an owner and a date if one was named.',
    ru: 'Прежде чем мы остановимся: предложите, пожалуйста, задачи, которые следуют из сказанного, каждую с ответственным и сроком, если они назывались.',
  },
  hasEnded: 'Совет завершён.',
  nobodyToSkip: 'Слова нет ни у кого, пропускать нечего.',
  table: 'Повестка и очередь',
  ask: 'Просьба',
  write: 'Написать',
  item: 'Открытый пункт',
  views: { talk: 'Разговор', outcome: 'Итог', queue: 'Очередь', more: 'Ещё' },
  widthOf: { left: 'Ширина повестки и очереди', right: 'Ширина итога' },
}

export const asking = {
  floor: ['Слово', 'Слово: кто говорит следующим'],
  time: ['Время', 'Время: добавить пункту'],
  seat: 'Место',
  leave: 'Оставить место',
  about: { alternatives: 'Альтернативы: о чём?', risks: 'Риски: чего?' },
  aboutHint: 'Можно не заполнять',
  ofOne: 'Об одном из вариантов',
  ofOption: (title: string) => `вариант «${title}»`,
  send: { alternatives: 'Попросить альтернативы', risks: 'Попросить риски' },
  cancel: 'Отмена',
  floorTo: 'Кто говорит следующим',
  floorHint: 'Нажмите номер или имя.',
  timeMore: 'Добавить время',
  minutes: (n: number) => `+${n} мин`,
  ownTime: 'Другое (3 или 1:30)',
  add: 'Добавить',
  wrongTime: 'Напишите время от 0:30 до 480:00: минуты (3) или минуты и секунды (1:30).',
}

export const message = {
  restored: 'Черновик восстановлен',
  over: (length: string, most: string) => `${length} знаков из ${most}. Сократите, прежде чем отправить.`,
  keys: (mod: string, enterSends: boolean) => (enterSends ? 'Enter отправляет' : `${mod} Enter отправляет`),
  enterSends: 'Enter отправляет сообщение',
  enterSendsHint: 'Тогда Shift Enter — новая строка. Иначе Enter — новая строка, а отправляет Ctrl Enter.',
}
