import { expect, test } from 'vitest'
import { csvOf } from '../../../backend/exports/targets/files/csv.ts'
import { safeName } from '../../../backend/exports/targets/files/safe-name.ts'
import type { ActionItem } from '../../../schemas/generated/types.ts'

test('two meetings never share a folder, whatever their ids are', () => {
  const long = 'м'.repeat(99)
  const ids = [
    'a-b',
    'a/b',
    'a b',
    'a\\b',
    '..',
    '.',
    '../..',
    'x.',
    `${long}1`,
    `${long}2`,
    '会'.repeat(100),
    '😀'.repeat(50),
  ]
  const names = ids.map(safeName)
  expect(new Set(names).size).toBe(ids.length)
  expect(names[0]).toBe('a-b')
  for (const name of names) {
    expect(name).not.toMatch(/^\.|\.$|[/\\]/)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
  }
})

test.each(['=1+1', ' @x', 'a;=cmd()', 'a;"=cmd()', 'a\n=cmd()', 'a\n-1+cmd()', 'a\t+1'])(
  'a spreadsheet that splits at commas, semicolons or lines finds no formula in %j',
  (title) => {
    const rows = csvOf([{ key: 'm1/task/T1', item: { ...TASK, title } }]).split('\r\n')
    const cells = rows
      .slice(1)
      .join('\r\n')
      .split(/[,;\t\r\n]+/)
    for (const cell of cells) expect(cell.replace(/^["\s]+/, '')).not.toMatch(/^[=+@-]/)
  },
)

test('a list in a description stays a list', () => {
  const text = csvOf([{ key: 'm1/task/T1', item: { ...TASK, description: 'Do:\n- one\n- two' } }])
  expect(text).toContain('"Do:\n- one\n- two"')
})

const TASK: ActionItem = {
  id: 'T1',
  meeting_id: 'm1',
  title: 'Ask',
  description: '',
  owner: null,
  due_date: null,
  priority: null,
  status: 'open',
  labels: [],
  depends_on: [],
  acceptance_criteria: ['Done'],
  anchors: [],
  confidence: { level: null, basis: 'nobody said' },
}
