import { describe, expect, it, vi } from 'vitest'
import { has, textOf } from '../../ui/lib/reading.ts'
import { DECIDING_CONTEXT } from '../support/deciding-context.ts'
import { violations } from './support/axe.ts'
import { hasBrowser, testPanel } from './support/panel.ts'
import { widthOf } from './support/width.ts'

describe.skipIf(!hasBrowser)('how firm a decision is', { timeout: 180_000 }, () => {
  const panel = testPanel()

  it('is checked by a button under the decision, which then says what flips it, also after a reload', async () => {
    // Given a council in which one seat alone was given what decided it
    const runId = await ended(panel.url)
    const page = await panel.open({ path: `/councils/${runId}/outcome` })
    const card = page.locator('section', {
      has: page.getByRole('heading', { level: 2, name: 'How firm the decision is' }),
    })
    // When it is checked
    await card.getByRole('button', { name: 'Check the decision' }).click()
    // Then the page says so as soon as the check is over
    await card.getByText('The decision survived 2 of 5 variations.').waitFor()
    await page.reload()
    await card.getByText('Fragile').waitFor()
    const flips = card.getByRole('list', { name: 'What flips it' }).getByRole('listitem')
    expect(await flips.allTextContents()).toContain('without Expert B: “Keep SQLite” instead of “PostgreSQL”')
    await card.getByRole('button', { name: 'Check again' }).waitFor()
    expect(await violations(page)).toEqual([])
    // And so it does in Russian, on a narrow screen
    await page.evaluate(() => localStorage.setItem('xio.preferences', JSON.stringify({ language: 'ru' })))
    await page.setViewportSize({ width: 320, height: 800 })
    await page.reload()
    await page.getByText('Решение устояло в 2 из 5 проверок.').waitFor()
    await page.getByText('без места Expert B: «Keep SQLite» вместо «PostgreSQL»').waitFor()
    await page.getByRole('button', { name: 'Проверить снова' }).waitFor()
    expect(await widthOf(page)).toBeLessThanOrEqual(320)
    expect(await violations(page)).toEqual([])
    expect(page.faults).toEqual([])
  })
})

async function ended(url: string): Promise<string> {
  const send = async (path: string, body: unknown): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    expect(answer.ok, path).toBe(true)
    return answer.json()
  }
  const meeting = textOf(await send('/meetings', DECIDING_CONTEXT), 'id') ?? ''
  const started = await send(`/meetings/${encodeURIComponent(meeting)}/runs`, { pace: 'max' })
  const runId = textOf(has(started, 'run') ? started.run : null, 'id') ?? ''
  await vi.waitFor(
    async () => {
      const run: unknown = await (await fetch(`${url}/api/v1/runs/${runId}`)).json()
      expect(textOf(run, 'endedAt')).toBeTruthy()
    },
    { timeout: 60_000, interval: 100 },
  )
  return runId
}
