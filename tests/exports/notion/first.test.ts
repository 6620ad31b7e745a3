import { expect, test } from 'vitest'
import { preview } from '../../../backend/exports/targets/notion/preview.ts'
import { MINUTE, notionWorlds, statuses } from './given.ts'
import { lines } from './seen.ts'

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

test('given no Notion at all, when somebody looks at what would be written, then it is what an export writes', async () => {
  const start = await given()
  const { world, control, decisions, tasks } = start
  const { runId } = await world.recorded(undefined, ['notion'])
  await world.quiet()
  const record = (await world.outbox.views.of(runId))?.record
  const rows = preview(record ?? (await Promise.reject(new Error('There is no record.'))))
  expect(rows.map(({ database }) => database)).toEqual(['Decisions', 'Tasks', 'Tasks'])
  const written = [decisions, tasks].flatMap(({ dataSourceId }) => control.rows(dataSourceId))
  for (const [n, { fields, sections }] of rows.entries()) {
    const there = written[n]
    for (const { name, text } of fields) expect(String(there?.values[name])).toBe(text)
    const told = lines(control.outline(there?.id ?? '')).map((line) => line.replace(/^ *\S+ /, ''))
    expect(told).toEqual(sections.flatMap(({ title, lines: all }) => [title, ...all]))
  }
})
