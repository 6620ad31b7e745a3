import { describe, expect, it } from 'vitest'
import { hasBrowser, type OpenPage } from './support/panel.ts'
import { stagedPanel } from './support/staged-panel.ts'

// Long enough not to be folded in the page: more than 5,000 events.
const panel = stagedPanel({ messages: 3_000, seed: 11 })

const transcript = (page: OpenPage) => page.getByRole('region', { name: 'Transcript' })
const fromEnd = (page: OpenPage): Promise<number> =>
  transcript(page).evaluate((region) => region.scrollHeight - region.scrollTop - region.clientHeight)
const lastArticle = (page: OpenPage) => page.getByRole('feed').getByRole('article').last()
const atEnd = async (page: OpenPage): Promise<void> => {
  const { messages } = await panel.stage.state()
  await page.waitForFunction((number) => {
    const articles = [...document.querySelectorAll('[role=feed] article')]
    const region = articles.at(-1)?.closest('#transcript')
    const isThere = articles.some((article) => Number(article.getAttribute('aria-posinset')) === number)
    return isThere && region != null && region.scrollHeight - region.scrollTop - region.clientHeight < 1
  }, messages.length)
}

describe.runIf(hasBrowser)('a long council', () => {
  it('opens at its end and stays there, with only what is in view drawn', async () => {
    const read: string[] = []
    const page = await panel.open()
    page.on('request', (request) => read.push(new URL(request.url()).pathname))
    await atEnd(page)
    expect(await fromEnd(page)).toBeLessThan(1)
    await panel.stage.say(3)
    await atEnd(page)
    expect(await lastArticle(page).isVisible()).toBe(true)
    expect(await transcript(page).locator('*').count()).toBeLessThan(800)
    expect(read.some((one) => one.endsWith('/events'))).toBe(false)
    expect(page.faults).toEqual([])
  }, 240_000)

  it('shows its beginning to whoever goes there, which is read then', async () => {
    const page = await panel.open()
    await atEnd(page)
    // As a reader goes there: what only sets the place is taken back where the region grows just then.
    await transcript(page).focus()
    await page.keyboard.press('Home')
    await page.locator('[role=feed] article[aria-posinset="1"]').waitFor()
    // Whoever is there by keys gets into the feed: the article that Tab reaches is one of those that are drawn.
    await page.locator('[role=feed] article[tabindex="0"]').waitFor()
    await transcript(page).focus()
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press('Tab')
      if ((await page.locator('[role=feed] article:focus').count()) > 0) break
    }
    expect(await page.locator('[role=feed] article:focus').count()).toBe(1)
    expect(page.faults).toEqual([])
  }, 120_000)
})
