import { readYaml } from './safe-yaml.ts'
import { type ReadText, TextInvalid } from './text-invalid.ts'

/** What stands between the two `---` lines at the head of a Markdown file, and the body with those lines left blank. */
export type FrontMatter = { fields: Record<string, unknown>; lineOf: ReadText['lineOf']; body: string }

/** Splits off the front matter; the body keeps every line number and offset of the file. */
export function readFrontMatter(text: string): FrontMatter {
  const opening = /^---[ \t]*\r?\n/.exec(text)?.[0]
  if (opening === undefined) return { fields: {}, lineOf: () => null, body: text }
  const closing = /^(?:---|\.\.\.)[ \t]*\r?$/m.exec(text.slice(opening.length))
  if (closing === null) return unclosed(text, opening.length)
  const yaml = text.slice(opening.length, opening.length + closing.index)
  const { value, lineOf } = readYaml(yaml, 2)
  // Two rules around a heading, which YAML would take for a comment.
  if (value === null && yaml.trim() !== '') return { fields: {}, lineOf: () => null, body: text }
  const end = opening.length + closing.index + closing[0].length
  return {
    fields: asFields(value),
    lineOf,
    body: text.slice(0, end).replace(/[^\r\n]/g, ' ') + text.slice(end),
  }
}

// A lone rule may open a file; a rule with "field:" below it is front matter that somebody forgot to close.
function unclosed(text: string, from: number): FrontMatter {
  if (/^[\p{L}_]+:(?:\s|$)/u.test(text.slice(from))) {
    throw new TextInvalid(
      1,
      'opens front matter with "---" and never closes it: put another "---" after the fields.',
    )
  }
  return { fields: {}, lineOf: () => null, body: text }
}

function asFields(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {}
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new TextInvalid(
      2,
      'begins with front matter that names no fields: write lines such as "language: en".',
    )
  }
  return { ...value }
}
