import type { Browser } from '@playwright/test'
import type { PanelStage } from '../../support/panel-stage/open.ts'

/** ACCEPT 3, 4, 12: a council of very many messages: opened at its end, scrolled to its start and back, searched. */
export async function longCouncil(browser: Browser, stage: PanelStage): Promise<Record<string, number>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const { messages } = await stage.state()
  const last = page.getByRole('article', { name: new RegExp(`message ${messages.length}\\b`) })
  const opened = await timed(async () => {
    await page.goto(`${stage.room}/live`)
    await last.waitFor()
  })
  const feed = page.getByRole('feed')
  const [fromEnd, elements, all] = await feed.evaluate((list) => {
    const region = list.closest('.overflow-auto') ?? list
    return [
      region.scrollHeight - region.scrollTop - region.clientHeight,
      list.querySelectorAll('*').length,
      document.body.querySelectorAll('*').length,
    ]
  })
  const most = await feed.evaluate(scrolled, STEPS)
  await page.keyboard.press('Slash')
  const search = page.getByRole('searchbox')
  await search.waitFor()
  const found = await timed(async () => {
    await search.fill('cellar')
    await page.getByText(/\b1 of \d/).waitFor()
  })
  await page.keyboard.press('Escape')
  await context.close()
  return {
    'last message, ms': opened,
    'from the end, px': Math.round(fromEnd ?? Number.NaN),
    'elements of the transcript': elements ?? Number.NaN,
    'of the page': all ?? Number.NaN,
    'most of the transcript': most.list,
    'most of the page': most.page,
    'search, ms': found,
  }
}

const STEPS = 60

/** Runs in the page: from the end to the start and back, a step a frame; the most elements that any frame had. */
async function scrolled(list: Element, steps: number): Promise<{ list: number; page: number }> {
  const region = list.closest('.overflow-auto') ?? list
  const most = { list: 0, page: 0 }
  for (let step = 0; step <= 2 * steps; step++) {
    region.scrollTop = (Math.abs(steps - step) / steps) * region.scrollHeight
    await new Promise((drawn) => requestAnimationFrame(drawn))
    most.list = Math.max(most.list, list.querySelectorAll('*').length)
    most.page = Math.max(most.page, document.body.querySelectorAll('*').length)
  }
  return most
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now()
  await work()
  return Math.round(performance.now() - from)
}
