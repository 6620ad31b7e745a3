import { expect, it } from 'vitest'
import { lightOf } from '../../backend/council/timeline/light.ts'
import { NOTHING_READ, readingAfter, type Reading } from '../../backend/council/timeline/reading.ts'
import { parseStored } from '../../backend/log/fold-stored.ts'
import { json, list, record, testDoors, until } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'

const open = testDoors()

async function ended() {
  const doors = await open({ script: plainCouncil() })
  const { id } = await json(await doors.post('/meetings', MEETING))
  const { run } = await json(await doors.post(`/meetings/${String(id)}/runs`, { panel: 'offline' }))
  const runId = String(record(run).id)
  await until(async () => (await doors.councils.state(runId))?.endedAt != null)
  return { ...doors, runId }
}

it('shows a run as it was at a seq, light enough to seek in it', async () => {
  const { get, log, runId } = await ended()
  const events = await log.read(runId, 0)
  for (const seq of [1, 7, Math.floor(events.length / 2), events.length]) {
    const answer = await json(await get(`/runs/${runId}/snapshot?at=${seq}&light=true`))
    const fresh = events
      .slice(0, seq)
      .reduce<Reading>((reading, { bytes }) => readingAfter(reading, parseStored(bytes)), NOTHING_READ)
    expect(answer).toEqual({ reading: JSON.parse(JSON.stringify(lightOf(fresh, 200))), withheld: false })
  }
  const beyond = await get(`/runs/${runId}/snapshot?at=${events.length + 1}&light=true`)
  expect(beyond.status).toBe(400)
  expect(await json(beyond)).toMatchObject({ errors: [{ pointer: '/query/at' }] })
})

it('gives what a scrubber draws', async () => {
  const { get, councils, runId } = await ended()
  const marks = await json(await get(`/runs/${runId}/marks`))
  const state = await councils.state(runId)
  expect(marks).toMatchObject({ lastSeq: state?.seq, startedAt: state?.createdAt, endedAt: state?.lastAt })
  expect(list(marks.stops).map((stop) => record(stop).messageId)).toEqual(
    [...(state?.messages ?? [])].map(({ messageId }) => messageId),
  )
  const kinds = list(marks.marks).map((mark) => record(mark).kind)
  expect(kinds).toContain('risk')
  expect(kinds.at(-1)).toBe('decision')
  expect(list(marks.lanes)).toHaveLength(1)
  expect((await get('/runs/nobody/marks')).status).toBe(404)
})
