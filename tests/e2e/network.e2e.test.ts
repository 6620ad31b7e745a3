import { spawnSync } from 'node:child_process'
import path from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openPanelStage, type PanelStage } from '../support/panel-stage/open.ts'
import { hasBrowser, launched, newContext } from './support/panel.ts'

const LOST = 'Connection lost. The council goes on without this page.'
const OFFLINE = 'You are offline. The council goes on without this page.'

describe.skipIf(!hasBrowser)('a page and its network', { timeout: 240_000 }, () => {
  let browser: Browser
  let stage: PanelStage
  beforeAll(async () => {
    const cwd = path.join(import.meta.dirname, '../..')
    spawnSync(process.execPath, ['scripts/prepare.mjs', '--only=schemas,prisma,panel'], { cwd })
    browser = await launched()
  }, 120_000)
  afterAll(() => browser?.close())
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    await stage.close()
  })

  /** A page in the stage's room whose clock a test may push on. */
  async function watching(seed: number): Promise<Page> {
    stage = await openPanelStage({ messages: 40, seed })
    const page = await (await newContext(browser)).newPage()
    await page.clock.install()
    await page.addInitScript(countTries)
    await page.goto(stage.room)
    await page.getByRole('button', { name: /^Live/ }).waitFor()
    await atMessage(page, 40)
    return page
  }

  // ACCEPT 22
  it('says nothing of a short break, says a long one once, and has every message once after it', async () => {
    const page = await watching(22)
    // Time goes by as it is told to: a page that is slow to answer must not make a long break of a short one.
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000))
    await page.context().setOffline(true)
    await page.clock.runFor(3_000)
    expect(await page.getByText(OFFLINE).count()).toBe(0)
    await page.getByRole('button', { name: 'Offline' }).waitFor()
    for (let n = 0; n < 3; n++) await stage.say()
    await page.clock.runFor(27_000)
    expect(await page.getByText(OFFLINE).count()).toBe(1)
    await page.clock.resume()
    await page.context().setOffline(false)
    await atMessage(page, 43)
    await page.getByText(OFFLINE).waitFor({ state: 'detached' })
    await expectInOrder(page)
  })

  it.each([
    ['more events than the server reads at once', 400, 500],
    ['more than are worth sending one by one', 2_800, 5_000],
  ])('comes back after it missed %s, and has every message once', async (_, messages, events) => {
    const page = await watching(messages)
    const { seq } = await stage.state()
    await stage.kill()
    await page.getByRole('button', { name: 'Reconnecting' }).waitFor()
    await stage.later(messages)
    await stage.restart()
    expect((await stage.state()).seq - seq).toBeGreaterThan(events)
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await atMessage(page, 40 + messages)
    await expectInOrder(page)
    // Where it was cut off, too, there is no gap.
    const talk = page.getByRole('region', { name: 'Transcript' })
    await talk.focus()
    await page.keyboard.press('Home')
    // The beginning is read when somebody goes there.
    await atMessage(page, 1)
    const seen = new Set<number>()
    await expect
      .poll(
        async () => {
          for (const number of await talk.evaluate(goOn)) seen.add(number)
          return Math.max(0, ...seen)
        },
        { timeout: 90_000, interval: 30 },
      )
      .toBeGreaterThan(60)
    expect([...seen].filter((number) => number < 60).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 59 }, (_one, index) => index + 1),
    )
    await expectInOrder(page)
  })

  // ACCEPT 24
  it.each([1001, 1006, 1012])('comes back by itself where its socket is closed with %s', async (code) => {
    const page = await watching(code)
    const before = await tries(page)
    stage.breakSockets(code)
    await stage.say()
    await page.clock.runFor(700)
    await atMessage(page, 41)
    expect((await tries(page)).length).toBe(before.length + 1)
    expect(await page.getByText(LOST).count()).toBe(0)
  })

  it('tries again later and later while the server is away, at once when somebody looks, and needs no reload', async () => {
    const page = await watching(24)
    const before = (await tries(page)).length
    await stage.kill()
    await page.getByRole('button', { name: 'Reconnecting' }).waitFor()
    const since = await page.evaluate(() => Date.now())
    while ((await tries(page)).length < before + 6) {
      await settled(page)
      await page.clock.runFor(250)
    }
    await page.getByText(LOST).waitFor()
    const gaps = (await tries(page)).slice(before).map((at, index, all) => at - (all[index - 1] ?? since))
    for (const [index, step] of [500, 1_000, 2_000, 4_000, 8_000, 15_000].entries()) {
      // 30 % either way, and the steps in which this test moves the clock.
      expect(gaps[index], `try ${index + 1}`).toBeGreaterThanOrEqual(step * 0.7 - 500)
      expect(gaps[index], `try ${index + 1}`).toBeLessThanOrEqual(step * 1.3 + 1_000)
    }
    await settled(page)
    const waited = (await tries(page)).length
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    expect((await tries(page)).length).toBe(waited + 1)
    // One that is still under way would meet the server that comes back.
    await settled(page)
    await stage.restart()
    await page.getByRole('button', { name: 'Retry now' }).click()
    await page.getByRole('button', { name: /^Live/ }).waitFor()
    await page.getByText(LOST).waitFor({ state: 'detached' })
  })

  // ACCEPT 25
  it('is as it was after a reload: live, paused, with what was half written', async () => {
    const page = await watching(25)
    const field = page.getByRole('textbox', { name: 'Message to the council' })
    await field.fill('Half a thought')
    await page.reload()
    await atMessage(page, 40)
    await page.waitForFunction(() => document.title.startsWith('Live, '))
    expect(await field.inputValue()).toBe('Half a thought')
    await stage.command({ type: 'pause', when: 'now' })
    await page.waitForFunction(() => document.title.startsWith('Paused, '))
    await page.reload()
    await page.waitForFunction(() => document.title.startsWith('Paused, '))
    await atMessage(page, 40)
    expect(await field.inputValue()).toBe('Half a thought')
  })

  // ACCEPT 27
  it('does not say “live” of a server that died in the middle of a turn, and goes on with the one that comes back', async () => {
    const page = await watching(27)
    await stage.begin()
    await stage.deltas(['Zanzibar ', 'is far'])
    await page.getByText('Zanzibar is far').waitFor()
    await stage.kill()
    await page.getByRole('button', { name: 'Reconnecting' }).waitFor()
    expect(await page.getByRole('button', { name: /^Live/ }).count()).toBe(0)
    await stage.restart()
    await page.clock.runFor(20_000)
    await page.getByRole('button', { name: /^Live/ }).waitFor()
    await stage.say()
    await atMessage(page, 41)
    await expectInOrder(page)
  })

  it('shows two moderators the same: what one asks the other sees, and both see what became of it', async () => {
    const page = await watching(2)
    const other = await page.context().newPage()
    await other.goto(stage.room)
    await atMessage(other, 40)
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    for (const one of [page, other]) {
      await one.waitForFunction(() => document.title.startsWith('Paused, '))
      await one.getByRole('button', { name: 'Resume' }).first().waitFor()
    }
    await other.getByRole('button', { name: 'Resume' }).first().click()
    for (const one of [page, other]) await one.waitForFunction(() => document.title.startsWith('Live, '))
  })
})

/** Runs in the page before anything else: when each socket was tried. */
function countTries(): void {
  const times: number[] = []
  Object.assign(window, { socketTries: times, openSockets: 0 })
  const Real = window.WebSocket
  window.WebSocket = class extends Real {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      times.push(Date.now())
      Reflect.set(window, 'openSockets', Reflect.get(window, 'openSockets') + 1)
      this.addEventListener('close', () =>
        Reflect.set(window, 'openSockets', Reflect.get(window, 'openSockets') - 1),
      )
    }
  }
}

const tries = (page: Page): Promise<number[]> => page.evaluate(() => [...Reflect.get(window, 'socketTries')])
/** No try is under way: the last one has failed. */
const settled = (page: Page) => page.waitForFunction(() => Reflect.get(window, 'openSockets') === 0)

const atMessage = (page: Page, number: number) =>
  page.getByRole('article', { name: new RegExp(`message ${number}\\b`) }).waitFor()

/** The messages on the screen, by their numbers. */
async function numbers(page: Page): Promise<number[]> {
  const names = await page
    .getByRole('article')
    .evaluateAll((articles) => articles.map((one) => one.getAttribute('aria-label') ?? ''))
  return names.flatMap((name) => /message (\d+)/.exec(name)?.slice(1).map(Number) ?? [])
}

/**
 * The messages that are drawn, by their numbers; then the last of them is put where the first was, so that none is passed
 * over. Rows that are still being read are waited for.
 */
function goOn(region: HTMLElement | SVGElement): number[] {
  const rows = [...region.querySelectorAll('[role=feed] > [data-index]')]
  const isRead = rows.every((row) => row.ariaHidden !== 'true')
  if (isRead) rows.at(-1)?.scrollIntoView({ block: 'start' })
  return rows.flatMap((row) => row.getAttribute('aria-posinset') ?? []).map(Number)
}

/** Looked at once: the next look may find the list further on. */
async function expectInOrder(page: Page): Promise<void> {
  const found = await numbers(page)
  expect(found).toEqual(found.map((_, index) => (found[0] ?? 0) + index))
}
