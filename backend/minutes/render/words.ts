import type { HeldMeeting } from '../../../schemas/generated/types.ts'
import { en, type RenderWords } from './words-en.ts'
import { ru } from './words-ru.ts'

export type Language = HeldMeeting['language']

const WORDS: Record<Language, RenderWords> = { en, ru }

/** The words of a document: those of its meeting, English where nobody says which. */
export const wordsOf = (language: Language = 'en'): RenderWords => WORDS[language]
