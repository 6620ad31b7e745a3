// Rich text as HTML: paragraphs, lists, quotes and code, as people see them in a channel.
import { escapeHtml } from '../../core/page.ts'
import { isJson, type Json } from '../json.ts'
import { withEmoji } from '../stored-text.ts'

type Names = { nameOf(user: string): string }

/** A `rich_text` block. */
export function richTextHtml(block: Json, names: Names): string {
  return list(block.elements)
    .map((part) => partHtml(part, names))
    .join('')
}

function partHtml(part: Json, names: Names): string {
  const inside = () =>
    list(part.elements)
      .map((one) => spanHtml(one, names))
      .join('')
  switch (part.type) {
    case 'rich_text_list':
      return listHtml(part, names)
    case 'rich_text_quote':
      return `<blockquote>${inside()}</blockquote>`
    case 'rich_text_preformatted':
      return `<pre>${inside()}</pre>`
    default:
      return `<div>${inside()}</div>`
  }
}

function listHtml(part: Json, names: Names): string {
  const tag = part.style === 'ordered' ? 'ol' : 'ul'
  const items = list(part.elements).map((item) => `<li>${partHtml(item, names)}</li>`)
  return `<${tag}>${items.join('')}</${tag}>`
}

function spanHtml(span: Json, { nameOf }: Names): string {
  return list([span.style]).reduce((html, style) => styled(html, style), plainHtml(span, nameOf))
}

function plainHtml(span: Json, nameOf: Names['nameOf']): string {
  switch (span.type) {
    case 'text':
      return escapeHtml(String(span.text))
    case 'link':
      return `<a href="${escapeHtml(String(span.url))}">${escapeHtml(String(span.text ?? span.url))}</a>`
    case 'user':
      return `<b>@${escapeHtml(nameOf(String(span.user_id)))}</b>`
    case 'broadcast':
      return `<b>@${escapeHtml(String(span.range))}</b>`
    case 'emoji':
      return withEmoji(`:${escapeHtml(String(span.name))}:`)
    default:
      return escapeHtml(String(span.text ?? span.fallback ?? ''))
  }
}

function styled(html: string, style: Json): string {
  const tags = { bold: 'b', italic: 'i', strike: 's', code: 'code' }
  return Object.entries(tags).reduce(
    (inner, [name, tag]) => (style[name] === true ? `<${tag}>${inner}</${tag}>` : inner),
    html,
  )
}

const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : [])
