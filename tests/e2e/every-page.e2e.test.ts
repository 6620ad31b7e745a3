import { describe, expect, it } from 'vitest'
import { addressesOf } from './support/addresses.ts'
import { axe, OF_COLOUR, twice } from './support/axe.ts'
import { hasBrowser, settled, testPanel, type OpenPage } from './support/panel.ts'
import { widthOf } from './support/width.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']
const THEMES = ['light', 'dark', 'contrast'] as const
type Theme = (typeof THEMES)[number]
const [WIDE, NARROW, HEIGHT] = [1280, 320, 800]

describe.skipIf(!hasBrowser)('every page', { timeout: 480_000 }, () => {
  const panel = testPanel()

  it('can be used by everybody, in every theme, wide and narrow, and says where it is', async () => {
    const pages = await addressesOf(panel.url)
    const page = await panel.open({ path: '/nowhere' })
    const found: string[] = []
    for (const [path, themes] of pages.flatMap(inThemes)) {
      await page.goto(panel.url + path)
      await settled(page)
      expect(await page.getByRole('heading', { level: 1 }).count(), path).toBe(1)
      expect(await page.getByRole('main').count(), path).toBe(1)
      expect(await page.title(), path).toMatch(/.+, XIO Consilium$/)
      for (const width of [WIDE, NARROW]) {
        await page.setViewportSize({ width, height: HEIGHT })
        const sideways = await widthOf(page)
        if (sideways > width) found.push(`${path}: ${sideways} pixels wide instead of ${width}`)
        for (const theme of themes)
          found.push(...(await faultsIn(page, theme)).map((fault) => `${path}, ${width}, ${theme}: ${fault}`))
      }
      await page.setViewportSize({ width: WIDE, height: HEIGHT })
    }
    expect(found).toEqual([])
    // What does not exist is asked for on purpose.
    expect(page.faults.filter((fault) => !fault.includes('status of 404'))).toEqual([])
  })
})

/** Every page is looked at in every theme; what else its other addresses show is made of the same parts. */
const inThemes = (addresses: string[]): [string, readonly Theme[]][] =>
  addresses.map((address, index) => [address, index === 0 ? THEMES : THEMES.slice(0, 1)])

/** What axe finds in a theme; a theme changes colours and lines alone, so the rest is looked at in the first one. */
async function faultsIn(page: OpenPage, theme: Theme): Promise<string[]> {
  await page.evaluate((to) => void (document.documentElement.dataset.theme = to), theme)
  const rules = () => (theme === THEMES[0] ? axe(page).withTags(WCAG) : axe(page).withRules(OF_COLOUR))
  return twice(page, rules)
}
