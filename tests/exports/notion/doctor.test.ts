import { expect, test } from 'vitest'
import { CHECKS } from '../../../backend/exports/checks/index.ts'
import { notionTarget } from '../../../backend/exports/targets/notion/target.ts'
import type { NotionAccess } from '../../../backend/ports/services.ts'
import { Secret } from '../../../backend/secret.ts'
import { AT_ONCE, MINUTE, notionWorlds } from './given.ts'

const given = notionWorlds()

async function check(notion: NotionAccess | null, fix = false) {
  const signal = AbortSignal.timeout(20_000)
  const settings = {
    slack: null,
    telegram: null,
    webhooks: [],
    mail: null,
    outboundAllowed: [],
    publicUrl: null,
  }
  return CHECKS.Notion?.({ settings: { ...settings, notion, exportDir: '/nowhere' }, fix, signal }) ?? null
}

test('given no token, then there is nothing to check', async () => {
  expect(await check(null)).toBeNull()
})

test('given databases that fit, by the id of the source or of the database, then all is well and nothing is written', async () => {
  const { access, control, decisions, tasks } = await given()
  const mark = control.mark()
  const byDatabase = { ...access, decisions: decisions.databaseId, tasks: tasks.databaseId }
  for (const one of [access, byDatabase])
    expect((await check(one))?.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok'])
  expect(control.writesSince(mark)).toEqual([])
})

test('given columns and options that are missing, then they are named, and --fix makes them and takes none away', async () => {
  const { access, control, decisions, tasks, notion } = await given()
  control.removeProperty({ dataSource: decisions.dataSourceId, property: 'Confidence' })
  control.removeProperty({ dataSource: tasks.dataSourceId, property: 'Status' })
  control.addProperty({
    dataSource: tasks.dataSourceId,
    name: 'Status',
    definition: {
      status: { options: [{ name: 'To do' }, { name: 'Doing' }, { name: 'Done' }, { name: 'Frozen' }] },
    },
  })
  const said = (await check(access))?.map(({ says }) => says).join('\n')
  expect(said).toContain('“Decisions” (NOTION_DECISIONS) has no property “Confidence”: xio doctor --fix')
  expect(said).toContain('“Tasks” (NOTION_TASKS) has no option “Cancelled” in “Status”')
  const fixed = await check(access, true)
  expect(fixed?.filter(({ state }) => state !== 'ok')).toEqual([])
  expect((await check(access))?.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok'])
  const status = notion.world
    .get('data_source', tasks.dataSourceId)
    ?.properties.find(({ name }) => name === 'Status')
  expect(status?.options.map(({ name }) => name).toSorted()).toEqual([
    'Cancelled',
    'Doing',
    'Done',
    'Frozen',
    'To do',
  ])
})

test('given a page, when it is fixed, then both databases stand on it and rows go there', async () => {
  const { access, notion, control, openWorld } = await given()
  const onPage = { ...access, decisions: notion.homeId, tasks: null }
  expect((await check(onPage))?.at(-1)).toMatchObject({
    state: 'fault',
    says: expect.stringContaining('is the page'),
  })
  const made = (await check(onPage, true))?.at(-1)?.says ?? ''
  const [, decisions = '', tasks = ''] = /NOTION_DECISIONS=(\S+) NOTION_TASKS=(\S+) /.exec(made) ?? []
  const set = { ...access, decisions, tasks }
  expect((await check(set))?.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok'])
  const world = await openWorld({ targets: [notionTarget(set, { rate: AT_ONCE })] })
  const { runId } = await world.recorded(undefined, ['notion'])
  await world.quiet(MINUTE)
  expect((await world.rows(runId)).map(({ status }) => status)).toEqual([
    'succeeded',
    'succeeded',
    'succeeded',
  ])
  // People rename, the program forgets: the columns that we made say themselves what they are.
  control.renameProperty({ dataSource: decisions, property: 'Decision', name: 'Beschluss' })
  expect((await check(set))?.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok'])
})

test('given a wrong token or a page that is not shared, then the words say what to do and no secret', async () => {
  const { access, control, decisions } = await given()
  const wrong = await check({ ...access, token: new Secret('ntn_secret_and_wrong') })
  expect(wrong).toMatchObject([{ state: 'fault', says: expect.stringContaining('NOTION_TOKEN') }])
  expect(JSON.stringify(wrong)).not.toContain('ntn_secret')
  control.unshare({ id: decisions.databaseId })
  expect((await check(access))?.at(-1)).toMatchObject({
    state: 'fault',
    says: expect.stringContaining('Connections'),
  })
})
