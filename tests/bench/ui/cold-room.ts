import type { Browser } from '@playwright/test'
import type { PanelStage } from '../../support/panel-stage/open.ts'

/** ACCEPT 2: a first visit on a slow machine and network: when Pause is there, how soon it answers, how calm the page is. */
export async function coldRoom(browser: Browser, stage: PanelStage): Promise<Record<string, number>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 100,
    downloadThroughput: (9e6 / 8) | 0,
    uploadThroughput: (9e6 / 8) | 0,
  })
  await page.addInitScript(() => {
    const seen = { lcp: 0, cls: 0 }
    Object.assign(window, { seen })
    new PerformanceObserver((list) => {
      seen.lcp = list.getEntries().at(-1)?.startTime ?? seen.lcp
    }).observe({ type: 'largest-contentful-paint', buffered: true })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.cls += Number(Reflect.get(entry, 'value'))
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(`${stage.room}/live`)
  const pause = page.getByRole('button', { name: 'Pause', exact: true })
  await pause.waitFor()
  const shown = await page.evaluate(() => performance.now())
  const answered = await pause.evaluate(
    (button) =>
      new Promise<number>((resolve) => {
        const from = performance.now()
        new MutationObserver((_, observer) => {
          observer.disconnect()
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)))
        }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
        if (button instanceof HTMLElement) button.click()
      }),
  )
  const { lcp, cls } = await page.evaluate((): { lcp: number; cls: number } => Reflect.get(window, 'seen'))
  await stage.command({ type: 'resume' })
  await context.close()
  return { 'pause there, ms': shown | 0, 'answers in, ms': answered | 0, 'LCP, ms': lcp | 0, CLS: cls }
}
