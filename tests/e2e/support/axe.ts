import { AxeBuilder } from '@axe-core/playwright'
import type { OpenPage } from './panel.ts'

/** What axe finds on the page as it stands, a line each. */
export async function violations(page: OpenPage): Promise<string[]> {
  // Whatever fades in is there when it has faded in.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((one) => one.effect?.getTiming().iterations === 1)
        .map((one) => one.finished),
    ),
  )
  const { violations: found } = await new AxeBuilder({ page }).analyze()
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html }) => html)
        .slice(0, 3)
        .join(' ')}`,
  )
}
