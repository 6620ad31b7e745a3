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
  },
}

export const wordsIn = (language: Language): Words => WORDS[language]
