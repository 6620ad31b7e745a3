import type { Span } from './rich-text.ts'

/** What stands in a section, before it is made into Notion's blocks. */
export type Line =
  | { kind: 'text' | 'bullet' | 'quote'; spans: Span[]; below?: Line[] }
  | { kind: 'tick'; done: boolean; spans: Span[]; below?: Line[] }
  | { kind: 'table'; rows: string[][] }

/** A part of a page that is written and replaced as a whole. */
export type Section = { id: string; title: string; lines: Line[] }

export const span = (text: string): Span => ({ text })
export const bold = (text: string): Span => ({ text, bold: true })
export const italic = (text: string): Span => ({ text, italic: true })
export const code = (text: string): Span => ({ text, code: true })

export const text = (...spans: Span[]): Line => ({ kind: 'text', spans })
export const bullet = (spans: Span[], below: Line[] = []): Line => ({
  kind: 'bullet',
  spans,
  ...(below.length === 0 ? {} : { below }),
})
