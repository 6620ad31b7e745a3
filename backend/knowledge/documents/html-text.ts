import type { Element, ElementContent, Root, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { SourceInvalid } from '../source-invalid.ts'
import { hidingSelectors, isHidden } from './html-hidden.ts'

/** The text of a page as Markdown would have it, and how many characters were left out since nobody sees them. */
export type DocumentText = { text: string; hidden: number }

/** Reads a page of HTML: headings, paragraphs, items, tables and code in their order; scripts, forms and what is hidden go. */
export function htmlText(html: string): DocumentText {
  try {
    const root: Root = fromHtml(html)
    const page = new Page(hidingSelectors(root))
    page.read(root.children)
    return { text: page.text(), hidden: page.hidden }
  } catch (error) {
    if (error instanceof RangeError)
      throw new SourceInvalid(null, 'is nested too deep to be read: save it as plain text and add that.')
    throw error
  }
}

const NO_TEXT = new Set(
  'script style template noscript head title iframe object embed svg math canvas audio video select option button input textarea map'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form header hr html legend main nav ol p section summary table tbody tfoot thead ul'.split(
    ' ',
  ),
)
const HEADING = /^h([1-6])$/

type Content = RootContent | ElementContent

class Page {
  readonly #hiding: ReadonlySet<string>
  #parts: string[] = []
  hidden = 0

  constructor(hiding: ReadonlySet<string>) {
    this.#hiding = hiding
  }

  text(): string {
    return this.#parts
      .join('')
      .replaceAll(/[ \t]+\n/g, '\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim()
      .concat('\n')
  }

  read(nodes: readonly Content[]): void {
    for (const node of nodes) {
      if (node.type === 'text') this.#parts.push(node.value.replaceAll(/\s+/gu, ' '))
      else if (node.type === 'comment') this.hidden += node.value.length
      else if (node.type === 'element') this.#element(node)
    }
  }

  #element(node: Element): void {
    const { tagName: tag } = node
    if (NO_TEXT.has(tag)) return
    if (isHidden(node, this.#hiding)) {
      this.hidden += textOf(node).length
      return
    }
    const depth = HEADING.exec(tag)?.[1]
    if (tag === 'br') this.#parts.push('\n')
    else if (tag === 'pre') this.#block('```\n', textOf(node).replace(/\n$/, ''), '\n```')
    else if (tag === 'tr') this.#row(node)
    else if (depth !== undefined)
      this.#block(`${'#'.repeat(Number(depth))} `, this.#inline(node).replaceAll(/\s+/gu, ' ').trim(), '')
    else if (tag === 'li') this.#item(node)
    else if (BLOCKS.has(tag)) this.#block('', null, '', () => this.read(node.children))
    else this.read(node.children)
  }

  /** A line of its own; what holds nothing leaves none. */
  #block(before: string, text: string | null, after: string, read?: () => void): void {
    if (text === '') return
    this.#parts.push('\n\n')
    if (text !== null) this.#parts.push(before, text, after)
    read?.()
    this.#parts.push('\n\n')
  }

  #item(node: Element): void {
    this.#parts.push('\n- ')
    this.#parts.push(this.#inline(node).trim().replaceAll(/\n+/g, '\n  '))
    this.#parts.push('\n')
  }

  #row(node: Element): void {
    const cells = node.children
      .filter((cell): cell is Element => cell.type === 'element' && /^t[dh]$/.test(cell.tagName))
      .filter((cell) => !isHidden(cell, this.#hiding))
      .map((cell) => this.#inline(cell).replaceAll(/\s+/gu, ' ').trim())
    this.#parts.push(`\n| ${cells.join(' | ')} |\n`)
  }

  /** What an element holds, apart. */
  #inline(node: Element): string {
    const before = this.#parts
    this.#parts = []
    this.read(node.children)
    const text = this.#parts.join('')
    this.#parts = before
    return text
  }
}

function textOf(node: Element): string {
  return node.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('')
}
