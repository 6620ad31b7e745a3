import { mkdirSync } from 'node:fs'
import type { Locator } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEverything, type Everything } from '../support/emulators/everything.ts'
import type { Notion } from '../support/emulators/notion/start.ts'
import { startXio } from '../support/xio.ts'
import { listOf, textOf } from '../../ui/lib/reading.ts'
import { violations } from './support/axe.ts'
import { chooseExample, hasBrowser, hold, testPanel, type OpenPage } from './support/panel.ts'

const TITLE = 'Where the team works next year'
const OTHER_TITLE = 'Where the team works in two years'
const REFUSED_TITLE = 'Where the team works in three years'

/** Pictures for whoever looks at them: XIO_E2E_SHOTS names a folder. */
async function shot(page: OpenPage, name: string): Promise<void> {
  const folder = process.env.XIO_E2E_SHOTS
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png` })
}

describe.skipIf(!hasBrowser)('the way of a record to Notion', { timeout: 240_000 }, () => {
  const services: { all?: Everything } = {}
  beforeAll(async () => {
    services.all = await startEverything({})
  })
  afterAll(() => services.all?.close())
  const panel = testPanel(async (dir) => withTables(dir, opened(services)))

  it('given a council with Notion set up, when it ends, then the link on its card opens the page', async () => {
    const page = await panel.open()
    const runId = await hold(page, await chooseExample(page, TITLE), 'max')
    await page.waitForFunction(() => document.title.startsWith('Finished, '))
    const decision = page.getByRole('link', { name: /^In Notion/ }).first()
    await decision.waitFor()
    await shot(page, 'exported-1280-light')
    expect(await violations(page)).toEqual([])
    await expectPage(page, decision, TITLE)
    await expectOnce(opened(services).notion, panel.url, runId)
    expect(page.faults.filter((one) => !one.startsWith('asked '))).toEqual([])
  })

  it('given a page that Notion has made, when the server is killed before it hears of it, then one page is there in the end', async () => {
    const { notion } = opened(services)
    const page = await panel.open()
    // Another title is another meeting: of one meeting only the first council is exported.
    const agenda = await chooseExample(page, TITLE)
    const held = notion.control.hold({ method: 'POST', path: '/v1/pages' })
    const runId = await hold(page, agenda.replaceAll(TITLE, OTHER_TITLE), 'max')
    await held.reached
    await panel.kill()
    held.release()
    await panel.start()
    await page.goto(`${panel.url}/councils/${runId}`)
    const decision = page.getByRole('link', { name: /^In Notion/ }).first()
    await decision.waitFor()
    await expectPage(page, decision, OTHER_TITLE)
    await expectOnce(notion, panel.url, runId)
  })

  it('given a record that Notion refuses, then the first page and the inbox say so, and it is sent again from there', async () => {
    const { notion } = opened(services)
    const page = await panel.open()
    const agenda = await chooseExample(page, TITLE)
    notion.control.fault({
      match: { method: 'POST', path: '/v1/pages' },
      fault: { kind: 'status', code: 400, commit: 'before' },
    })
    await hold(page, agenda.replaceAll(TITLE, REFUSED_TITLE), 'max')
    await page.waitForFunction(() => document.title.startsWith('Finished, '))
    const need = page
      .getByRole('region', { name: 'Needs you' })
      .getByRole('listitem')
      .filter({ hasText: REFUSED_TITLE })
    for (const where of ['/home', '/inbox']) {
      await page.goto(panel.url + where)
      await need.getByText('Export failed').waitFor()
      await need.getByText(/Notion refuses what was sent/).waitFor()
    }
    notion.control.clearFaults()
    const again = need.getByRole('button', { name: `Retry now: ${REFUSED_TITLE}` })
    // Of its seven objects some may have been refused only after the first press.
    await expect
      .poll(
        async () => {
          // What goes away just then need not be pressed; nothing is waited for that is gone.
          if (await again.isVisible()) await again.click({ timeout: 5_000 }).catch(() => undefined)
          return need.count()
        },
        { timeout: 120_000, interval: 500 },
      )
      .toBe(0)
  })
})

function opened({ all }: { all?: Everything }): Everything {
  if (all === undefined) throw new Error('The services were not started.')
  return all
}

/** Notion alone, with the columns that `xio doctor --fix` makes. */
async function withTables(cwd: string, { environment }: Everything): Promise<Record<string, string>> {
  const env = Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith('NOTION_')))
  const doctor = await startXio(['doctor', '--fix'], { cwd, env: { ...env, PORT: '0' } }).ended
  expect(doctor.out).toContain('Notion')
  return env
}

/** The link leads to a page that tells the decision. */
async function expectPage(page: OpenPage, link: Locator, title: string): Promise<void> {
  const [shown] = await Promise.all([page.context().waitForEvent('page'), link.click()])
  await shown.waitForLoadState()
  await shown.getByRole('heading', { name: title }).first().waitFor()
  await shown.close()
}

/** All of the run's objects are there in the end, each once, and none was ever there twice. */
async function expectOnce(notion: Notion, url: string, runId: string): Promise<void> {
  const exported = async () =>
    listOf(await (await fetch(`${url}/api/v1/runs/${runId}/exports`)).json(), 'items')
  await expect
    .poll(async () => (await exported()).map((one) => textOf(one, 'status')), { timeout: 120_000 })
    .toEqual(Array.from({ length: 7 }, () => 'succeeded'))
  for (const one of await exported()) {
    const key = textOf(one, 'key') ?? ''
    expect([key, notion.control.live(key).length, notion.control.most(key)]).toEqual([key, 1, 1])
  }
}
