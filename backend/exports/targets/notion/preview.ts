import type { ExportRecord } from '../../../ports/export-target.ts'
import type { Line } from './lines.ts'
import { decisionRow, type Row, taskRow, type Value } from './projection.ts'
import { TABLES, type Which } from './sources.ts'

/** A row as people would see it in Notion. */
export type PreviewRow = {
  database: string
  fields: { name: string; text: string }[]
  sections: { title: string; lines: string[] }[]
}

/** What would be written to Notion of a record, though nobody has set it up. Asks nobody. */
export function preview(record: ExportRecord): PreviewRow[] {
  const decision = shown('decisions', decisionRow(record, { withTasks: false }))
  return [decision, ...record.tasks.map((task) => shown('tasks', taskRow(task, record)))]
}

function shown(which: Which, { values, sections }: Row): PreviewRow {
  const { title, properties } = TABLES[which]
  const fields = properties.flatMap(({ role, names: [name] }) => {
    const value = values[role]
    const text = value === undefined ? '' : textOf(value)
    return text === '' ? [] : [{ name, text }]
  })
  return {
    database: title,
    fields,
    sections: sections.map((section) => ({
      title: section.title,
      lines: section.lines.flatMap((line) => linesOf(line)),
    })),
  }
}

function textOf(value: Value): string {
  switch (value.kind) {
    case 'text':
      return value.text
    case 'option':
      return value.names?.[0] ?? ''
    case 'date':
      return value.day ?? ''
    case 'number':
      return value.number === null ? '' : String(value.number)
    case 'url':
      return value.url
    case 'page':
      return value.id ?? ''
  }
}

function linesOf(line: Line): string[] {
  if (line.kind === 'table') return line.rows.map((cells) => cells.join(' | '))
  return [
    line.spans.map(({ text }) => text).join(''),
    ...(line.below ?? []).flatMap((below) => linesOf(below)),
  ]
}
