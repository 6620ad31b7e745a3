import type { ExportedTask } from '../../../ports/export-target.ts'

const HEAD = [
  'key',
  'task',
  'description',
  'owner',
  'due',
  'priority',
  'status',
  'labels',
  'acceptance criteria',
]

/** The tasks as a table (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export function csvOf(tasks: readonly ExportedTask[]): string {
  const rows = tasks.map(({ key, item }) => [
    key,
    item.title,
    item.description,
    item.owner?.name ?? '',
    item.due_date ?? '',
    item.priority ?? '',
    item.status,
    item.labels.join(', '),
    item.acceptance_criteria.join('\n'),
  ])
  return `\uFEFF${[HEAD, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** What a spreadsheet would take for a formula is made a text (SECURITY point 23). */
function cell(text: string): string {
  const first = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text
  // Where the comma is in numbers a spreadsheet splits at semicolons, and quotes within a cell hold nothing together.
  const inert = first.replaceAll(/([;\t\r\n]["\s]*)(?=[=+@]|-(?!\s))/g, "$1'")
  return /[",\r\n']/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
