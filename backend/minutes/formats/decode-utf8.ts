import { lineAt, TextInvalid } from './text-invalid.ts'

/** 10 MiB: more than any meeting or transcript a person reads, little enough to fold into one event. */
export const MAX_BYTES = 10 * 1024 * 1024

/** The text of a file's bytes without its byte order mark; what is no UTF-8 is refused. */
export function decodeUtf8(bytes: Uint8Array): string {
  if (bytes.length > MAX_BYTES) throw tooLong()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new TextInvalid(null, 'is not UTF-8 text: save it as UTF-8 and try again.')
  }
}

/** A text without its byte order mark; what is no text at all (control characters, half characters) is refused. */
export function plainText(text: string): string {
  if (text.length > MAX_BYTES) throw tooLong()
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  const control = plain.search(CONTROL)
  if (control >= 0) {
    throw new TextInvalid(lineAt(plain, control), 'holds control characters: this is no text file.')
  }
  if (!plain.isWellFormed()) {
    const line = lineAt(plain, plain.search(LONE_SURROGATE))
    throw new TextInvalid(
      line,
      'holds half a character (an unpaired surrogate): save the file as UTF-8 again.',
    )
  }
  if (plain.trim() === '') throw new TextInvalid(null, 'is empty: write at least a title and a question.')
  return plain
}

// Tab, line feed, form feed and carriage return occur in text; the rest of them only in other files.
// oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000E-\u001A\u001C-\u001F]/
const LONE_SURROGATE = /\p{Surrogate}/u

function tooLong(): TextInvalid {
  return new TextInvalid(null, 'is longer than 10 MB: split it, or keep only what the meeting needs.')
}
