// Blocks and rich text as HTML.
import { escapeHtml as esc } from '../../core/page.ts'
import type { Json } from '../checks.ts'
import { bare } from '../ids.ts'
import { plain } from '../rich-text.ts'
import { liveChildren, titleOf } from '../views.ts'
import type { Anything, Block, Page, World } from '../world.ts'

/** Neighbours of a list stand in one list. */
export function blocksHtml(world: World, above: Page | Block): string {
  const html: string[] = []
  let open = ''
  for (const child of liveChildren(world, above)) {
    const list = LISTS[child.kind === 'block' ? child.type : ''] ?? ''
    if (list !== open) html.push(open && `</${open}>`, list && `<${list}>`)
    open = list
    html.push(childHtml(world, child))
  }
  return [...html, open && `</${open}>`].join('')
}

const LISTS: Record<string, string> = { bulleted_list_item: 'ul', numbered_list_item: 'ol' }

function childHtml(world: World, child: Anything): string {
  if (child.kind === 'block') return blockHtml(world, child)
  const name = child.kind === 'page' ? titleOf(world, child) : plain(child.title)
  const icon = child.kind === 'page' ? '📄' : '🗂️'
  return `<p class="child"><a href="/${bare(child.id)}">${icon} ${esc(name || 'Untitled')}</a></p>`
}

function blockHtml(world: World, block: Block): string {
  const { type, content } = block
  const text = richHtml(content.rich_text)
  const inner = () => (block.children.length ? `<div class="inner">${blocksHtml(world, block)}</div>` : '')
  const tone = colorClass(content.color)
  switch (type) {
    case 'heading_1':
    case 'heading_2':
    case 'heading_3':
    case 'heading_4': {
      const level = Number(type.slice(-1)) + 1
      return `<h${level}${tone}>${text}</h${level}>${inner()}`
    }
    case 'bulleted_list_item':
    case 'numbered_list_item':
      return `<li${tone}>${text}${inner()}</li>`
    case 'to_do': {
      const done = content.checked === true
      return `<p class="todo"><span role="img" aria-label="${done ? 'done' : 'open'}">${done ? '☑' : '☐'}</span> <span${done ? ' class="done"' : ''}>${text}</span></p>${inner()}`
    }
    case 'toggle':
      return `<details open><summary${tone}>${text}</summary>${inner()}</details>`
    case 'callout':
      return `<aside${tone}><span>${esc(emojiOf(content.icon))}</span><div>${text}${inner()}</div></aside>`
    case 'quote':
      return `<blockquote${tone}>${text}${inner()}</blockquote>`
    case 'code':
      return `<pre><code>${esc(plain(content.rich_text))}</code></pre>`
    case 'divider':
      return '<hr>'
    case 'equation':
      return `<p><code>${esc(String(content.expression))}</code></p>`
    case 'table':
      return `<div class="wide"><table>${rowsOf(world, block)}</table></div>`
    case 'column_list':
      return `<div class="columns">${blocksHtml(world, block)}</div>`
    case 'column':
      return `<div>${blocksHtml(world, block)}</div>`
    case 'bookmark':
    case 'embed':
      return `<p>${link(String(content.url), esc(String(content.url)))}</p>`
    case 'image':
    case 'video':
    case 'pdf':
    case 'file':
    case 'audio': {
      const url = String((content.external as { url?: string } | undefined)?.url ?? '')
      return `<p>${type}: ${link(url, esc(url))}</p>`
    }
    case 'paragraph':
      return `<p${tone}>${text || '<br>'}</p>${inner()}`
    default:
      return `<p class="other">${esc(type.replaceAll('_', ' '))}</p>`
  }
}

function rowsOf(world: World, table: Block): string {
  const rows = liveChildren(world, table).flatMap((row) =>
    row.kind === 'block' ? [row.content.cells as unknown[]] : [],
  )
  return rows
    .map((cells, index) => {
      const tag = index === 0 && table.content.has_column_header === true ? 'th' : 'td'
      return `<tr>${cells.map((cell) => `<${tag}>${richHtml(cell)}</${tag}>`).join('')}</tr>`
    })
    .join('')
}

const TAGS: [string, string][] = [
  ['bold', 'strong'],
  ['italic', 'em'],
  ['strikethrough', 's'],
  ['underline', 'u'],
  ['code', 'code'],
]

export function richHtml(items: unknown): string {
  return ((items ?? []) as Json[])
    .map((item) => {
      const annotations = item.annotations as Record<string, unknown>
      let html = esc(String(item.plain_text)).replaceAll('\n', '<br>')
      for (const [name, tag] of TAGS) if (annotations[name] === true) html = `<${tag}>${html}</${tag}>`
      const tone = colorClass(annotations.color)
      if (tone) html = `<span${tone}>${html}</span>`
      return typeof item.href === 'string' ? link(item.href, html) : html
    })
    .join('')
}

/** Only to where a browser may safely go. */
export function link(url: string, html: string): string {
  return /^(https?:|mailto:|\/|#)/i.test(url) ? `<a href="${esc(url)}">${html}</a>` : html
}

export function colorClass(color: unknown): string {
  return typeof color === 'string' && /^[a-z_]+$/.test(color) && color !== 'default'
    ? ` class="c-${color}"`
    : ''
}

const emojiOf = (icon: unknown) => String((icon as { emoji?: string } | null)?.emoji ?? '💡')
