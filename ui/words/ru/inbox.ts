// Слова о том, что ждёт людей: на главной и во входящих.
import { count } from './plural.ts'

export const waiting = {
  still: 'Всё ещё загружается.',
  retry: 'Повторить',
  failed: 'Сервер не отвечает, поэтому загрузить не удалось. Ничего не потеряно.',
}

export const toastWords = {
  label: 'Только что',
  dismiss: 'Закрыть',
  open: 'Открыть',
}

export const inboxWords = {
  title: 'Входящие',
  lead: 'Где вы нужны и что закончилось без вас.',
  bell: 'Входящие',
  bellWith: (n: number) => `Входящие: ${count(n, 'непрочитанное', 'непрочитанных', 'непрочитанных')}`,
  needs: 'Нужны вы',
  nothing: 'Вас ничего не ждёт.',
  news: 'Что произошло',
  noNews: 'Ни один совет ещё не закончился.',
  loading: 'Смотрим, что вас ждёт.',
  unread: 'Не прочитано',
  markRead: 'Прочитано',
  markReadOf: (title: string) => `Отметить прочитанным: ${title}`,
  markAll: 'Отметить всё прочитанным',
  allRead: 'Всё отмечено прочитанным.',
  how: 'Как вас звать',
  kinds: {
    question: 'Вопрос',
    turn: 'Ваша очередь',
    approval: 'Утверждение',
    review: 'Проверка',
    export_failed: 'Экспорт не удался',
    run_failed: 'Сбой совета',
  },
  acts: {
    question: 'Ответить',
    turn: 'Взять слово',
    approval: 'Посмотреть и утвердить',
    review: 'Сказать, что вышло',
    export_failed: 'Открыть запись',
    run_failed: 'Что случилось',
  },
  actOf: (act: string, title: string) => `${act}: ${title}`,
  says: {
    question: (title: string) => `Совет «${title}» задаёт вопрос.`,
    turn: (title: string) => `Ваша очередь в совете «${title}».`,
    approval: (title: string) => `Решение совета «${title}» ждёт утверждения.`,
    review: (title: string) => `Пора проверить, что вышло из решения совета «${title}».`,
    export_failed: (title: string) => `Запись совета «${title}» не дошла до места.`,
    run_failed: (title: string) => `Сбой совета «${title}».`,
  },
  ended: {
    completed: (title: string) => `Совет «${title}» закончен.`,
    escalated: (title: string) => `Совет «${title}» передан выше.`,
    stopped: (title: string) => `Совет «${title}» остановлен.`,
    failed: (title: string) => `Сбой совета «${title}».`,
  },
  noText: {
    approval: 'Запись уйдёт, только когда её утвердит человек.',
    export_failed: 'Причина не названа.',
    run_failed: 'Причины в журнале нет.',
  },
  to: (target: string) => `→ ${target}`,
  objects: (n: number) => count(n, 'объект', 'объекта', 'объектов'),
  retry: 'Повторить сейчас',
  retryOf: (title: string) => `Повторить сейчас: ${title}`,
  retrying: 'Повторяем…',
  retried: 'Экспорт запущен ещё раз.',
  notRetried: (why: string) => `Не повторено: ${why}`,
  reviewSince: (day: string) => `Пора проверить: ${day}.`,
  nextTry: (time: string) => `Следующая попытка в ${time}.`,
}
