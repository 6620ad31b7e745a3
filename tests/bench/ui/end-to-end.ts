import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { PanelStage } from '../../support/panel-stage/open.ts'

const WATCHERS = 5

/**
 * ACCEPT 8: how long words and whole messages take from the server to the screens of five watchers, and what their chips
 * say of it. Each watcher has a window of its own: a tab behind another draws nothing, so it would measure the browser.
 */
export async function endToEnd(
  browser: Browser,
  stage: PanelStage,
  messages: number,
): Promise<Record<string, number>> {
  const contexts = await Promise.all(Array.from({ length: WATCHERS }, () => watch(browser, stage)))
  const sent = new Map<string, number>()
  for (let n = 0; n < messages; n++) {
    const from = Date.now()
    const [word, message] = [`word-${n}-${from}`, `message-${n}-${from}`]
    await stage.begin()
    sent.set(word, Date.now())
    await stage.deltas([word])
    sent.set(message, Date.now())
    await stage.complete({ text: message })
    // Ten turns a second are about fifty events.
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, 100 - (Date.now() - from))))
  }
  const delays: Record<'word' | 'message', number[]> = { word: [], message: [] }
  const chips: number[] = []
  for (const { page } of contexts) {
    for (const [mark, at] of await page.evaluate(() => Object.entries(window.paintedAt)))
      delays[mark.startsWith('word') ? 'word' : 'message'].push(at - (sent.get(mark) ?? at))
    const chip = await page.getByRole('button', { name: CHIP }).textContent()
    chips.push(Number(/\d+/.exec(chip ?? '')?.[0]))
  }
  await Promise.all(contexts.map(({ context }) => context.close()))
  return {
    'messages p50, ms': at(delays.message, 0.5),
    'p95, ms': at(delays.message, 0.95),
    'chips say, ms': at(chips, 0.5),
    'words p50, ms': at(delays.word, 0.5),
    'words p95, ms': at(delays.word, 0.95),
    seen: delays.message.length,
    sent: messages * WATCHERS,
  }
}

const CHIP = /^(Live|Slow)/

async function watch(browser: Browser, stage: PanelStage): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(`${stage.room}/live`)
  await page.getByRole('button', { name: CHIP }).waitFor()
  await page.evaluate(watchPaints)
  if (await page.evaluate(() => document.hidden))
    throw new Error('A watcher is hidden: it would draw nothing.')
  return { context, page }
}

declare global {
  interface Window {
    paintedAt: Record<string, number>
  }
}

/** Runs in the page: when each mark was first painted. Only what has changed is read, or the page would be slow by this. */
function watchPaints(): void {
  window.paintedAt = {}
  new MutationObserver((changes) => {
    const changed = new Set(changes.flatMap(({ target, addedNodes }) => [target, ...addedNodes]))
    const news = new Set<string>()
    for (const node of changed) {
      const part = node instanceof Element ? node : node.parentElement
      const text = (part?.closest('[role="article"], article') ?? part)?.textContent ?? ''
      if (text.length < 100_000)
        for (const mark of text.match(/(?:word|message)-\d+-\d+/g) ?? []) news.add(mark)
    }
    for (const mark of Object.keys(window.paintedAt)) news.delete(mark)
    if (news.size === 0) return
    requestAnimationFrame(() =>
      setTimeout(() => {
        for (const mark of news) window.paintedAt[mark] ??= Date.now()
      }),
    )
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}

/** The delay that this share of them stayed within. */
function at(delays: readonly number[], share: number): number {
  const sorted = delays.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
