import type { Anchor } from '../../../schemas/generated/types.ts'

/** Text of people, models and documents as Markdown that shows it and does nothing else: one line, no markup of its own. */
export function plain(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const inert = line.replaceAll(/[\\`*_[\]<>|~&]/g, '\\$&')
  // At its start a line can also become a heading, a list, a quote or a rule.
  return inert.replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2').replace(/^[#+=-]/, '\\$&')
}

/** A place in words: of which text, and on which line of it. */
export type Place = (from: string, line: number | null) => string

const placeIn: Place = (from, line) => (line === null ? from : `${from}:${line}`)

/** Where it stands: a chip for each quoted place, each once. */
export function chips(anchors: readonly Anchor[], place: Place = placeIn): string {
  const places = anchors.map(({ source_id: source, message_id: message, line }) => {
    const from = source ?? message
    return from === null ? null : place(from, line)
  })
  const seen = [...new Set(places.filter((place) => place !== null))]
  return seen.length === 0 ? '' : ` ${seen.map((place) => `\`${place.replaceAll('`', '')}\``).join(' ')}`
}

/** A heading and its lines; nothing where there are none. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines]
}

/** A table of Markdown; nothing where it has no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return []
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [row(head), row(head.map(() => '---')), ...rows.map(row)]
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`
