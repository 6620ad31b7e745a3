import { AxeBuilder } from '@axe-core/playwright'
import type { OpenPage } from './panel.ts'

/** What a theme can change: the rest is the same in all of them. */
export const OF_COLOUR = ['color-contrast', 'link-in-text-block']

/** What axe finds on the page as it stands, a line each; of its colours alone where the rest was looked at in another theme. */
export async function violations(page: OpenPage, only: 'all' | 'colours' = 'all'): Promise<string[]> {
  // A page is fetched before it is drawn.
  await page.locator('h1').first().waitFor({ state: 'attached' })
  return twice(page, () => (only === 'all' ? axe(page) : axe(page).withRules(OF_COLOUR)))
}

/** What came in while it was looked at was still pale: a fault is one that is there at the next look too. */
export async function twice(page: OpenPage, rules: () => AxeBuilder): Promise<string[]> {
  const look = async () => {
    await faded(page)
    return inWords(await rules().analyze())
  }
  let found = await look()
  for (let before: string[] = []; String(found) !== String(before);) {
    before = found
    if (found.length > 0) found = await look()
  }
  return found
}

/**
 * There are no frames here, so all of it is done in the page itself: otherwise each look opens a page of its own. Nor is
 * anything told of what passed, which takes longer than to look at it.
 */
export const axe = (page: OpenPage): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })

function inWords({ violations: found }: Awaited<ReturnType<AxeBuilder['analyze']>>): string[] {
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html }) => html)
        .slice(0, 3)
        .join(' ')}`,
  )
}

/** Whatever fades in is there when it has faded in. */
export async function faded(page: OpenPage): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((one) => one.effect?.getTiming().iterations === 1)
        .map((one) => one.finished),
    ),
  )
}
