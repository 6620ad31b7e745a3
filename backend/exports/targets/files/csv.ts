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

// What a spreadsheet would take for a formula is made a text (SECURITY point 23). White space and invisible signs before
// it are no cover.
const AT_START = /^(?=[\s\p{Cf}]*[=+\-@＝＋－＠]|[\t\r])/u
/**
 * Behind what some programs take for the end of a cell or a row, whether it is quoted or not: where the comma is in
 * numbers, a spreadsheet splits at semicolons. A dash with a space behind it is a list.
 */
const INSIDE = /(?<=[;\t\r\n])(?:(?![\t\r\n])["\s\p{Cf}])*(?=[=+@＝＋＠]|[-－](?!\s))/gu

function cell(text: string): string {
  const inert = text.replaceAll(INSIDE, "'$&").replace(AT_START, "'")
  return inert === text && !/[",;\t\r\n]/.test(text) ? text : `"${inert.replaceAll('"', '""')}"`
}
