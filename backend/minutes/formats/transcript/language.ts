import type { Language } from '../../render/words.ts'

const SAMPLE = 40_000
const RUSSIAN = /(?<!\p{L})(?:и|в|на|не|что|мы|для|это|по|с|как|но|у|к|до|надо|нужно|будет)(?!\p{L})/giu
const ENGLISH = /(?<!\p{L})(?:the|and|to|of|in|we|is|for|that|it|on|with|be|will|this|not|are)(?!\p{L})/giu

/** Russian where most letters are, or where its small words outnumber the English ones among many foreign names. */
export function languageOf(text: string): Language {
  const sample = text.slice(0, SAMPLE)
  const cyrillic = count(sample, /[а-яё]/gi)
  const latin = count(sample, /[a-z]/gi)
  if (cyrillic === 0) return 'en'
  const share = cyrillic / (cyrillic + latin)
  if (share > 0.6) return 'ru'
  return share > 0.1 && count(sample, RUSSIAN) > count(sample, ENGLISH) ? 'ru' : 'en'
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
