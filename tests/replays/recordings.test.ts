import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Recordings } from '../../backend/replays/recordings.ts'
import { logWithRecordings, withRecordings } from '../../backend/replays/with-recordings.ts'
import { openForkHouse, exampleText } from '../support/forked.ts'
import { ANNA } from '../support/house.ts'

const house = openForkHouse()
const directory = mkdtempSync(path.join(tmpdir(), 'xio-recordings-'))
const file = path.join(directory, 'run.jsonl')
let runId = ''
let lines: string[] = []

beforeAll(async () => {
  runId = (await house.hold(exampleText('coworking-contract'))).runId
  lines = await house.lines(runId)
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
})
afterAll(() => rmSync(directory, { recursive: true }))

const recordingsOf = (at = file) => new Recordings([{ id: 'recorded', workspaceId: 'main', file: at }])
const never = () => Promise.reject(new Error('a recording reached the councils'))

describe('a log file that is read like a run', () => {
  it('gives the same events, bytes and hashes from every seq on', async () => {
    const recordings = recordingsOf()
    for (let after = 0; after <= lines.length; after += 13)
      expect(await recordings.read('recorded', after, 70)).toEqual(await house.log.read(runId, after, 70))
    expect(await recordings.read('recorded', 0)).toHaveLength(lines.length)
    expect(await recordings.read('recorded', lines.length + 5, 10)).toEqual([])
  })

  it('folds to the state of the run, at its end and at any seq', async () => {
    const recordings = recordingsOf()
    const state = await house.state(runId)
    expect(await recordings.state('recorded')).toEqual({ ...state, runId: 'recorded' })
    const past = await house.runs.stateAt(runId, 60)
    expect(await recordings.stateAt('recorded', 60)).toEqual({ ...past, runId: 'recorded' })
    const { headHash, seq: headSeq } = state
    expect(await recordings.head('recorded')).toMatchObject({ runId: 'recorded', headSeq, headHash })
  })

  it('is refused where a byte was changed, and nobody is told of a run that is not there', async () => {
    const altered = path.join(directory, 'altered.jsonl')
    const at = lines.length - 4
    writeFileSync(altered, lines.map((line, n) => `${n === at ? line.replace('a', 'b') : line}\n`).join(''))
    await expect(recordingsOf(altered).state('recorded')).rejects.toThrow(`line ${at + 1} `)
    expect(await recordingsOf().state('another')).toBeNull()
  })

  it('takes no command and is not gone on from, and runs beside it are read as before', async () => {
    const own = { start: never, fork: never, estimateFork: never, command: never, state: never }
    const recordings = recordingsOf()
    const beside = withRecordings(
      { ...own, peek: () => undefined, stateAt: never, draft: () => null },
      recordings,
    )
    const given = { runId: 'recorded', by: ANNA, correlationId: 'test' }
    const outcome = await beside.command({ ...given, commandId: 'c', command: { type: 'pause' } })
    expect(outcome).toMatchObject({ state: 'refused', code: 'recording' })
    await expect(beside.fork({ ...given, changes: {} })).rejects.toThrow('recording')
    const log = logWithRecordings(house.log, recordings)
    expect(await log.read(runId, 3, 5)).toEqual(await house.log.read(runId, 3, 5))
    expect((await log.runs({ workspaceId: 'main', limit: 10 })).items.map((run) => run.runId)).toEqual([
      runId,
    ])
  })
})
