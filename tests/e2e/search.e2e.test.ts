import { describe, expect, it } from 'vitest'
import { violations } from './support/axe.ts'
import { tooWide } from './support/fits.ts'
import { shot } from './support/finger.ts'
import { hasBrowser, hold, testPanel } from './support/panel.ts'
import { widthOf } from './support/width.ts'

const AGENDA = `# The roof of the tool shed

## Question
Which roof does the tool shed get?

## Options
- Tar
- Tin

## Context
Tar costs 420 and lasts six years. A roof of tin costs 900, but it is loud in the rain.
Anna asks the tinsmith about roofs by 2027-02-01. Ben counts the rafters by 2027-02-03.
`

describe.skipIf(!hasBrowser)('the search over all councils', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('leads from words to the place where they stand, by keys, and to nothing where there is nothing', async () => {
    const page = await panel.open()
    await page.getByRole('button', { name: 'Start the council' }).waitFor()
    const runId = await hold(page, AGENDA, 'max')
    await page.waitForFunction(() => document.title.startsWith('Finished, '))
    await page.goto(`${panel.url}/councils`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const field = page.getByRole('searchbox', { name: 'Search in all councils' })
    // What was said a second ago may be missing.
    await expect
      .poll(async () => (await page.request.get(`${panel.url}/api/v1/search?q=roofs`)).text(), {
        timeout: 20_000,
      })
      .toContain('"kind":"decision"')
    await field.fill('roofs')
    const decisions = page.getByRole('region', { name: 'Decisions' })
    await decisions.locator('mark').first().waitFor()
    expect((await page.locator('mark').allTextContents()).every((word) => /^roofs?$/i.test(word))).toBe(true)
    expect(await violations(page)).toEqual([])
    await shot(page, 'search')
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 })
      expect(await widthOf(page), `${width}`).toBe(width)
      expect(await page.evaluate(tooWide)).toEqual([])
    }
    await shot(page, 'search-narrow')
    await page.setViewportSize({ width: 1280, height: 800 })
    await field.fill('aardvark')
    await page.getByText('Nothing holds these words.').waitFor()
    await field.fill('tin')
    const message = page.getByRole('region', { name: 'Messages' }).getByRole('link').first()
    await message.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`/councils/${runId}/live#message-`))
    await page.getByRole('article').first().waitFor()
    expect(page.faults).toEqual([])
  })

  it('says so where it does not answer, and asks again', async () => {
    const page = await panel.open({ path: '/home' })
    await page.route('**/api/v1/search?*', (route) => route.fulfill({ status: 500, body: '{}' }))
    await page.goto(`${panel.url}/councils?find=roof`)
    await page.getByText('The search did not answer.').waitFor()
    await page.unroute('**/api/v1/search?*')
    await page.getByRole('button', { name: /again|retry/i }).click()
    await page.getByRole('region', { name: 'Sources' }).waitFor()
  })

  it('finds what was archived; archiving has a way back, deleting is asked twice', async () => {
    const page = await panel.open({ path: '/councils' })
    const row = page.getByRole('row').filter({ hasText: 'roof' })
    await row.getByRole('button', { name: /^Archive: / }).click()
    await page.getByText('The search still finds it.').waitFor()
    await row.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await row.waitFor()
    await row.getByRole('button', { name: /^Delete: / }).click()
    const sure = page.getByRole('alertdialog')
    await sure.getByText('It stands for its meeting').waitFor()
    expect(await violations(page)).toEqual([])
    await shot(page, 'delete')
    await page.keyboard.press('Enter')
    await sure.waitFor({ state: 'hidden' })
    await row.waitFor()
    await row.getByRole('button', { name: /^Delete: / }).click()
    await sure.getByRole('button', { name: 'Delete the council' }).click()
    await page.getByText(/^Deleted: /).waitFor()
    await row.waitFor({ state: 'detached' })
    await page.goto(`${panel.url}/councils?find=roof`)
    await page.getByText('Nothing holds these words.').waitFor()
    expect(page.faults).toEqual([])
  })
})
