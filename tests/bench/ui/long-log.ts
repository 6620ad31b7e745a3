import type { Browser } from '@playwright/test'
import type { PanelStage } from '../../support/panel-stage/open.ts'
import { median, type Figure } from '../figures.ts'

/** A log of 50,000 events is opened in the panel in less than this. */
const AIM_S = 1.5

/** What somebody opens, and what they wait for. */
type Page = { name: string; path: string; wanted: string[] }

const MESSAGE = '[role="feed"] [role="article"], [role="feed"] article'
const SLIDER = 'input[type="range"]'

/**
 * A long log, opened in the room and in the replay by somebody who has not been there: no file of the panel is at hand.
 * Either the server has read nothing of the log, or somebody else was there before. The first opening of each is told
 * apart: browser and server do for the first time what they have made quick by the next.
 */
export async function longLog(browser: Browser, stage: PanelStage, openings: number): Promise<Figure[]> {
  const { seq, messages } = await stage.state()
  const pages: Page[] = [
    { name: 'the room', path: '/live', wanted: [MESSAGE] },
    { name: 'the replay in its middle', path: `/replay?at=${seq >> 1}`, wanted: [MESSAGE, SLIDER] },
    { name: 'the replay at its end', path: `/replay?at=${seq}`, wanted: [MESSAGE, SLIDER] },
  ]
  const times = pages.map((page) => ({ page, unread: new Array<number>(), read: new Array<number>() }))
  // In turns: what else the machine does slows all of them alike.
  for (let round = 0; round <= openings; round++)
    for (const { page, unread, read } of times) {
      await stage.restart()
      unread.push(await opened(browser, stage, page))
      read.push(await opened(browser, stage, page))
    }
  const note = `${seq} events, ${messages.length} messages`
  return times.flatMap(({ page: { name }, unread, read }) => [
    row(`${name}, by a server that has read nothing`, unread, note),
    row(`${name}, by a server that has read it`, read, note),
  ])
}

function row(figure: string, [first = Number.NaN, ...then]: readonly number[], note: string): Figure {
  const told = [first, ...then].map((seconds) => seconds.toFixed(2))
  const value = median(then)
  return {
    figure,
    value,
    unit: 's',
    hold: AIM_S,
    aim: AIM_S,
    note: `${note}; first ${told[0]}, then ${told.slice(1).join(' ')}`,
  }
}

/** From the address to the paint of all that is wanted, in seconds of the page's own clock. */
async function opened(browser: Browser, stage: PanelStage, { path, wanted }: Page): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.addInitScript(watchFor, wanted)
  await page.goto(`${stage.room}${path}`, { waitUntil: 'commit' })
  const ms = await page.evaluate(() => window.allPainted)
  await context.close()
  return ms / 1_000
}

declare global {
  interface Window {
    allPainted: Promise<number>
  }
}

/** Runs in the page: when all that is wanted stood there and the frame was over. */
function watchFor(wanted: string[]): void {
  window.allPainted = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (wanted.some((one) => document.querySelector(one) === null)) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
    })
    observer.observe(document, { subtree: true, childList: true })
  })
}
