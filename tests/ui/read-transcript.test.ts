import { afterEach, expect, it, vi } from 'vitest'
import { lightOf, readingOf } from '../../backend/council/timeline/light.ts'
import { Readings } from '../../backend/log/readings.ts'
import { noticeText } from '../../ui/lib/notice-text.ts'
import { pageOf, readTranscript } from '../../ui/lib/read-transcript.ts'
import { speak } from '../../ui/words/catalogues.ts'
import { stagedRun } from '../support/panel-stage/staged-run.ts'

const { stored, runId } = stagedRun(6, 60)
const read = async () => {
  const reading = await new Readings({ read: async () => stored }).of(runId, stored.length)
  if (reading === null) throw new Error('There is no run.')
  return reading
}
/** A row of a server that is newer than the page; and what is no row at all. */
const LATER = { kind: 'poll', key: 'p1', seq: 7, poll: {} }

afterEach(() => vi.unstubAllGlobals())

it('keeps the place of a row that it does not know, so that the rows behind it stand where they stood', async () => {
  const rows = (await read()).timeline.rows.slice(0, 6)
  const { items } = pageOf({ total: 60, from: 20, items: [rows[0], LATER, rows[2], null, rows[4]] })
  expect([items[0], items[2], items[4]]).toEqual([rows[0], rows[2], rows[4]])
  expect(items.map(({ key }) => key)).toEqual([rows[0]?.key, 'p1', rows[2]?.key, 'unknown-23', rows[4]?.key])
  const [, unknown] = items
  await speak('en')
  expect(unknown?.kind === 'notice' && noticeText(unknown.told)).toMatch(/does not know yet/)
})

it('opens a run that holds such a row', async () => {
  const light = lightOf(await read(), 40)
  if (light === null) throw new Error('There is no run.')
  const items = light.timeline.items.with(3, JSON.parse(JSON.stringify(LATER)))
  const sent = { reading: { ...light, timeline: { ...light.timeline, items } }, withheld: false }
  vi.stubGlobal('fetch', async () => Response.json(sent))
  const { rows } = readingOf((await readTranscript.opening(runId)).reading).timeline
  const { rows: before } = (await read()).timeline
  expect(rows.at(-1)).toEqual(before.at(-1))
  expect(rows.at(light.timeline.from + 3)).toMatchObject({ key: 'p1', told: { what: 'unknown' } })
})
