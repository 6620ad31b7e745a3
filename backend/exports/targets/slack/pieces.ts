/** What a message says, before it has any form. Texts are data: they are shown, and do nothing. */
export type Piece =
  | { kind: 'title' | 'head' | 'text' | 'note' | 'item'; text: string }
  /** Two texts in a row, the first in bold. */
  | { kind: 'said'; lead: string; text: string }
  /** A way to a page of ours: the only link there is. */
  | { kind: 'link'; text: string; url: string }

/** One line that shows what it says: no line ends, no controls, nothing that turns the direction of what follows. */
export const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .trim()

/** The lines of a text, each as one. */
export const lines = (text: string): string[] =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(oneLine)
    .filter((line) => line !== '')
