// Строка сцены, повестка и очередь.
import { count } from './plural.ts'

export const stageState = {
  finishing: 'Пишется итог',
  stopping: 'Остановка',
  pausing: 'Пауза после этой реплики',
  starting: 'Совет рассаживается',
  ready: 'на месте',
  gettingReady: 'готовится',
  pausedBy: (who: string, ago: string) => `Пауза: ${who}, ${ago} назад`,
  pausedNow: (who: string) => `Пауза: ${who}`,
  paused: 'Пауза',
  stoppingHint: 'Последняя реплика сохраняется.',
  finishingHint: 'Интегратор и секретарь записывают, к чему пришёл совет.',
  waitsForYou: 'Совет ждёт вашего ответа',
  waitsFor: (who: string) => `Совет ждёт: ${who}`,
}

export const endBar = {
  label: 'Чем закончилось',
  finished: (time: string) => `Завершено за ${time}.`,
  brought: (decisions: string, tasks: string) => `${decisions}, ${tasks}`,
  decisions: (n: number) => count(n, 'решение', 'решения', 'решений'),
  tasks: (n: number) => count(n, 'задача', 'задачи', 'задач'),
  risks: (n: number) => count(n, 'риск', 'риска', 'рисков'),
  messages: (n: number) => count(n, 'сообщение', 'сообщения', 'сообщений'),
  review: 'Посмотреть итог',
  drafts: 'Посмотреть черновики',
  stopped: (time: string) => `Прошло ${time}.`,
  kept: (list: string) =>
    `Сохранено: ${list}. Из этого сделан черновик журнала решения; сам собой он никуда не отправится.`,
  failed: 'Совет не смог продолжить.',
  lastGood: (n: number) => `Всё до сообщения ${n} сохранено.`,
  failedWay:
    'Прерванный сбоем запуск не продолжается. Черновики сохранены, и ту же встречу можно провести ещё раз.',
  toLast: 'К последнему сообщению',
  escalated: 'Передано людям:',
}

export const agendaWords = {
  label: 'Повестка',
  done: 'пройдено',
  now: 'сейчас',
  next: 'впереди',
  parked: 'отложено',
  used: (time: string, planned: string) => `${time} из ${planned}`,
  planned: (time: string) => time,
  phases: 'Этапы этого пункта',
  decide: 'решить',
  discuss: 'обсудить',
}

export const queueWords = {
  now: 'Сейчас',
  next: 'Далее',
  then: 'Потом',
  nobody: 'Слова нет ни у кого',
  more: (n: number) => `ещё ${n}`,
  fewer: 'Свернуть',
  menu: (name: string) => `${name}: очередь`,
  speakNext: 'Дать слово следующим',
  moveUp: 'Выше',
  moveDown: 'Ниже',
  skip: 'Пропустить реплику',
  mute: 'Без слова',
  askWhy: 'Спросить почему',
  askWhyText: (name: string) => `${name}, почему сейчас ваше слово и что вы добавите?`,
  inAbout: (time: string) => `примерно через ${time}`,
  notMovable: 'На этом этапе очередь не меняют вручную. «Дать слово следующим» действует.',
}

export const fsmWords = {
  label: 'Состояние',
  now: 'Сейчас',
  moves: 'Возможные переходы',
  when: {
    always: 'в конце реплики',
    all_spoke: 'когда выскажутся все',
    quiet: 'когда не будет нового',
    objections_answered: 'когда на все возражения ответят',
    gates_passed: 'когда всего хватает',
    gate_failed: 'когда чего-то не хватает',
    timebox_expired: 'когда выйдет время',
    called: 'когда человек потребует решения',
    decided: 'когда решение принято',
    tied: 'когда голоса разделились',
  },
  go: (phase: string) => `Перейти: ${phase}`,
  blind: 'Не во время слепого круга',
  decided: 'По пункту уже решено',
  byItself: 'Наступает сам',
}

export const talkWords = {
  label: 'Доли речи',
  even: (share: string) => `поровну ${share}`,
  of: (name: string, share: string, n: string) => `${name}: ${share}, ${n}`,
  words: (n: number) => count(n, 'слово', 'слова', 'слов'),
  none: 'Пока никто не говорил.',
  basis: 'по словам',
}

export const extendWords = {
  with: (time: string) => `Если добавить ${time}:`,
  fits: 'всё, что дальше, по-прежнему помещается.',
  loses: (items: string) => `${items}.`,
  lost: (title: string, by: string) => `«${title}» теряет ${by}`,
  cut: (by: string) => `время всего совета выйдет раньше на ${by}.`,
  grows: (total: string) => `весь совет вырастет до ${total}.`,
}

export const timeTitle = {
  left: (at: string) => `осталось ${at}`,
  over: (at: string) => `+${at} сверх`,
}
