import { describe, expect, it } from 'vitest'
import { violations } from './support/axe.ts'
import { hasBrowser, hold, testPanel } from './support/panel.ts'
import { widthOf } from './support/width.ts'

const item = (id: string, title: string, timeboxMinutes: number) => ({
  id,
  title,
  kind: 'decide',
  timeboxMinutes,
  atZero: 'ask',
})
const agenda = (more: object) =>
  JSON.stringify({
    title: 'Where we eat on Friday',
    question: 'Where do we eat on Friday?',
    options: [
      { id: 'o1', title: 'The harbour', summary: 'fish, by the water' },
      { id: 'o2', title: 'The mill', summary: 'bread, under the trees' },
    ],
    ...more,
  })

describe.skipIf(!hasBrowser)('time', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('is extended, an item is parked, and at zero a person says what becomes of the next', async () => {
    const page = await panel.open()
    await hold(page, agenda({ agenda: [item('i1', 'The place', 0.4), item('i2', 'The hour', 0.1)] }))
    const stage = page.getByRole('region', { name: 'Now' })
    await stage.getByText('last 30 s').waitFor()
    await stage.getByText('at zero: ask you').waitFor()
    await page.keyboard.press('KeyE')
    await page.keyboard.press('Digit2')
    await stage.getByText(/^2:\d\d left$/).waitFor()
    await stage.getByText('Item 1 of 2').waitFor()
    // Parking waits for the end of the blind round; a refusal says so.
    await page.getByText('The blind answers are open.').waitFor()
    await page.getByRole('button', { name: 'Steer the council' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Park the item' }).click()
    await stage.getByText('Item 2 of 2').waitFor()
    const card = page.getByRole('group', { name: 'The council asks you' })
    await card.getByText(/With no answer by .+, “Decide now” stands\./).waitFor()
    await stage.getByText(/\+0:0\d over/).waitFor()
    await stage.getByText('stands still, waits for an answer').waitFor()
    expect(await violations(page)).toEqual([])
    await card.getByRole('radio', { name: '2 more minutes' }).check()
    await card.getByRole('button', { name: 'Answer', exact: true }).click()
    await card.waitFor({ state: 'detached' })
    await stage.getByText(/^[12]:\d\d left$/).waitFor()
    expect(page.faults).toEqual([])
  })

  it('of the budget is asked about on a narrow screen, and nothing is wider than it', async () => {
    const page = await panel.open({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
    await hold(page, agenda({ budget: { maxTurns: 4 } }), 'max')
    const card = page.getByRole('group', { name: 'The council asks you' })
    await card.getByRole('radio', { name: 'Extend the budget by half' }).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await widthOf(page)).toBe(390)
    await card.getByRole('radio', { name: 'Extend the budget by half' }).check()
    await card.getByRole('button', { name: 'Answer', exact: true }).click()
    await card.waitFor({ state: 'detached' })
    await page.getByRole('region', { name: 'Transcript' }).getByText('Owner answered: extend').waitFor()
    expect(page.faults).toEqual([])
  })

  it('stands still while paused, and the bar says who paused it', async () => {
    const page = await panel.open()
    await hold(page, agenda({}))
    const stage = page.getByRole('region', { name: 'Now' })
    await page.keyboard.press('KeyP')
    await stage.getByText('stands still, paused by Owner').waitFor()
    const left = await stage.getByRole('timer').first().textContent()
    await page.reload()
    await stage.getByText('stands still, paused by Owner').waitFor()
    expect(await stage.getByRole('timer').first().textContent()).toBe(left)
  })
})

describe.skipIf(!hasBrowser)('the order of speaking', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('says by which policy it goes and is changed, and what is queued can be taken back', async () => {
    const page = await panel.open()
    await hold(page, agenda({}))
    await page.getByText('The blind answers are open.').waitFor()
    const order = page.getByRole('region', { name: 'Who speaks next' })
    await order.getByText('By phases').waitFor()
    // While it is paused nobody speaks, so the order is only what people make of it.
    await page.keyboard.press('KeyP')
    await page.getByText('stands still, paused by Owner').waitFor()
    for (const name of ['Expert A', 'Expert B'])
      await page.getByRole('button', { name: `Give the floor to ${name}` }).click()
    await order.getByRole('listitem').nth(1).getByText('Expert B').waitFor()
    const row = order.getByRole('listitem').nth(1)
    const menu = row.getByRole('button', { name: /: order of speaking$/ })
    const second = ((await menu.getAttribute('aria-label')) ?? '').replace(': order of speaking', '')
    await menu.click()
    await row.getByRole('button', { name: 'Move up' }).focus()
    await page.keyboard.press('Enter')
    await order.getByRole('listitem').first().getByText(second).waitFor()
    // Whoever moved it stays with it.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Move up')
    await page.keyboard.press('Alt+ArrowDown')
    await order.getByRole('listitem').nth(1).getByText(second).waitFor()
    await page.keyboard.press('KeyP')
    const strip = page.getByRole('list', { name: 'What you asked of the council' })
    await page.getByRole('textbox', { name: 'Message to the council' }).fill('Not on a Monday, please.')
    await page.getByLabel('When').selectOption({ label: 'at the end of the item' })
    await page.getByRole('button', { name: 'Send at the end' }).click()
    await strip.getByRole('button', { name: 'Cancel: Message' }).click()
    await strip.getByText('Message: cancelled').waitFor()
    await order.getByRole('button', { name: 'Change who speaks next' }).click()
    const dialog = page.getByRole('dialog', { name: 'Steer the council' })
    await dialog.getByLabel('Who speaks next').selectOption({ label: 'Round and round' })
    await dialog.getByRole('button', { name: 'Use from now on' }).click()
    await order.getByText('Round and round').waitFor()
    expect(page.faults).toEqual([])
  })
})
