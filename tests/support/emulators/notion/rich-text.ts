// Rich text: what may be sent, and what comes back.
import {
  boolean,
  type Check,
  choice,
  type Json,
  list,
  nullable,
  record,
  tagged,
  text,
  uuid,
} from './checks.ts'
import { failed, invalid } from './errors.ts'

const COLORS = 'default gray brown orange yellow green blue purple pink red'.split(' ')
export const color: Check = choice(...COLORS, ...COLORS.map((name) => `${name}_background`))
export const optionColor: Check = choice(...COLORS)
export const colorAt = (index: number) => COLORS[1 + (index % (COLORS.length - 1))] ?? 'default'

const annotations = record(
  {},
  { bold: boolean, italic: boolean, strikethrough: boolean, underline: boolean, code: boolean, color },
)
const link = record({ url: linkUrl }, { type: choice('url') })
const ISO_DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/

export const isoDate: Check = (value, path) => {
  if (typeof value !== 'string' || !ISO_DATE.test(value) || Number.isNaN(Date.parse(value)))
    throw failed(path, 'a valid ISO 8601 date string', value)
}
export const date = record({ start: isoDate }, { end: nullable(isoDate), time_zone: nullable(text(100)) })

const KINDS = {
  text: record({ content: text(2000) }, { link: nullable(link) }),
  mention: tagged({
    user: record({ id: uuid }, { object: choice('user') }),
    page: record({ id: uuid }),
    database: record({ id: uuid }),
    date,
  }),
  equation: record({ expression: text(1000) }),
}
export const richTextItem: Check = tagged(KINDS, {
  annotations,
  plain_text: text(4000),
  href: nullable(text(2000)),
})
export const richText: Check = list(richTextItem)

function linkUrl(value: unknown, path: string): void {
  text(2000)(value, path)
  const url = String(value)
  if (!url.startsWith('/') && !url.startsWith('#') && !URL.canParse(url))
    throw invalid('Invalid URL for link.')
}

const PLAIN = {
  bold: false,
  italic: false,
  strikethrough: false,
  underline: false,
  code: false,
  color: 'default',
}

/** Fills in all that Notion tells about a text it was given. */
export function normalised(items: unknown): Json[] {
  return (items as Json[]).map((item) => {
    const own = { ...PLAIN, ...(item.annotations as Json | undefined) }
    if (item.mention) {
      const mention = item.mention as Json
      const type = Object.keys(mention).find((name) => name !== 'type') ?? ''
      return {
        type: 'mention',
        mention: { type, [type]: mention[type] },
        annotations: own,
        plain_text: '@',
        href: null,
      }
    }
    if (item.equation) {
      const { expression } = item.equation as { expression: string }
      return {
        type: 'equation',
        equation: { expression },
        annotations: own,
        plain_text: expression,
        href: null,
      }
    }
    const given = item.text as { content: string; link?: { url: string } | null }
    // Half a character does not survive the way: it would be stored as UTF-8.
    const content = given.content.toWellFormed()
    const url = given.link?.url ?? null
    const told = { content, link: url === null ? null : { url } }
    return { type: 'text', text: told, annotations: own, plain_text: content, href: url }
  })
}

export const plain = (items: unknown): string =>
  (items as { plain_text: string }[]).map(({ plain_text }) => plain_text).join('')

export const asText = (content: string): Json[] =>
  normalised(content === '' ? [] : [{ type: 'text', text: { content } }])
