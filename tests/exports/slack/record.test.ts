// What a channel sees of a record: one message a meeting, whatever fails.
import { expect, test } from 'vitest'
import { slackBenches } from './bench.ts'

const openBench = slackBenches()

test('given a record, when it goes to Slack, then the channel reads the decision, why, the tasks and the way to all of it', async () => {
  const bench = await openBench()
  const { runId, meeting } = await bench.recorded(undefined, ['slack'])
  await bench.quiet()
  expect(bench.said()).toHaveLength(1)
  const [text = ''] = bench.texts()
  expect(text).toContain('Where the tool library stays')
  expect(text).toContain('Decided: The tool library moves to the school hall in March.')
  expect(text).toMatch(/Ask the school for the keys.*\(Boris · due 2026-02-01\)/i)
  expect(text).toContain('Open in the panel')
  const row = await bench.row(runId, meeting.id)
  expect(row).toMatchObject({ kind: 'record', status: 'succeeded', attempt: 1 })
  expect(row?.url).toBe(
    `${bench.slack.url}/archives/${bench.channel}/p${bench.said()[0]?.ts.replace('.', '')}`,
  )
  expect(bench.said()[0]?.metadata).toMatchObject({
    event_type: 'xio_message',
    event_payload: { key: meeting.id, kind: 'record', rev: 1 },
  })
})

test('given a record that is there, when it is asked for again, then nothing is written', async () => {
  const bench = await openBench()
  const { runId } = await bench.recorded(undefined, ['slack'])
  await bench.quiet()
  const mark = bench.slack.control.mark()
  await bench.command(runId, { type: 'export', target: 'slack' })
  await bench.quiet()
  expect(bench.slack.control.journal().length).toBe(mark)
  expect((await bench.rows(runId)).find(({ kind }) => kind === 'record')?.status).toBe('unchanged')
})
