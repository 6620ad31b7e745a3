import { sameWord, type Token } from './read-words.ts'

/** Names that are ordinary words when they are written small. */
const ALSO_WORDS = new Set([
  'will',
  'may',
  'mark',
  'grant',
  'rose',
  'bill',
  'art',
  'hope',
  'grace',
  'dean',
  'chase',
  'sue',
  'pat',
  'вера',
  'надежда',
  'любовь',
  'роман',
  'лев',
])

/** Whether a name is an ordinary word as well, so that only a capital tells it: Will, May. */
export const mayBeAWord = (token: Token): boolean => ALSO_WORDS.has(token.text)

const NOBODY =
  /^(?:we|i|you|he|she|they|it|us|all|everyone|everybody|someone|somebody|anyone|anybody|nobody|no one|none|n\/a|tbd|tba|unknown|unassigned|мы|я|ты|вы|он|она|они|все|кто-то|кто-нибудь|никто|нет)$/iu

// The whole table: whoever is asked for a thing together with all others has not taken it on.
const ALL_OF_US =
  /^(?:(?:the|our|my|this|whole|entire|all) +)*(?:teams?|groups?|staff|council|committee|participants|members|attendees)$|^(?:(?:наш|вс)\p{Ll}+ +)*(?:команд[аеуы]|групп[аеуы]|коллектив[ау]?|совет[ау]?|комитет[ау]?|участники|коллеги)$/iu

/** Words in a name's place that name nobody: "we", "TBD", "the whole team". */
export const isNobody = (name: string): boolean =>
  !/\p{L}/u.test(name) || NOBODY.test(name.trim()) || ALL_OF_US.test(name.trim())

/** Whether a word is written as names are: with a capital, or @so. */
export const capital = (token: Token): boolean => /^@|^_*\p{Lu}/u.test(token.raw)
/** A handle, a code, a product: FooBar, x86, T-800, NASA. */
const odd = (token: Token): boolean => /^@|\p{L}\p{N}|\p{N}\p{L}|\p{Ll}\p{Lu}|^\p{Lu}{2,}/u.test(token.raw)

/** The words that name somebody or something: written with a capital where no sentence begins, or so elsewhere in the same texts. */
export function namesIn(tokens: readonly Token[], elsewhere: readonly (readonly Token[])[]): Token[] {
  const known = new Set(
    [tokens, ...elsewhere].flatMap((text) => text.filter(isPlainName).map((token) => token.text)),
  )
  return tokens.filter(
    (token) =>
      isPlainName(token) ||
      (capital(token) && !token.glue && known.has(token.text)) ||
      isAlsoWord(tokens, token),
  )
}

/** What may be a name: also a word that only ever begins sentences, where its capital says nothing. */
export function perhapsNamesIn(tokens: readonly Token[], elsewhere: readonly (readonly Token[])[]): Token[] {
  const sure = new Set(namesIn(tokens, elsewhere))
  const small = new Set(
    [tokens, ...elsewhere].flatMap((text) =>
      text.filter((token) => !capital(token)).map((token) => token.text),
    ),
  )
  return tokens.filter(
    (token) => sure.has(token) || (token.first && capital(token) && !token.glue && !small.has(token.text)),
  )
}

const isPlainName = (token: Token): boolean =>
  /\p{L}/u.test(token.raw) &&
  (odd(token) || (capital(token) && !token.first)) &&
  !(token.glue && !ALSO_WORDS.has(token.text) && token.raw !== 'A') &&
  !NO_NAMES.has(token.text)
/** A capital says nothing of these. */
const NO_NAMES = new Set(['i', 'я'])

/** "Will writes the plan" begins with a name, "Will it hold?" does not. */
function isAlsoWord(tokens: readonly Token[], token: Token): boolean {
  if (!token.first || !capital(token) || !ALSO_WORDS.has(token.text)) return false
  const next = tokens[tokens.indexOf(token) + 1]
  return next !== undefined && (!next.glue || /^(?:to|will|and|has|is|was)$/.test(next.text))
}

/** Whether two names are one: letter for letter, in Russian in any case. */
export function sameName(a: Token, b: Token): boolean {
  return nameKey(a) === nameKey(b) || (/[а-я]/.test(a.text) && sameWord(a, b))
}

const DAYS = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/

/** The one form by which names are compared. */
export function nameKey({ text }: Token): string {
  if (/[а-я]/.test(text)) return caseless(text)
  return DAYS.test(text) ? text.replace(/s$/, '') : text.replace(/^@/, '')
}

/** A Russian name without its case: Анной and Анны are Анн, Павла and Павел are Павл. */
const caseless = (name: string): string => {
  const stem = name
    .replace(/(?<=.{2})(?:ого|ому|ыми|ами|ями|ом|ем|ым|им|ой|ою|ей|ею|ах|ях)$/u, '')
    .replace(/(?<=..)[аеиоуыэюяйь]+$/u, '')
  return stem.replace(/(?<=.[^аеиоуыэюя])[ео](?=[^аеиоуыэюя]$)/u, '')
}

/** Whether every name of a claim stands in what it quotes or in what is known beside it. */
export function namesHold(names: readonly Token[], there: readonly Token[]): boolean {
  // Of one letter, as in Hall B, only the capital tells that it is a name.
  return names.every((name) =>
    there.some((token) => (name.raw.length === 1 ? token.raw === name.raw : sameName(token, name))),
  )
}
