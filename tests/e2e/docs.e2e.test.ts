import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, it } from 'vitest'
import { hasBrowser, testPanel } from './support/panel.ts'

describe.skipIf(!hasBrowser)('the page of the API', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('can be used by everybody (%s, %s pixels)', async (colorScheme, width) => {
    const page = await panel.open({ path: '/docs', colorScheme, viewport: { width, height: 900 } })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expect(page.faults).toEqual([])
  })

  it('is found from the panel, and leads to an operation and its schema by links', async () => {
    const page = await panel.open()
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
    await page.getByRole('link', { name: 'The API of this server' }).click()
    await page.getByRole('link', { name: 'POST /api/v1/meetings', exact: true }).first().click()
    const operation = page.getByRole('article', { name: 'POST /api/v1/meetings', exact: true })
    await operation.getByRole('link', { name: 'Meeting', exact: true }).click()
    expect(new URL(page.url()).hash).toBe('#schema-Meeting')
    await page.getByRole('region', { name: 'Meeting', exact: true }).waitFor()
    expect(page.faults).toEqual([])
  })
})
