// Tab and line feed are layout; every other control character can move the cursor, change colours, set a title or
// answer for the keyboard. The marks of writing direction can make a line read other than it is.
// oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
const DANGEROUS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** A text of others, safe to print: what a terminal would obey is shown as a mark instead (SECURITY 63). */
export const safe = (text: string): string =>
  text.replaceAll('\r\n', '\n').replaceAll('\t', '  ').replace(DANGEROUS, '\uFFFD')

/** The same in one line. */
export const safeLine = (text: string): string => safe(text).replaceAll(/\s+/g, ' ').trim()
