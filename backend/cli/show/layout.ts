import { readable } from './markdown.ts'
import { safe, safeLine } from './plain-text.ts'
import type { Style } from './colours.ts'
import type { Speaker } from './speakers.ts'
import type { Entry } from './transcript.ts'
import { wrap } from './wrap.ts'

/** Nobody reads lines of 200 columns. */
const WIDEST = 100
const INDENT = '  '

export type Page = { width: number; style: Style }

// A terminal that does not know its width says 0.
export const pageWidth = (columns: number | undefined): number =>
  Math.min(WIDEST, Math.max(20, (columns || 80) - 1))

/** An entry as lines for a terminal; an empty line stands before it. */
export function laidOut(entry: Entry, { width, style }: Page): string[] {
  switch (entry.kind) {
    case 'title':
      return [
        '',
        ...wrap(safeLine(entry.text), width).map((line) => style(line, 'bold')),
        ...entry.below.flatMap((text, i) =>
          wrap(safeLine(text), width).map((line) => (i === 0 ? line : style(line, 'dim'))),
        ),
      ]
    case 'section': {
      const head = `── ${safeLine(entry.text)} `
      return ['', style(head + '─'.repeat(Math.max(0, width - head.length)), 'dim')]
    }
    case 'message':
      return ['', ...message(entry.speaker, entry.about, entry.text, { width, style })]
    case 'mark':
      return [
        '',
        ...wrap(`→ ${safeLine(entry.text)}`, width - INDENT.length).map((line, i) =>
          style(`${i === 0 ? '' : INDENT}${line}`, 'italic'),
        ),
      ]
  }
}

/** A message under the name of its speaker. */
export function message(
  { shape, name, colour }: Speaker,
  about: string,
  text: string,
  { width, style }: Page,
): string[] {
  const who = `${shape} ${safeLine(name)}`
  const inner = width - INDENT.length
  return [
    `${style(who, 'bold', ...(colour === null ? [] : [colour]))}${about === '' ? '' : `  ${style(about, 'dim')}`}`,
    ...wrap(readable(safe(text).trim(), inner), inner).map((line) => (line === '' ? '' : INDENT + line)),
  ]
}
