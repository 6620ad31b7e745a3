import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderDecisionLog } from '../../../backend/minutes/render/decision-log-md.ts'
import { recordAndFaults } from '../../support/record-promises.ts'

const FOLDER = path.join(import.meta.dirname, '../../fixtures/minutes')
const files = readdirSync(FOLDER).filter((name) => !name.endsWith('.truth.json'))

function pageOf(name: string): { page: string; record: ReturnType<typeof recordAndFaults>['record'] } {
  const { record } = recordAndFaults({ name, text: readFileSync(path.join(FOLDER, name), 'utf8') })
  const page = renderDecisionLog(record.decisionLog, {
    language: name.startsWith('ru') ? 'ru' : 'en',
    sources: [{ id: 's0', title: name }],
    tasks: record.actionItems,
  })
  return { page, record }
}

/** What programs call things; people read words. */
const CODES =
  /\b(?:min_alternatives|must_haves|no_consensus|in_progress|unsupported|located|due_date|s0:null)\b/

describe('the page of a record that was imported', () => {
  it.each(files)('has its headings in order, whole rows and no codes: %s', (name) => {
    const { page } = pageOf(name)
    const levels = [...page.matchAll(/^(#+) /gm)].map(([, marks = '']) => marks.length)
    expect(levels[0]).toBe(1)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([])
    const rows = page.split('\n').filter((line) => line.startsWith('|'))
    // Six columns fit on a sheet of paper.
    for (const row of rows) expect(row.split(/(?<!\\)\|/).length - 2).toBeLessThanOrEqual(6)
    expect(page).not.toMatch(CODES)
    expect(page).not.toMatch(/\d{4}-\d\d-\d\dT/)
  })

  it.each(files)('has what needs review on top, and each task with its owner, day and line: %s', (name) => {
    const { page, record } = pageOf(name)
    const [top = ''] = page.split('\n## ')
    const shown = top.split('\n').filter((line) => line.startsWith('> ')).length
    expect(shown >= Math.min(1, record.decisionLog.needs_review.length)).toBe(true)
    const tasks = page.split('\n').filter((line) => /^- \[[ x]\] /.test(line))
    expect(tasks).toHaveLength(record.actionItems.length)
    record.actionItems.forEach(({ owner, due_date: due, anchors }, i) => {
      expect(tasks[i]).toMatch(new RegExp(`\`(?:line|строка) ${anchors[0]?.line}\``))
      if (owner !== null) expect(tasks[i]?.replaceAll('\\', '')).toContain(owner.name)
      if (due !== null) expect(tasks[i]).toContain(due)
    })
  })
})
