import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../ui/councils/run-row.ts'
import { idsOf, type Inbox } from '../../ui/inbox/items.ts'
import { isUrgent, needPath, needsOf } from '../../ui/inbox/needs.ts'
import { endedText, idsOfRun, newsIn, runOfPath } from '../../ui/inbox/news.ts'

const AT = '2026-01-02T03:00:00.000Z'
const item = (kind: string, id = kind) => ({
  id,
  kind,
  runId: 'r1',
  runTitle: 'Tools',
  at: AT,
  text: 'Which?',
})
const ended = (id: string, status = 'completed') => ({ id, status, title: id, createdAt: AT, endedAt: AT })

function inbox(needs: object[], runs: object[]): Inbox {
  return { state: 'here', needs: needsOf({ items: needs }), ended: rowsOf({ items: runs }) }
}

describe('what waits for a person', () => {
  it('is read as the server tells it; a kind that is not known here is left out', () => {
    const given = [item('question'), item('turn'), item('dream'), { kind: 'turn' }]
    expect(needsOf({ items: given }).map(({ kind }) => kind)).toEqual(['question', 'turn'])
  })

  it('names every export that failed at a target, or the one that there is', () => {
    const failed = { ...item('export_failed'), exportId: 'e1' }
    const both = [failed, { ...failed, id: 'x', exportIds: ['e1', 'e2'] }]
    expect(needsOf({ items: both }).map(({ exportIds }) => exportIds)).toEqual([['e1'], ['e1', 'e2']])
  })

  it('leads to the room where something is to be said, and calls where nobody else can do it', () => {
    const kinds = ['question', 'turn', 'approval', 'export_failed', 'run_failed', 'review']
    const needs = needsOf({ items: kinds.map((kind) => ({ ...item(kind), decisionId: 'r1/d1' })) })
    expect(needs.map(needPath)).toEqual([
      '/councils/r1/live',
      '/councils/r1/live',
      '/councils/r1',
      '/councils/r1',
      '/councils/r1',
      '/decisions/r1%2Fd1?review=true',
    ])
    expect(needs.map(isUrgent)).toEqual([true, true, false, false, true, false])
  })
})

describe('news', () => {
  const first = inbox([item('question')], [ended('r2')])

  it('is nothing that was there before the page was', () => {
    expect(newsIn(first, null)).toEqual({ needs: [], ended: [] })
  })

  it('is what came since', () => {
    const now = inbox([item('question'), item('turn')], [ended('r3'), ended('r2')])
    const { needs, ended: runs } = newsIn(now, new Set(idsOf(first)))
    expect([needs.map(({ id }) => id), runs.map(({ id }) => id)]).toEqual([['turn'], ['r3']])
  })

  it('of the council in view need not be told', () => {
    const now = inbox([item('question')], [ended('r1'), ended('r2')])
    expect(idsOfRun(now, 'r1')).toEqual(['question', 'ended:r1'])
    expect(
      ['/councils/r1', '/councils/r1/live', '/councils', '/councils/new', '/home'].map(runOfPath),
    ).toEqual(['r1', 'r1', null, null, null])
  })

  it('says how a council ended', () => {
    const [row] = rowsOf({ items: [ended('Tools', 'stopped')] })
    expect(row === undefined ? '' : endedText(row)).toBe('“Tools” was stopped.')
  })
})
