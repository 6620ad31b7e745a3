import type { Language } from '../../../minutes/render/words.ts'

type Words = { open: string; why: string }

const WORDS: Record<Language, Words> = {
  en: {
    open: 'Open it in the panel',
    why: 'XIO Consilium sends this by itself to the addresses of XIO_MAIL_TO.',
  },
  ru: {
    open: 'Открыть в панели',
    why: 'XIO Consilium отправляет это письмо сам по адресам из XIO_MAIL_TO.',
  },
}

export const lettersIn = (language: Language): Words => WORDS[language]
