import { describe, expect, it } from 'vitest'
import { violations } from './support/axe.ts'
import { hasBrowser, testPanel, type OpenPage } from './support/panel.ts'
import { widthOf } from './support/width.ts'

describe.skipIf(!hasBrowser)('the page of the API', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('can be used by everybody (%s, %s pixels)', async (colorScheme, width) => {
    const page = await panel.open({ path: '/docs', colorScheme, viewport: { width, height: 900 } })
    await page.getByRole('heading', { level: 1 }).waitFor()
    const isFirst = colorScheme === 'light'
    // All of it once; what a theme changes is the same in each operation.
    await openEvery(page, isFirst ? 1 : 10)
    expect(await violations(page, isFirst ? 'all' : 'colours')).toEqual([])
    await openEvery(page, 1)
    expect(await widthOf(page)).toBe(width)
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

/** Opens each so-many-th operation, and no other. */
const openEvery = (page: OpenPage, every: number): Promise<void> =>
  page.evaluate((nth) => {
    for (const [at, details] of document.querySelectorAll('details').entries()) details.open = at % nth === 0
  }, every)
