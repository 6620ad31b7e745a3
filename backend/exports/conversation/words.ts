import type { Language } from './said.ts'
import { en, type ConversationWords } from './words-en.ts'
import { ru } from './words-ru.ts'

const WORDS: Record<Language, ConversationWords> = { en, ru }

/** The words of a conversation, in the language of whoever it is about. */
export const saying = (language: Language): ConversationWords => WORDS[language]
