import type { HeldMeeting } from '../../../../schemas/generated/types.ts'
import { en, type Phrases } from './phrases-en.ts'
import { ru } from './phrases-ru.ts'

const PHRASES: Record<HeldMeeting['language'], Phrases> = { en, ru }

/** What the panel can say in the language of the council, which is not that of whoever watches it. */
export const phrasesIn = (language: HeldMeeting['language']): Phrases => PHRASES[language]
