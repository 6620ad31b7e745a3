import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEverything, type Everything } from '../support/emulators/everything.ts'
import type { Fault } from '../support/emulators/core/faults.ts'
import { startXio } from '../support/xio.ts'
import { listOf, textOf } from '../../ui/lib/reading.ts'
import { violations } from './support/axe.ts'
import { chooseExample, hasBrowser, hold, testPanel, type OpenPage } from './support/panel.ts'

/** What the first requests for a page meet: too many, an error, an answer that is lost when the page is there. */
const TROUBLES: Fault[] = [
  { kind: '429', retryAfter: 1 },
  { kind: 'status', code: 500, commit: 'before' },
  { kind: 'reset', commit: 'after' },
]

const TITLE = 'Where the team works next year'

/**
 * A council that has ended, read on the page of its outcome. Another year is another meeting: of one meeting only the first
 * council is exported, the others say so and have no button.
 */
async function read(page: OpenPage, url: string, year: string): Promise<string> {
  const agenda = await chooseExample(page, TITLE)
  const runId = await hold(page, agenda.replaceAll(TITLE, `Where the team works in ${year}`), 'max')
  await page.waitForFunction(() => document.title.startsWith('Finished, '))
  await page.goto(`${url}/councils/${runId}`)
  await page.waitForURL(/\/outcome$/)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return runId
}

describe.skipIf(!hasBrowser)('the page of an outcome', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('opens where a council has ended, and leads from each line to what it rests on', async () => {
    const page = await panel.open()
    await read(page, panel.url, '2030')
    const table = page.getByRole('region', { name: 'Options compared' })
    expect(await table.getByRole('columnheader').count()).toBeGreaterThanOrEqual(3)
    await table.getByRole('columnheader').filter({ hasText: 'Chosen' }).waitFor()
    for (const name of ['Why', 'Risks', 'Dissent', 'What would change this', 'Sources'])
      await page.getByRole('heading', { level: 2, name }).waitFor()
    await page.getByText('not confirmed by a person').waitFor()
    // The chip of a line opens the passage of just that line.
    const chips = page.getByRole('button', { name: /Evidence: “.+”\. Opens where it stands\.$/ })
    for (const at of [0, 3]) {
      const chip = chips.nth(at)
      const quote =
        /Evidence: “(.+)”\. Opens/su.exec((await chip.getAttribute('aria-label')) ?? '')?.[1] ?? ''
      await chip.click()
      const peek = page.getByRole('dialog')
      expect(await peek.locator('mark').textContent()).toBe(quote)
      await page.keyboard.press('Escape')
      await peek.waitFor({ state: 'detached' })
    }
    expect(await violations(page)).toEqual([])
    expect(page.faults).toEqual([])
  })

  it('asks before a line that no source says is exported, and leads to it', async () => {
    const page = await panel.open()
    const runId = await read(page, panel.url, '2031')
    const LINE = 'It has the better view.'
    const edit = {
      type: 'edit_artifact',
      kind: 'decision_log',
      version: 1,
      patch: [{ op: 'add', path: '/rationale/-', value: { claim: LINE } }],
    }
    const edited = await fetch(`${panel.url}/api/v1/runs/${runId}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(edit),
    })
    expect([edited.status, await edited.text()]).toEqual([202, expect.anything()])
    await page.getByText(LINE).waitFor()
    const sent = async () =>
      listOf(await (await fetch(`${panel.url}/api/v1/runs/${runId}/exports`)).json(), 'items').length
    const before = await sent()
    const send = page.getByRole('button', { name: /^Export to Markdown file/ })
    await send.click()
    const asks = page.getByRole('alertdialog', { name: 'Export with 1 line without evidence?' })
    await asks.getByText(LINE).waitFor()
    expect(await violations(page)).toEqual([])
    await asks.getByRole('button', { name: 'Look at them first' }).click()
    await asks.waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(LINE)
    expect(await sent()).toBe(before)
    await send.click()
    const [answer] = await Promise.all([
      page.waitForResponse((one) => one.request().method() === 'POST' && one.url().endsWith('/exports')),
      asks.getByRole('button', { name: 'Export anyway' }).click(),
    ])
    expect(answer.status()).toBe(202)
    expect(page.faults).toEqual([])
  })

  it('names what a task lacks, leads to its field, and takes fewer where a person says so', async () => {
    const page = await panel.open()
    await read(page, panel.url, '2032')
    const steps = page.getByRole('region', { name: 'What belongs to the outcome' })
    await steps.getByText('Decision recorded').waitFor()
    const fault = page.getByRole('button', { name: /^no date: / }).first()
    const due = page.getByLabel('Due date (optional)')
    // Parts above it that come late may push it away under the pointer: whoever sees no form presses again.
    const press = async () => {
      await fault.click()
      await due.waitFor({ timeout: 20_000 })
    }
    await press().catch(press)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('due')
    await due.fill('2027-02-01')
    await page.getByRole('button', { name: 'Save as a new version' }).click()
    await due.waitFor({ state: 'detached' })
    await page.getByText('edited by Owner').waitFor()
    // By keys: the approval is asked for, and Enter alone does not give it.
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('KeyX')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Approve' }).click()
    await page.getByText('Accepted').waitFor()
    await page.getByText('not confirmed by a person').waitFor({ state: 'detached' })
    expect(page.faults).toEqual([])
  })
})

describe.skipIf(!hasBrowser)(
  'an outcome on its way to a Notion that has troubles',
  { timeout: 240_000 },
  () => {
    const services: { all?: Everything } = {}
    beforeAll(async () => {
      services.all = await startEverything({})
    })
    afterAll(() => services.all?.close())
    const panel = testPanel(async (cwd) => {
      if (services.all === undefined) throw new Error('The services were not started.')
      const env = Object.fromEntries(
        Object.entries(services.all.environment).filter(([name]) => name.startsWith('NOTION_')),
      )
      await startXio(['doctor', '--fix'], { cwd, env: { ...env, PORT: '0' } }).ended
      return env
    })

    it('has one page for each artifact in the end, and says so', async () => {
      const notion = services.all?.notion
      if (notion === undefined) throw new Error('Notion was not started.')
      const page = await panel.open()
      const made = { method: 'POST', path: '/v1/pages' }
      for (const [index, fault] of TROUBLES.entries())
        notion.control.fault({ match: { ...made, nth: index + 1 }, fault })
      const runId = await read(page, panel.url, '2033')
      const exported = async () =>
        listOf(await (await fetch(`${panel.url}/api/v1/runs/${runId}/exports`)).json(), 'items')
      await expect
        .poll(async () => (await exported()).map((one) => textOf(one, 'status')), { timeout: 120_000 })
        .toEqual(Array.from({ length: 7 }, () => 'succeeded'))
      for (const one of await exported()) {
        const key = textOf(one, 'key') ?? ''
        expect([key, notion.control.live(key).length, notion.control.most(key)]).toEqual([key, 1, 1])
      }
      await page
        .getByRole('link', { name: /^In Notion/ })
        .first()
        .waitFor()
      await page.getByRole('region', { name: 'What belongs to the outcome' }).getByText('to Notion').waitFor()
    })

    it('says what to do where Notion gives no access', async () => {
      const notion = services.all?.notion
      if (notion === undefined) throw new Error('Notion was not started.')
      const page = await panel.open()
      notion.control.clearFaults()
      notion.control.fault({
        match: { method: 'POST', path: '/v1/pages' },
        fault: { kind: 'status', code: 403, commit: 'before' },
      })
      const runId = await read(page, panel.url, '2034')
      await page
        .getByText(/Notion forbids this to the connection\. In its settings allow it/)
        .first()
        .waitFor()
      await page.getByRole('link', { name: 'Get it as Markdown' }).waitFor()
      expect(await violations(page)).toEqual([])
      // It is mended there, and whoever asks again does not wait for the rest of five minutes to end.
      notion.control.clearFaults()
      await page.getByRole('button', { name: 'Export to Notion again' }).click()
      await page.getByRole('link', { name: 'Open in Notion' }).first().waitFor({ timeout: 120_000 })
      const answer: unknown = await (await fetch(`${panel.url}/api/v1/runs/${runId}/exports?wait=25`)).json()
      const items = listOf(answer, 'items')
      expect(items.map((one) => textOf(one, 'status'))).toEqual(items.map(() => 'succeeded'))
      await page
        .getByText(/Notion forbids/)
        .first()
        .waitFor({ state: 'detached' })
      for (const one of items) {
        const key = textOf(one, 'key') ?? ''
        expect([key, notion.control.live(key).length, notion.control.most(key)]).toEqual([key, 1, 1])
      }
    })
  },
)
