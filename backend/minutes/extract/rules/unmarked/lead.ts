import { leadEn } from './lead-en.ts'
import { leadRu } from './lead-ru.ts'
import type { NameBook } from './name-book.ts'
import type { Lead, Token } from './opening.ts'

const FILLER =
  /^(?:(?:ok|okay|so|and|then|yes|yeah|yep|great|right|also|now|alright|well|cool|sure|thanks|um|uh|but|plus|again|finally|fine|perfect|nice|got it|understood|no problem|oh|hmm|понятно|принято|perhaps|cool|good|later|afterwards|meanwhile|in the meantime|for now|in addition|additionally|да|хорошо|ладно|ок|итак|так|ну|тогда|значит|отлично|и|а|пока|также|далее)(?:[,.!:;…-]{1,3}\s{1,3}|\s{1,3}))/iu
const TOKEN = /@?[\p{L}\p{N}][\p{L}\p{N}\p{M}_'’.-]*|[&,/:—–(]|->|(?<=\s)-(?=\s)/gu
/** Whom an answer is meant for: "@ben I'll send it". */
const ADDRESSED = /^\s{0,9}(?:<@\w{1,30}>|@[\w.-]{1,30})[,:]?\s(?=i\b|i['’]|я\s)/iu
const MOST_TOKENS = 16

/** Reads the beginning of a sentence; `names` tells who was there. */
export function leadOf(sentence: string, names: NameBook): Lead {
  let text = sentence.replace(ADDRESSED, '').replace(/^[\s\-–—>*•[\]().…]{1,10}/u, '')
  for (let i = 0; i < 3; i++) text = text.replace(FILLER, '')
  const tokens = tokensOf(text)
  if (/[а-яё]/i.test(text.slice(0, 60))) return leadRu(tokens, names)
  return leadEn(tokens, names)
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  const opening = text.slice(0, 240)
  for (
    let found = TOKEN.exec(opening);
    found !== null && tokens.length < MOST_TOKENS;
    found = TOKEN.exec(opening)
  ) {
    const word = found[0].replace(/(?<=[^.'’-])[.'’-]{1,9}$/, '')
    tokens.push({ text: word, low: word.toLowerCase().replace(/’/g, "'"), end: found.index + word.length })
  }
  return tokens
}
