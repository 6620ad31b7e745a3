import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE, notionWorlds } from './given.ts'
import { lines } from './seen.ts'

const given = notionWorlds()
const text = (content: string) => [{ type: 'text', text: { content } }]

async function exported(options: Parameters<typeof given>[0] = {}) {
  const start = await given(options)
  const { world, control } = start
  const { runId, meeting } = await world.recorded(undefined, ['notion'])
  await world.quiet(10 * MINUTE)
  const page = control.live(meeting.id)[0] ?? ''
  const task = control.live(`${meeting.id}/task/a1`)[0] ?? ''
  const edit = async (kind: 'decision_log' | 'action_items', path: string, value: unknown) => {
    await world.command(runId, { type: 'edit_artifact', kind, patch: [{ op: 'replace', path, value }] })
    await world.quiet(10 * MINUTE)
  }
  const row = async (key: string) => (await world.rows(runId)).find((one) => one.key === key)
  return { ...start, runId, meeting, page, task, edit, row }
}

describe('given a person who edits in Notion', () => {
  test('when a field of theirs and the record differ, then theirs stays and the difference is told', async () => {
    const { control, task, edit, row, meeting } = await exported()
    control.setProperty({ page: task, property: 'Status', value: { select: { name: 'Done' } } })
    control.setProperty({ page: task, property: 'Owner', value: { rich_text: text('Dora') } })
    await edit('action_items', '/0/status', 'in_progress')
    expect(control.row(task).values).toMatchObject({ Status: 'Done', Owner: 'Dora' })
    const told = (await row(`${meeting.id}/task/a1`))?.error ?? ''
    expect(told).toContain('“Status” is “Done” there and “In progress” here')
    expect(told).toContain('“Owner” is “Dora” there and “Boris” here')
    expect(control.comments(task)).toEqual([])
  })

  test('when both changed the title, then the record’s is written and theirs is kept in a comment', async () => {
    const { control, task, edit } = await exported()
    control.setProperty({ page: task, property: 'Task', value: { title: text('Get the keys 🔑') } })
    await edit('action_items', '/0/title', 'Fetch the keys')
    expect(control.row(task).values).toMatchObject({ Task: 'Fetch the keys' })
    expect(control.comments(task)).toEqual([expect.stringContaining('Get the keys 🔑')])
  })

  test('when we may not comment, then theirs is kept on the page', async () => {
    const { control, task, edit } = await exported()
    control.forbidComments()
    control.setProperty({ page: task, property: 'Task', value: { title: text('Get the keys') } })
    await edit('action_items', '/0/title', 'Fetch the keys')
    expect(lines(control.outline(task)).join('\n')).toContain('Get the keys')
    expect(control.row(task).values).toMatchObject({ Task: 'Fetch the keys' })
  })

  test('when only they changed the title, then it stays', async () => {
    const { control, task, edit } = await exported()
    control.setProperty({ page: task, property: 'Task', value: { title: text('Get the keys') } })
    await edit('action_items', '/0/due_date', '2026-02-09')
    expect(control.row(task).values).toMatchObject({ Task: 'Get the keys', Due: '2026-02-09' })
  })

  test('when they write on the page and in a section, then nothing of theirs is lost, and a new section stands beside', async () => {
    const { control, page, edit } = await exported()
    const [section] = control.outline(page)
    control.addBlock({ parent: page, block: { paragraph: { rich_text: text('Ours: see the annex') } } })
    control.editText({ block: section?.children[1]?.id ?? '', text: 'Decided, but Dora doubts it' })
    await edit('decision_log', '/decision', 'The tool library moves in April.')
    const body = lines(control.outline(page))
    expect(body).toContain('paragraph Ours: see the annex')
    expect(body).toContain('  paragraph Decided, but Dora doubts it')
    expect(body.filter((line) => line === 'toggle Decision')).toHaveLength(2)
    expect(body.join('\n')).toContain('The tool library moves in April.')
    await edit('decision_log', '/decision', 'The tool library moves in May.')
    const later = lines(control.outline(page))
    expect(later.filter((line) => line === 'toggle Decision')).toHaveLength(2)
    expect(later.join('\n')).not.toContain('in April')
  })

  test('when they put the page into the trash, then it stays there until somebody insists', async () => {
    const { control, world, page, edit, row, meeting } = await exported()
    control.trash({ id: page })
    await edit('decision_log', '/decision', 'The tool library moves in April.')
    const gone = await row(meeting.id)
    expect([gone?.status, control.live(meeting.id)]).toEqual(['removed', []])
    expect(gone?.error).toContain('trash')
    await world.store.outbox.retry(gone?.exportId ?? '', world.clock.now())
    world.outbox.wake()
    await world.quiet(10 * MINUTE)
    expect(await row(meeting.id)).toMatchObject({ status: 'succeeded' })
    expect(control.live(meeting.id)).toHaveLength(1)
    expect(control.live(meeting.id)).not.toContain(page)
  })

  test('when they trash it just while we write, then it is taken for removed, and nothing else rests', async () => {
    const { control, world, runId, page, row, meeting } = await exported()
    control.fault({
      match: { method: 'PATCH', path: `/v1/pages/${page}` },
      times: 1,
      fault: { kind: 'delay', ms: 10 },
    })
    const patch = [{ op: 'replace' as const, path: '/decision', value: 'The tool library moves in April.' }]
    await world.command(runId, { type: 'edit_artifact', kind: 'decision_log', patch })
    while (control.journal().at(-1)?.method !== 'PATCH') await new Promise((resolve) => setImmediate(resolve))
    control.trash({ id: page })
    world.clock.advance(10)
    await world.quiet(10 * MINUTE)
    expect(await row(meeting.id)).toMatchObject({ status: 'removed' })
    expect(world.outbox.lane('notion')?.rest()).toBeNull()
  })

  test('when they duplicate the page, then the copy is theirs', async () => {
    const { control, page, edit } = await exported()
    const copy = control.duplicatePage({ page })
    const before = [control.row(copy), lines(control.outline(copy))]
    await edit('decision_log', '/decision', 'The tool library moves in April.')
    expect([control.row(copy), lines(control.outline(copy))]).toEqual(before)
    expect(control.row(page).values).toMatchObject({ Decision: 'The tool library moves in April.' })
  })

  test('when they move the page out of its database, then it is kept up to date there, and that is told', async () => {
    const { control, notion, page, edit, row, meeting } = await exported()
    control.movePage({ page, under: notion.homeId })
    await edit('decision_log', '/decision', 'The tool library moves in April.')
    expect(await row(meeting.id)).toMatchObject({
      status: 'succeeded',
      error: expect.stringContaining('moved out'),
    })
    expect(lines(control.outline(page)).join('\n')).toContain('moves in April')
  })
})

describe('given people who change the database', () => {
  test('when they rename columns, then rows go on as before, new ones too', async () => {
    const { control, decisions, tasks, page, task, edit, world } = await exported()
    control.renameProperty({
      dataSource: decisions.dataSourceId,
      property: 'Decision',
      name: 'What we decided',
    })
    control.renameProperty({ dataSource: tasks.dataSourceId, property: 'Due', name: 'Until' })
    await edit('decision_log', '/decision', 'The tool library moves in April.')
    await edit('action_items', '/0/due_date', '2026-02-09')
    expect(control.row(page).values).toMatchObject({ 'What we decided': 'The tool library moves in April.' })
    expect(control.row(task).values).toMatchObject({ Until: '2026-02-09' })
    const other = await world.recorded('# Paint\n\n2026-01-06\n\nDecision: We paint it blue.\n', ['notion'])
    await world.quiet(10 * MINUTE)
    expect(await world.rows(other.runId)).toMatchObject([{ status: 'succeeded' }])
  })

  test('when a column is gone, then nothing is written and the words name it; once it is back, all goes on', async () => {
    const { control, decisions, world, edit, row, meeting } = await exported()
    control.removeProperty({ dataSource: decisions.dataSourceId, property: 'Confidence' })
    world.clock.advance(HOUR)
    const mark = control.mark()
    await edit('decision_log', '/decision', 'The tool library moves in April.')
    const dead = await row(meeting.id)
    expect([dead?.status, control.writesSince(mark)]).toEqual(['dead', []])
    expect(dead?.error).toContain('“Decisions” in Notion has no property “Confidence”')
    expect(dead?.error).toContain('xio doctor --fix')
    control.addProperty({
      dataSource: decisions.dataSourceId,
      name: 'Confidence',
      definition: { number: {} },
    })
    await world.store.outbox.retry(dead?.exportId ?? '', world.clock.now())
    world.outbox.wake()
    await world.quiet(10 * MINUTE)
    expect(await row(meeting.id)).toMatchObject({ status: 'succeeded', error: null })
  })

  test('when the database is taken away from us, then the target rests and says what to do', async () => {
    const { control, decisions, world, edit, row, meeting } = await exported()
    control.unshare({ id: decisions.databaseId })
    await edit('decision_log', '/decision', 'The tool library moves in April.')
    const failed = await row(meeting.id)
    expect(failed).toMatchObject({ status: 'failed', error: expect.stringContaining('Connections') })
    expect(world.outbox.lane('notion')?.rest()?.why).toContain('Connections')
    control.share({ id: decisions.databaseId })
    await world.quiet(HOUR)
    expect(await row(meeting.id)).toMatchObject({ status: 'succeeded', error: null })
  })

  test('when the token is revoked, then nothing of it is told but what to do', async () => {
    const { control, notion, edit, row, meeting } = await exported()
    control.revokeToken()
    await edit('decision_log', '/decision', 'The tool library moves in April.')
    const failed = await row(meeting.id)
    expect(failed?.error).toContain('NOTION_TOKEN')
    expect(JSON.stringify(failed)).not.toContain(notion.token)
  })
})
