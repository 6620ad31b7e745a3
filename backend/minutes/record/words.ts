import type { Language } from '../render/words.ts'
import { en, type RecordWords } from './words-en.ts'
import { ru } from './words-ru.ts'

const WORDS: Record<Language, RecordWords> = { en, ru }

/** What a record says beside the words of its text, in the language of the text. */
export const recordWords = (language: Language): RecordWords => WORDS[language]
