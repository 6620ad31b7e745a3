/** How many words a text has, the same wherever talk is counted: signs and dashes by themselves are none. */
export const wordsIn = (text: string): number => text.match(WORD)?.length ?? 0

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu
