import { keepingLast } from '../keeping-last.ts'

/** A text as it is compared: without case, marks and runs of space. */
export const normalised = keepingLast((text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim(),
)
