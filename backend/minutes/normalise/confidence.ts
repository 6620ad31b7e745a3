import type { Language } from '../render/words.ts'
import type { Draft } from './merge.ts'
import type { Item } from './item.ts'

type BasisWords = {
  marked: string
  understood: string
  owner: { named: string; unnamed: string }
  due: { named: string; vague: string; unnamed: string }
  repeated: (times: number) => string
}

const WORDS: Record<Language, BasisWords> = {
  en: {
    marked: 'Marked as such by the text',
    understood: 'Understood from its words; the text does not mark it',
    owner: { named: 'the owner is named', unnamed: 'no owner is named' },
    due: { named: 'the day is named', vague: 'when is said, but not the day', unnamed: 'no day is named' },
    repeated: (times) => (times === 1 ? 'said once' : `said ${times} times`),
  },
  ru: {
    marked: 'Так помечено в тексте',
    understood: 'Понято по словам, в тексте не помечено',
    owner: { named: 'исполнитель назван', unnamed: 'исполнитель не назван' },
    due: { named: 'день назван', vague: 'срок назван без дня', unnamed: 'срок не назван' },
    repeated: (times) => (times === 1 ? 'сказано один раз' : `сказано несколько раз: ${times}`),
  },
}

// What is said again is a little surer than what was said once; nothing read from words is quite sure.
const FOR_REPEATING = 0.05
const SUREST = 0.99

/** How sure it is that an item is what it is called, and what that rests on. */
export function confidenceOf(draft: Draft, language: Language): Item['confidence'] {
  const words = WORDS[language]
  const level = Math.min(SUREST, draft.certainty + (draft.repeated > 1 ? FOR_REPEATING : 0))
  const how = draft.marked ? words.marked : words.understood
  const parts =
    draft.kind === 'action'
      ? [
          how,
          words.owner[draft.owners.length > 0 ? 'named' : 'unnamed'],
          dueWords(draft, words),
          words.repeated(draft.repeated),
        ]
      : [how, words.repeated(draft.repeated)]
  return { level: Math.round(level * 100) / 100, basis: `${parts.join('; ')}.` }
}

const dueWords = ({ due, dueRaw }: Draft, words: BasisWords): string =>
  words.due[due !== null ? 'named' : dueRaw !== null ? 'vague' : 'unnamed']
