import { describe, expect, it } from 'vitest'
import { violations } from './support/axe.ts'
import { hasBrowser } from './support/panel.ts'
import { stagedPanel } from './support/staged-panel.ts'

const claim = (text: string, of: { challenges: string } | { answers: string }) => ({
  contributions: [{ tool: 'make_claim', arguments: { text, kind: 'against', option: 'o1', ...of } }],
})

describe.skipIf(!hasBrowser)('the small convergence trace', { timeout: 60_000 }, () => {
  const panel = stagedPanel({ messages: 30 })

  it('says beside the agenda how much is closed, and leads to the whole of it', async () => {
    const { stage } = panel
    const page = await panel.open()
    const before = (await stage.state()).claims.length
    await stage.say(1, claim('The door is not wide enough.', { challenges: 'c1' }))
    const small = page.getByRole('button', { name: /^Convergence: \d+ of \d+ closed$/ })
    await small.waitFor()
    const said = await small.getAttribute('aria-label')
    await stage.say(1, claim('It was measured, and it is.', { answers: `c${before + 1}` }))
    await expect
      .poll(() => small.getAttribute('aria-label'))
      .toBe(said?.replace(/(\d+) of/, (_, closed: string) => `${Number(closed) + 1} of`))
    await small.click()
    await page.getByRole('tab', { name: 'Convergence', selected: true }).waitFor()
    await page.getByRole('img', { name: 'Questions and objections raised and closed over time' }).waitFor()
    expect(await violations(page)).toEqual([])
    expect(page.faults).toEqual([])
  })
})
