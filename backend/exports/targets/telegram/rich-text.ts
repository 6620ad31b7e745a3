/** A stretch of text in one look. */
export type Span = { text: string; look?: 'bold' | 'italic'; href?: string }
/** What stays together where there is room: a paragraph, or a list with its heading. It may have several lines. */
export type Paragraph = readonly Span[]

export const say = (text: string): Span => ({ text: clean(text) })
export const bold = (text: string): Span => ({ text: clean(text), look: 'bold' })
export const italic = (text: string): Span => ({ text: clean(text), look: 'italic' })

/** The way to a page of ours. Telegram makes no link of an address on this machine, so that one is shown as it is. */
export const pageLink = (text: string, href: string): Paragraph =>
  href.startsWith('https:') ? [{ text, href }] : [say(`${text}: ${href}`)]

/** Telegram counts UTF-16 units of what is shown, not of how it is written. */
export const lengthOf = (paragraph: Paragraph): number =>
  paragraph.reduce((sum, { text }) => sum + text.length, 0)

/** Texts of people and models show themselves and do nothing else. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export const htmlOf = (paragraphs: readonly Paragraph[]): string =>
  paragraphs.map((paragraph) => paragraph.map(htmlOfSpan).join('')).join('\n\n')

function htmlOfSpan({ text, look, href }: Span): string {
  const shown = escapeHtml(text)
  if (href !== undefined) return `<a href="${escapeHtml(href)}">${shown}</a>`
  if (look === undefined || text === '') return shown
  return look === 'bold' ? `<b>${shown}</b>` : `<i>${shown}</i>`
}

// A half of a pair is no UTF-8, which Telegram refuses; other control characters it drops, so they would not be counted.
const clean = (text: string): string => text.toWellFormed().replaceAll(/(?!\n)\p{Cc}/gu, ' ')
