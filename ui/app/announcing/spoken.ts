/** More than this of one message is read where it stands. */
const MOST_CHARACTERS = 1_500

/** The words of a message without the marks of Markdown, for ears. */
export function spoken(text: string): string {
  const words = text
    .replaceAll(/^ {0,3}(`{3,}|~{3,})[^\n]*$/gm, '')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^\s*(#{1,6}|>|[-*+]|\d+[.)])\s+/gm, '')
    .replaceAll(/[*_`~|]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return words.length > MOST_CHARACTERS ? `${words.slice(0, MOST_CHARACTERS)} …` : words
}

/** The first sentence of it. */
export function firstSentence(text: string): string {
  const words = spoken(text)
  return /^.*?[.!?…]+(?=\s|$)/u.exec(words)?.[0] ?? words
}
