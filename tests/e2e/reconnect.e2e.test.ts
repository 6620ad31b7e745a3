import type { WebSocketRoute } from '@playwright/test'
import { describe, expect, it } from 'vitest'
import { chooseExample, hasBrowser, hold, messageNumbers, testPanel, type OpenPage } from './support/panel.ts'

/** A network between the page and its server that can be cut. */
async function cuttable(page: OpenPage) {
  const open = new Set<WebSocketRoute>()
  const net = {
    isCut: false,
    connections: 0,
    async cut() {
      net.isCut = true
      for (const socket of open) await socket.close({ code: 1012 })
      open.clear()
    },
  }
  await page.routeWebSocket('**/api/v1/ws', async (socket) => {
    if (net.isCut) return socket.close({ code: 1012 })
    net.connections++
    open.add(socket)
    socket.connectToServer()
  })
  return net
}

describe.skipIf(!hasBrowser)('a page that loses its server', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('comes back with every message, each once, though the council went on', async () => {
    const page = await panel.open()
    const net = await cuttable(page)
    const runId = await hold(page, await chooseExample(page, 'A database for the event log'))
    const talk = page.getByRole('region', { name: 'Transcript' })
    for (const message of [2, 4, 6]) {
      await talk
        .locator('article[id^="message-"]')
        .filter({ hasText: `#${message}` })
        .first()
        .waitFor()
      await net.cut()
      await page.getByText('Reconnecting').waitFor()
      net.isCut = false
    }
    await page.waitForFunction(() => document.title.startsWith('Finished, '), undefined, { timeout: 100_000 })
    const { items } = await (await fetch(`${panel.url}/api/v1/runs/${runId}/messages?limit=200`)).json()
    expect(net.connections).toBeGreaterThanOrEqual(4)
    expect(await messageNumbers(page)).toEqual(items.map((_: unknown, index: number) => index + 1))
  })

  it('says that the council goes on without it, and still pauses it', async () => {
    const page = await panel.open()
    const net = await cuttable(page)
    const runId = await hold(page, await chooseExample(page, 'A database for the event log'))
    await page.getByRole('article').filter({ hasText: '#1' }).first().waitFor()
    await net.cut()
    await page.getByText('Connection lost. The council goes on without this page.').waitFor()
    const [answer] = await Promise.all([
      page.waitForResponse(`**/api/v1/runs/${runId}/commands`),
      page.getByRole('button', { name: 'Pause', exact: true }).click(),
    ])
    expect(answer.status()).toBe(202)
    net.isCut = false
    await page.getByRole('button', { name: 'Retry now' }).click()
    await page.waitForFunction(() => document.title.startsWith('Paused, '))
    await page.getByText('Connection lost.').waitFor({ state: 'detached' })
  })
})
