import { describe, expect, it } from 'vitest'
import { openPanelStage } from '../support/panel-stage/open.ts'
import { violations } from './support/axe.ts'
import { brokenWords, tooWide } from './support/fits.ts'
import { shot } from './support/finger.ts'
import { hasBrowser, hold, testPanel, type OpenPage } from './support/panel.ts'
import { widthOf } from './support/width.ts'

/** A phone of the narrowest kind, and a window of 1280 × 1024 at 400 % (WCAG 1.4.10). */
const SIZES = [
  { width: 320, height: 640 },
  { width: 320, height: 256 },
]

describe.skipIf(!hasBrowser)('320 px are enough', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('for home, the preparation, the room and the outcome: nothing goes sideways, nothing is cut off', async () => {
    const page = await panel.open({ viewport: SIZES[0] ?? null })
    await page.getByRole('button', { name: 'Start the council' }).waitFor()
    await expectFits(page, 'preparation')
    // A council that has ended before its page is there shows its outcome alone where one thing is seen at a time.
    await page.setViewportSize({ width: 1280, height: 800 })
    const runId = await hold(page, AGENDA, 'max')
    await page.waitForFunction(() => document.title.startsWith('Finished, '))
    await expectFits(page, 'room')
    for (const name of ['Talk', 'Outcome', 'Queue', 'More']) {
      await page.getByRole('button', { name, exact: true }).click()
      await expectFits(page, `room, ${name}`)
    }
    expect(await violations(page)).toEqual([])
    await page.goto(`${panel.url}/councils/${runId}/outcome`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectFits(page, 'outcome')
    await page.goto(panel.url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectFits(page, 'home')
    expect(page.faults).toEqual([])
  })

  it.each(['en-GB', 'ru-RU'])('for the room and its controls in the words of %s', async (locale) => {
    const stage = await openPanelStage({ messages: 12, seed: 5 })
    try {
      const page = await panel.open({ locale, hasTouch: true, isMobile: true, viewport: SIZES[0] ?? null })
      await page.goto(stage.room)
      await page.locator('[aria-posinset="12"]').waitFor()
      await stage.begin()
      await stage.command({ type: 'pause', when: 'after_turn' })
      await page.getByRole('listitem').filter({ hasText: 'Anna' }).first().waitFor()
      for (const width of [320, 390, 620, 768]) {
        await page.setViewportSize({ width, height: 844 })
        await widthOf(page)
        await shot(page, `narrow ${locale} ${width}`)
        expect([width, await page.evaluate(tooWide), await page.evaluate(brokenWords)]).toEqual([
          width,
          [],
          [],
        ])
      }
    } finally {
      await stage.close()
    }
  })

  it('where a person is asked', async () => {
    const page = await panel.open({ viewport: SIZES[0] ?? null })
    await hold(page, '# Where do we eat?\n\nWhere do we eat?\n')
    await page.getByRole('group', { name: 'The council asks you' }).waitFor()
    await expectFits(page, 'a question')
  })
})

const AGENDA = `# Where the team works next year

## Question
Which office do we take next year?

## Options
- Mill Lane 7
- The harbour

## Context
Mill Lane 7 costs 4200 a month and is quiet. The harbour costs 3900 a month, but it floods in spring.
Anna asks the landlord for the plans by 2027-02-01. Ben counts the desks by 2027-02-03.
`

async function expectFits(page: OpenPage, where: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await widthOf(page)
    expect([where, size.height, await page.evaluate(tooWide)]).toEqual([where, size.height, []])
  }
}
