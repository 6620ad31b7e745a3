import { describe, expect, it } from 'vitest'
import { json, list, record, testDoors } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { decisionsOf, held } from './support/held.ts'
import { shelvesOf } from './support/shelved.ts'

const open = testDoors()
const newDir = tempDirs()
const MINUTES = '# Garden club 2026-03-12\n\n- DECISION: The hedge stays as it is until autumn.\n'

describe('what counts as decided', () => {
  it('is what minutes say that somebody has imported, with the day that they name', async () => {
    const doors = await open()
    const shelves = shelvesOf(doors, newDir())
    const answer = await doors.ask('POST', '/imports?name=minutes.md', MINUTES, {
      'content-type': 'text/markdown',
    })
    const runId = String(record((await json(answer)).run).id)
    expect(await decisionsOf(doors)).toMatchObject([
      {
        id: `${runId}/d1`,
        kind: 'import',
        statement: 'The hedge stays as it is until autumn.',
        decidedAt: '2026-03-12T00:00:00.000Z',
        stands: true,
        confidence: null,
      },
    ])
    await shelves.look()
    expect((await shelves.passages('decisions', 'hedge')).join('\n')).toContain('until autumn')
    expect(await shelves.sources('history')).toEqual([])
  })

  it('is no log from elsewhere, until a person lets it stand', async () => {
    const there = await open({ script: plainCouncil() })
    const runId = await held(there)
    const log = await (await there.get(`/runs/${runId}/log`)).text()
    const doors = await open()
    const shelves = shelvesOf(doors, newDir())
    await doors.ask('POST', '/logs', log, { 'content-type': 'application/jsonl' })
    await shelves.look()
    expect([await decisionsOf(doors), await shelves.sources()]).toEqual([[], []])
    await doors.post(`/runs/${runId}/adopt`, {})
    await shelves.look()
    expect(await decisionsOf(doors)).toMatchObject([{ runId, stands: true }])
    expect(await shelves.sources()).toHaveLength(3)
  })

  it('is no replay of it, nor what a council that was stopped had not decided', async () => {
    const doors = await open({ script: plainCouncil() })
    const shelves = shelvesOf(doors, newDir())
    const runId = await held(doors)
    await doors.post('/replays', { runId, speed: 'max' })
    await shelves.look()
    expect(await decisionsOf(doors)).toHaveLength(1)
    expect(await shelves.sources('decisions')).toHaveLength(1)
    const stopped = await open()
    const begun = await stopped.running()
    await stopped.post(`/runs/${begun}/stop`, { reason: 'enough' })
    expect(await decisionsOf(stopped)).toEqual([])
  })

  it('is the decision of each item that was to be decided, with its own question', async () => {
    const doors = await open({ script: plainCouncil() })
    const agenda = [
      { title: 'Where do the tools live?', kind: 'decide' },
      { title: 'Who buys the lock?', kind: 'decide' },
    ]
    await held(doors, { agenda, title: 'Two questions' })
    const decisions = await decisionsOf(doors)
    expect(list(decisions).map(({ decisionId, question }) => [decisionId, question])).toEqual([
      ['d1', MEETING.question],
      ['d2', 'Who buys the lock?'],
    ])
  })
})
