import type { BlockObjectRequest } from '@notionhq/client'
import { splitText, storable } from './split-text.ts'

export type RichText = Extract<BlockObjectRequest, { paragraph: unknown }>['paragraph']['rich_text']

/** A stretch of text in one look. Only our own links are links: what models and documents say is text. */
export type Span = { text: string; bold?: true; italic?: true; code?: true; link?: string }

/** The spans as Notion takes them, each in as many pieces as it needs. */
export function richText(spans: readonly Span[]): RichText {
  return spans.flatMap(({ text, link, bold, italic, code }) => {
    const looks = { ...(bold && { bold }), ...(italic && { italic }), ...(code && { code }) }
    return splitText(storable(text)).map((content) => ({
      type: 'text' as const,
      text: { content, ...(link === undefined ? {} : { link: { url: link } }) },
      ...(Object.keys(looks).length === 0 ? {} : { annotations: looks }),
    }))
  })
}

/** A plain text as Notion takes it in a property. */
export const plainText = (text: string): RichText => richText([{ text: text.trim() }])
