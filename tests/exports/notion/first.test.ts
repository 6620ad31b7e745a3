import { expect, test } from 'vitest'
import { MINUTE, notionWorlds, statuses } from './given.ts'

const given = notionWorlds()

test('given a record, when it is exported, then the decision and its tasks are there once, and a repeat writes nothing', async () => {
  const { world, control, decisions, tasks } = await given()
  const { runId, meeting } = await world.recorded(undefined, ['notion'])
  await world.quiet()
  expect(await world.rows(runId)).toMatchObject([
    { status: 'succeeded' },
    { status: 'succeeded' },
    { status: 'succeeded' },
  ])
  expect(control.unserved()).toEqual([])
  const [row] = control.rows(decisions.dataSourceId)
  expect(row?.values).toMatchObject({
    Decision: 'The tool library moves to the school hall in March.',
    Status: 'Decided',
    'XIO Key': meeting.id,
    'XIO Stub': '',
  })
  expect(control.rows(tasks.dataSourceId).map(({ values }) => values)).toMatchObject([
    {
      Task: 'Ask the school for the keys',
      Owner: 'Boris',
      Due: '2026-02-01',
      Status: 'Open',
      Decision: [row?.id],
    },
    { Task: 'List the tools', Owner: 'Chidi', Due: '2026-01-20', Status: 'Open', Decision: [row?.id] },
  ])
  const titles = control.outline(row?.id ?? '').map(({ text }) => text)
  expect(titles).toEqual(['Decision', 'Summary', 'Sources', 'Provenance'])
  const mark = control.mark()
  await world.command(runId, { type: 'export', target: 'notion' })
  await world.quiet(10 * MINUTE)
  expect(control.writesSince(mark)).toEqual([])
  expect(Object.values(await statuses(world, runId))).toEqual(['succeeded', 'succeeded', 'succeeded'])
})
