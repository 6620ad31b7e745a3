import { mkdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { violations } from './support/axe.ts'
import { hasBrowser, testPanel, type OpenPage } from './support/panel.ts'

/** Pictures for whoever looks at them: XIO_E2E_SHOTS names a folder. */
async function shot(page: OpenPage, name: string): Promise<void> {
  const folder = process.env.XIO_E2E_SHOTS
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

describe.skipIf(!hasBrowser)('a fresh install', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('welcomes once, runs the sample at a press, and ends with a decision log; nothing else is asked', async () => {
    const page = await panel.open({ path: '/' })
    // Whatever is not this server is as if it were not there.
    await page.route(/^(?!http:\/\/127\.0\.0\.1|http:\/\/localhost)/, (route) => route.abort())
    await page.waitForURL('**/welcome')
    await page.getByRole('heading', { level: 1, name: 'Put a question to a council' }).waitFor()
    await shot(page, 'welcome')
    expect(await violations(page)).toEqual([])
    await page
      .getByRole('region', { name: 'Watch one' })
      .getByRole('button', { name: 'Run the sample' })
      .click()
    await page.waitForURL(/\/councils\/(?!new$)[^/]+/)
    await page.getByRole('region', { name: 'Transcript' }).waitFor()
    await page.waitForFunction(() => document.title.startsWith('Finished, '), undefined, { timeout: 120_000 })
    await page.goto(`${panel.url}/home`)
    const outcomes = page.getByRole('region', { name: 'Last outcomes' })
    await outcomes.getByText('Decided').waitFor()
    await page.goto(`${panel.url}/`)
    await outcomes.waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
    await page.goto(`${panel.url}/welcome`)
    const steps = page.getByRole('region', { name: 'First steps' })
    await steps.getByRole('listitem').filter({ hasText: 'Watch a council' }).getByText('Done').waitFor()
    await steps.getByRole('button', { name: 'Leave out: Connect Notion' }).click()
    await page.reload()
    await steps.getByRole('listitem').first().waitFor()
    expect(await steps.getByText('Connect Notion').count()).toBe(0)
    expect(page.faults).toEqual([])
  })

  it('holds a question of one\u2019s own with the offline panel, and asks nobody else from the first load on', async () => {
    const abroad: string[] = []
    const page = await panel.open({
      path: '/welcome',
      before: async (fresh) => {
        const isOurs = (url: URL) => url.origin === panel.url
        fresh.on('websocket', (socket) => {
          if (!socket.url().startsWith(panel.url.replace('http', 'ws'))) abroad.push(socket.url())
        })
        await fresh.context().route(
          (url) => !isOurs(url),
          (route) => {
            abroad.push(route.request().url())
            return route.abort()
          },
        )
      },
    })
    const own = page.getByRole('region', { name: 'Ask your own' })
    await own
      .getByText(/^Without a language model the council weighs what you give it, by fixed rules/)
      .waitFor()
    await own.getByRole('textbox', { name: 'Your question' }).fill('Where do we keep the tools in winter?')
    await own.getByRole('button', { name: 'Start my council' }).click()
    const card = page.getByRole('group', { name: 'The council asks you' })
    await card.getByLabel('In your own words. One option a line').fill('The shed\nThe cellar')
    await card.getByRole('button', { name: 'Answer' }).click()
    await page.waitForFunction(() => document.title.startsWith('Finished, '), undefined, { timeout: 120_000 })
    await page.getByRole('link', { name: 'Review outcome' }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByText('Offline panel, no model', { exact: true }).first().waitFor()
    const runId = new URL(page.url()).pathname.split('/').at(-2) ?? ''
    const log = await (await fetch(`${panel.url}/api/v1/runs/${runId}/artifacts/decision_log`)).text()
    expect(log).toContain('Where do we keep the tools in winter?')
    expect(abroad).toEqual([])
    expect(page.faults).toEqual([])
  })

  it('asks what waits from one tab only; the others hear of it', async () => {
    const opened = await panel.open({ path: '/councils' })
    const context = opened.context()
    await context.clock.install()
    const tab = async () => {
      const page = await context.newPage()
      const asked: string[] = []
      page.on('request', (request) => request.url().endsWith('/api/v1/inbox') && asked.push(request.url()))
      await page.goto(`${panel.url}/councils`)
      await page
        .getByRole('link', { name: /^Inbox/ })
        .first()
        .waitFor()
      return { page, asked }
    }
    // A tab that was just opened is not set up yet, and one answer may still be on its way: time goes on until it has asked.
    const asks = async ({ asked }: Awaited<ReturnType<typeof tab>>) => {
      const before = asked.length
      const now = () => context.clock.runFor(10_000).then(() => asked.length)
      await expect.poll(now, { timeout: 60_000 }).toBeGreaterThan(before)
    }
    const first = await tab()
    await asks(first)
    // Whoever was looked at last asks.
    const second = await tab()
    await opened.close()
    const isAlone = async () => {
      const before = first.asked.length
      await asks(second)
      return first.asked.length === before
    }
    await expect.poll(isAlone, { timeout: 60_000 }).toBe(true)
    const before = first.asked.length
    for (let times = 0; times < 3; times++) await asks(second)
    expect(first.asked).toHaveLength(before)
    const tell = () => {
      const at = new Date().toISOString()
      const need = {
        id: 'q1',
        kind: 'question',
        runId: 'r1',
        runTitle: 'Tools',
        title: '',
        text: 'Which?',
        at,
      }
      new BroadcastChannel('xio.inbox').postMessage({ inbox: { items: [need] }, ended: { items: [] } })
    }
    const heard = first.page.getByRole('link', { name: /^Inbox, 1/ }).first()
    // The answer of the last time may come after what is told here, and be newer.
    await expect
      .poll(() => second.page.evaluate(tell).then(() => heard.isVisible()), { timeout: 60_000 })
      .toBe(true)
    await second.page.close()
    // The one that waited in line asks from then on.
    await asks(first)
  })

  it('keeps the filters of the councils in the address, also over a reload', async () => {
    const page = await panel.open({ path: '/councils' })
    await page.getByLabel('State', { exact: true }).selectOption('failed')
    await page.waitForURL('**/councils?state=failed')
    await page.getByText('No council is like that.').waitFor()
    await page.reload()
    await page.getByText('No council is like that.').waitFor()
    expect(await page.getByLabel('State', { exact: true }).inputValue()).toBe('failed')
    await page.getByRole('button', { name: 'Clear the filters' }).click()
    await page.waitForURL('**/councils')
    expect(page.faults).toEqual([])
  })

  it('keeps the name and the limits that were set, and says what is wrong with one', async () => {
    const page = await panel.open({ path: '/settings/profile' })
    await page.getByRole('textbox', { name: 'Your name' }).fill('Anna Kim')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The record names you so now: Anna Kim.').waitFor()
    await page.goto(`${panel.url}/settings/budgets`)
    const turns = page.getByRole('textbox', { name: 'At most, turns' })
    await turns.fill('2.5')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Write a whole number above zero, or leave it empty.').waitFor()
    expect(await turns.evaluate((field) => field === document.activeElement)).toBe(true)
    await turns.fill('40')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    await page.reload()
    await turns.waitFor()
    expect(await turns.inputValue()).toBe('40')
    expect(page.faults).toEqual([])
  })
})
