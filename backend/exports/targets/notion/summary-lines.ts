import type { Span } from './rich-text.ts'
import { bold, bullet, type Line, span, text } from './lines.ts'

/** The summary's Markdown as lines: headings, lists, paragraphs and what is bold; other marks stay as they were written. */
export function summaryLines(markdown: string): Line[] {
  const lines: Line[] = []
  let paragraph: string[] = []
  const end = () => {
    if (paragraph.length > 0) lines.push(text(...spansOf(paragraph.join(' '))))
    paragraph = []
  }
  for (const raw of markdown.split(/\r?\n/)) {
    const line = raw.trim()
    const heading = /^#{1,6} (.+)$/.exec(line)?.[1]
    const item = /^(?:[-*+]|\d{1,4}[.)]) (.+)$/.exec(line)?.[1]
    if (line === '' || heading !== undefined || item !== undefined) end()
    if (heading !== undefined) lines.push(text(bold(unescaped(heading))))
    else if (item !== undefined) lines.push(bullet(spansOf(item)))
    else if (line !== '') paragraph.push(line)
  }
  end()
  return lines
}

const spansOf = (line: string): Span[] =>
  line
    .split(/\*\*(.+?)\*\*/)
    .map((part, index) => (index % 2 === 1 ? bold(unescaped(part)) : span(unescaped(part))))
    .filter(({ text: words }) => words !== '')

/** What our own rendering made inert. */
const unescaped = (words: string): string => words.replaceAll(/\\([\\`*_[\]<>|~&#+=.)-])/g, '$1')
