import type { Language } from '../../../minutes/render/words.ts'

type Words = {
  open: string
  rest: string
  noLonger: string
  dueToday(title: string): string
  asks(title: string): string
  until(moment: string, answer: string): string
  inWords: string
  yourAnswer: string
  send: string
  cancel: string
  elsewhere: string
  mayNotAnswer: string
  gone: string
}

const WORDS: Record<Language, Words> = {
  en: {
    open: 'Open in the panel',
    rest: 'There is more of it in the panel.',
    noLonger: 'This part is no longer needed: the messages above say all.',
    dueToday: (title) => `Due today: ${title}`,
    asks: (title) => `The council on “${title}” asks:`,
    until: (moment, answer) => `Until ${moment} (UTC); without an answer it is: ${answer}`,
    inWords: 'Answer in words',
    yourAnswer: 'Your answer',
    send: 'Send',
    cancel: 'Cancel',
    elsewhere: 'The councils are held in another channel. Ask there.',
    mayNotAnswer: 'You may look on here, and not answer. Ask whoever set XIO up to add you to SLACK_USERS.',
    gone: 'This question is not asked any more. Nothing was changed.',
  },
  ru: {
    open: 'Открыть в панели',
    rest: 'Остальное есть в панели.',
    noLonger: 'Эта часть больше не нужна: всё сказано в сообщениях выше.',
    dueToday: (title) => `Срок сегодня: ${title}`,
    asks: (title) => `Совет «${title}» спрашивает:`,
    until: (moment, answer) => `До ${moment} (всемирное время); без ответа будет так: ${answer}`,
    inWords: 'Ответить словами',
    yourAnswer: 'Ваш ответ',
    send: 'Отправить',
    cancel: 'Отмена',
    elsewhere: 'Советы проходят в другом канале. Спросите там.',
    mayNotAnswer: 'Здесь вы можете смотреть, но не отвечать. Попросите добавить вас в SLACK_USERS.',
    gone: 'Этот вопрос больше не задан. Ничего не изменено.',
  },
}

export const wordsIn = (language: Language): Words => WORDS[language]
