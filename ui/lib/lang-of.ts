/** So few letters, a name or an abbreviation, say nothing of the language. */
const LEAST_LETTERS = 12
/** From this share on the other script is no quotation any more. */
const CLEARLY = 0.7
/** The beginning tells what the rest is. */
const LOOKED_AT = 2_000

type Language = 'en' | 'ru'

/**
 * What a text is written in, for those who have it read aloud: what the council speaks, unless its letters are clearly
 * those of the other language. Code and addresses are no language.
 */
export function langOf(text: string, council: Language): Language {
  const words = text.slice(0, LOOKED_AT).replaceAll(NO_WORDS, ' ')
  const [cyrillic, latin] = [lettersIn(words, CYRILLIC), lettersIn(words, LATIN)]
  const letters = cyrillic + latin
  if (letters < LEAST_LETTERS) return council
  if (cyrillic / letters >= CLEARLY) return 'ru'
  return latin / letters >= CLEARLY ? 'en' : council
}

const lettersIn = (words: string, letters: RegExp): number => words.match(letters)?.length ?? 0

const NO_WORDS = /```[\s\S]*?(?:```|$)|`[^`\n]*`|https?:\/\/\S+/g
const CYRILLIC = /\p{Script=Cyrillic}/gu
const LATIN = /\p{Script=Latin}/gu
