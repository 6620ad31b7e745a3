import type { Browser } from '@playwright/test'
import type { PanelStage } from '../../support/panel-stage/open.ts'

const TOKENS_A_SECOND = 200
const KEYS_A_SECOND = 12
const TEXT = 'the quick brown fox jumps over the lazy dog '

/** ACCEPT 6: from key to paint while somebody speaks at 200 tokens a second. */
export async function typing(
  browser: Browser,
  stage: PanelStage,
  forMs: number,
): Promise<Record<string, number>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(`${stage.room}/live`)
  await page.getByRole('button', { name: /^Live/ }).waitFor()
  await page.evaluate(() => {
    const felt: { keys: number[]; long: number } = { keys: [], long: 0 }
    Object.assign(window, { felt })
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') felt.keys.push(duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
    new PerformanceObserver((list) => {
      felt.long += list.getEntries().length
    }).observe({ type: 'longtask' })
  })
  const field = page.getByRole('textbox', { name: 'Message to the council' })
  await field.focus()
  let isOver = false
  const speaking = speak(stage, () => isOver)
  let typed = ''
  for (const from = performance.now(); performance.now() - from < forMs;) {
    const key = TEXT[typed.length % TEXT.length] ?? ' '
    await page.keyboard.type(key, { delay: 1000 / KEYS_A_SECOND })
    typed += key
  }
  isOver = true
  await speaking
  const value = await field.inputValue()
  const { keys, long } = await page.evaluate((): { keys: number[]; long: number } =>
    Reflect.get(window, 'felt'),
  )
  await context.close()
  // Keys quicker than 16 ms are not told by the browser: they count as such.
  const all = [...keys, ...Array.from({ length: Math.max(0, typed.length - keys.length) }, () => 16)]
  const p98 = all.toSorted((a, b) => a - b)[Math.ceil(all.length * 0.98) - 1] ?? Number.NaN
  return {
    'key to paint p98, ms': p98,
    'long tasks a minute': (long * 60_000) / forMs,
    'typed exactly': value === typed ? 1 : 0,
    keys: typed.length,
  }
}

async function speak(stage: PanelStage, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await stage.begin()
    for (let n = 0; n < 40 && !isOver(); n++) {
      const from = performance.now()
      await stage.deltas(10)
      const wait = (10 * 1000) / TOKENS_A_SECOND - (performance.now() - from)
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    }
    await stage.complete()
  }
}
