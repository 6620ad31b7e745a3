import { expect, test } from 'vitest'
import { notionTarget } from '../../../backend/exports/targets/notion/target.ts'
import { HOUR, MINUTE, notionWorlds } from './given.ts'
import { lines, seen } from './seen.ts'

const given = notionWorlds()
const april = [{ op: 'replace' as const, path: '/decision', value: 'The tool library moves in April.' }]
const may = [{ op: 'replace' as const, path: '/decision', value: 'The tool library moves in May.' }]

test('given that our database is lost, when the record is exported again, then nothing is written and people’s edits stay', async () => {
  const start = await given()
  const { world, control, openWorld, target, clock } = start
  const first = await world.recorded(undefined, ['notion'])
  await world.quiet(10 * MINUTE)
  const task = control.live(`${first.meeting.id}/task/a1`)[0] ?? ''
  control.setProperty({ page: task, property: 'Status', value: { select: { name: 'Done' } } })
  const [before, mark] = [seen(start), control.mark()]
  const anew = await openWorld({ targets: [target()], clock })
  const { runId } = await anew.recorded(undefined, ['notion'])
  await anew.quiet(10 * MINUTE)
  expect((await anew.rows(runId)).map(({ status }) => status)).toEqual([
    'succeeded',
    'succeeded',
    'succeeded',
  ])
  expect([seen(start), control.writesSince(mark)]).toEqual([before, []])
})

test('given a lost database and a query that is late, then of the two pages the older one stays', async () => {
  const start = await given()
  const { world, control, openWorld, target, clock } = start
  const { meeting } = await world.recorded(undefined, ['notion'])
  control.setLag({ query: 'until released' })
  await world.quiet(10 * MINUTE)
  const [before, old] = [seen(start), control.live(meeting.id)]
  const anew = await openWorld({ targets: [target()], clock })
  const { runId } = await anew.recorded(undefined, ['notion'])
  await anew.quiet()
  expect(control.live(meeting.id)).toHaveLength(2)
  control.setLag({ query: 0 })
  control.releaseLag()
  await anew.quiet(HOUR)
  expect([seen(start), control.live(meeting.id)]).toEqual([before, old])
  expect((await anew.rows(runId)).map(({ status }) => status)).toEqual([
    'succeeded',
    'succeeded',
    'succeeded',
  ])
})

test('given a process that is killed when the page was made and the answer is on its way, then the stub goes and one page stays', async () => {
  const start = await given()
  const { world, control, openWorld, target, clock, decisions } = start
  const hold = control.hold({ method: 'POST', path: '/v1/pages' })
  const { runId, meeting } = await world.recorded(undefined, ['notion'])
  await hold.reached
  await world.outbox.close()
  hold.release()
  const next = await openWorld({ targets: [target()], clock, store: world.store })
  await next.outbox.takeUp('main')
  await next.quiet(10 * MINUTE)
  expect([control.live(meeting.id).length, control.most(meeting.id)]).toEqual([1, 1])
  expect(control.rows(decisions.dataSourceId).map(({ trashed }) => trashed)).toEqual([true, false])
  expect((await next.rows(runId)).map(({ status }) => status)).toEqual([
    'succeeded',
    'succeeded',
    'succeeded',
  ])
})

test('given an older revision whose write lands after the newer one, then the newer one stands in the end', async () => {
  const start = await given()
  const { world, control } = start
  const { runId, meeting } = await world.recorded(undefined, ['notion'])
  await world.quiet(10 * MINUTE)
  for (const method of ['/v1/pages/', '/children'])
    control.fault({
      match: { method: 'PATCH', path: method },
      times: 1,
      fault: { kind: 'lateCommit', ms: 55_000 },
    })
  await world.command(runId, { type: 'edit_artifact', kind: 'decision_log', patch: april })
  await world.quiet(10_000)
  await world.command(runId, { type: 'edit_artifact', kind: 'decision_log', patch: may })
  await world.quiet(20 * MINUTE)
  const page = control.live(meeting.id)[0] ?? ''
  expect(control.row(page).values).toMatchObject({ Decision: 'The tool library moves in May.' })
  expect(control.comments(page)).toEqual([])
  const body = lines(control.outline(page))
  expect(body.filter((line) => line === 'toggle Decision')).toHaveLength(1)
  expect(body.join('\n')).not.toContain('April')
})

test('given a section whose append was not answered and lands late, then it is waited for and never stands there twice', async () => {
  const { world, control } = await given()
  const { runId, meeting } = await world.recorded(undefined, ['notion'])
  await world.quiet(10 * MINUTE)
  const page = control.live(meeting.id)[0] ?? ''
  const fault = { kind: 'lateCommit' as const, ms: 55_000 }
  control.fault({ match: { method: 'PATCH', path: '/children' }, times: 1, fault })
  await world.command(runId, { type: 'edit_artifact', kind: 'decision_log', patch: april })
  for (let step = 0; step < 60; step++) {
    await world.quiet(5_000)
    const told = lines(control.outline(page)).filter((line) => line.includes('paragraph Decided: '))
    expect(new Set(told).size).toBe(told.length)
  }
  const last = lines(control.outline(page)).filter((line) => line.includes('paragraph Decided: '))
  expect(last).toEqual([expect.stringContaining('moves in April')])
})

test('given a hundred long reasons with emoji where pieces end, then all of it stands on the page, in its order', async () => {
  const start = await given({ withoutTasks: true })
  const { world, control } = start
  const { runId, meeting } = await world.recorded()
  const claims = Array.from(
    { length: 100 },
    (_, n) => `${n} ${'я'.repeat(1900)}👨‍👩‍👧‍👦 & < > שלום @here https://x.example`,
  )
  const value = claims.map((claim) => ({ claim }))
  await world.command(runId, {
    type: 'edit_artifact',
    kind: 'decision_log',
    patch: [{ op: 'replace', path: '/rationale', value }],
  })
  const state = await world.runs.state(runId)
  await world.command(runId, { type: 'export', target: 'notion' })
  await world.quiet(10 * MINUTE)
  expect(await world.rows(runId)).toMatchObject([{ status: 'succeeded' }])
  const stored = state?.artifacts.decision_log?.body.rationale.map(({ claim }) => claim) ?? []
  expect(stored).toEqual(claims)
  const body = lines(control.outline(control.live(meeting.id)[0] ?? ''))
  const told = body.filter((line) => / \d+ яяя/.test(line))
  expect(
    told.map((line) => line.replace(/^ *bulleted_list_item /, '').replace(/ \((unchecked|edited).*$/, '')),
  ).toEqual(claims)
  expect(told.every((line) => line.includes('unchecked'))).toBe(true)
  expect(control.unserved()).toEqual([])
})

test(
  'given many rows and a Notion that asks for a pause, then no request comes in it, and never more than it allows',
  { timeout: 120_000 },
  async () => {
    const { notion, access, control, openWorld, clock } = await given({ limits: { perToken: 180 } })
    const world = await openWorld({ targets: [notionTarget(access)], clock })
    control.fault({ match: { path: '/v1/pages', nth: 5 }, times: 1, fault: { kind: '429', retryAfter: 90 } })
    const whats =
      'mend saw,paint ladder,sell drill,count hammers,clean workbench,order screws,label shelves,test charger,wash overalls,call plumber,print flyers,write invoice,book hall,move container,borrow van,ask insurer,sort nails,sharpen chisels,oil lathe,photograph lockers'
    const tasks = whats.split(',').map((what) => `- ACTION: Boris to ${what} by 2026-02-01`)
    const text = `# Tools\n\n2026-01-05\n\nPresent: Boris\n\nDecision: We mend the tools.\n\n${tasks.join('\n')}\n`
    const { runId, artifacts } = await world.recorded(text, ['notion'])
    const all = 1 + (artifacts.action_items?.body.length ?? 0)
    // An attempt that waits for its turn is busy: time goes on for it too.
    const isDone = async () => {
      const rows = await world.rows(runId)
      return rows.length === all && rows.every(({ status }) => status === 'succeeded')
    }
    while (!world.outbox.quiet || !(await isDone())) {
      await new Promise((resolve) => setImmediate(resolve))
      const next = clock.next()
      const longest = world.outbox.quiet ? 2 * MINUTE : 1000
      if (next !== null && next <= clock.now() + longest) clock.advance(next - clock.now())
    }
    const at = control.journal().map((entry) => entry.at)
    const paused = control.journal().find(({ fault }) => fault !== null)?.at ?? 0
    expect(at.filter((time) => time > paused && time < paused + 90_000)).toEqual([])
    const busiest = Math.max(
      ...at.map((time) => at.filter((other) => other >= time && other < time + MINUTE).length),
    )
    expect(busiest).toBeLessThanOrEqual(153)
    expect(control.journal().filter(({ fault }) => fault === null).length).toBeGreaterThan(60)
    expect(notion.control.unserved()).toEqual([])
  },
)
