import { describe, expect, it } from 'vitest'
import { isRow } from '../../ui/lib/reading.ts'
import { violations } from './support/axe.ts'
import { chooseExample, fillWith, hasBrowser, testPanel, type OpenPage } from './support/panel.ts'
import { widthOf } from './support/width.ts'

const ROOM = /\/councils\/[^/]+\/live$/
const POINTS = 'Welcome (2 min)\nBudget, 3 min\n- Варианты 15м\nDecide on the hall\n10:00–10:04 Next steps'

/** The first event of the run whose room is open. */
async function created(page: OpenPage, url: string): Promise<Record<string, unknown>> {
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  const answer: unknown = await (await page.request.get(`${url}/api/v1/runs/${id}/events?limit=1`)).json()
  const [first] = isRow(answer) && Array.isArray(answer.items) ? answer.items : []
  return isRow(first) && isRow(first.data) ? first.data : {}
}

describe.skipIf(!hasBrowser)('preparation', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('takes a question and at most 25 presses, and the time it took stands in the log', async () => {
    const page = await panel.open()
    let presses = 0
    const press = async (key: string) => {
      presses++
      await page.keyboard.press(key)
    }
    presses++
    await page.getByRole('textbox', { name: 'Question to decide' }).click()
    for (const key of 'Tea or coffee?') await press(key)
    await press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Start with defaults')
    await press('Enter')
    expect(presses).toBeLessThanOrEqual(25)
    await page.waitForURL(ROOM)
    const { preparationSeconds, meeting } = await created(page, panel.url)
    expect(meeting).toMatchObject({ question: 'Tea or coffee?' })
    expect(preparationSeconds).toEqual(expect.any(Number))
    expect(preparationSeconds).toBeLessThan(60)
    expect(page.faults).toEqual([])
  })

  it('takes points as people paste them, loses nothing on the way out and back, and holds what was written', async () => {
    const page = await panel.open()
    await page.getByRole('textbox', { name: 'Question to decide' }).fill('Which hall do we rent?')
    await page.getByRole('textbox', { name: 'What done looks like' }).fill('A hall and a date')
    await page.getByRole('button', { name: 'Add an option' }).click()
    await page.getByRole('textbox', { name: 'Option 1', exact: true }).fill('The mill')
    await page.getByRole('button', { name: 'Paste points' }).click()
    await page.getByLabel('Points as text').fill(POINTS)
    await page.getByRole('button', { name: 'Propose items' }).click()
    await page.getByRole('textbox', { name: 'Item 5: title' }).waitFor()
    await page.getByRole('button', { name: 'Move up: Next steps' }).click()
    await page.getByRole('textbox', { name: 'Item 4: time' }).fill('полчаса')
    await page.getByText('more than the council has').first().waitFor()
    await page.getByRole('combobox', { name: 'Who sits here' }).nth(2).selectOption({ label: 'A person' })
    await page.getByRole('textbox', { name: 'Name of the person' }).fill('Anna')
    // Away at once, before the draft had its second of rest; and back.
    await page.getByRole('link', { name: 'Councils' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Councils' }).waitFor()
    await page.goto(`${panel.url}/councils/new`)
    await page.getByText(/^Draft of .* restored\.$/).waitFor()
    expect(await page.getByRole('textbox', { name: 'Item 4: time' }).inputValue()).toBe('30:00')
    expect(await page.getByRole('textbox', { name: 'Name of the person' }).inputValue()).toBe('Anna')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Start the council' }).click()
    await page.waitForURL(ROOM)
    const { meeting } = await created(page, panel.url)
    expect(meeting).toMatchObject({
      question: 'Which hall do we rent?',
      options: [{ title: 'The mill' }],
      agenda: [
        { title: 'Welcome', timeboxMinutes: 2, kind: 'discuss' },
        { title: 'Budget', timeboxMinutes: 3 },
        { title: 'Варианты', timeboxMinutes: 15 },
        { title: 'Next steps', timeboxMinutes: 30 },
        { title: 'Decide on the hall', kind: 'decide' },
      ],
      context: [{}, { title: 'What done looks like', text: 'A hall and a date' }],
    })
    expect(JSON.stringify(meeting)).toContain('"person":"Anna"')
    await page.goto(`${panel.url}/councils/new`)
    expect(await page.getByRole('textbox', { name: 'Question to decide' }).inputValue()).toBe('')
    expect(page.faults).toEqual([])
  })

  it('is held back by a check that fails, with the way to mend it, and not by a warning', async () => {
    const page = await panel.open()
    const agenda = (target: string) =>
      JSON.stringify({ title: 'Tools', question: 'Where?', exports: [target] })
    await fillWith(page, agenda('nowhere'))
    const checks = page.getByRole('region', { name: 'Checks' })
    await checks.getByText('Fails', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Start the council' }).click()
    await page.getByRole('alert').getByText('Not started. Mend this first').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^mend-/)
    expect(await violations(page)).toEqual([])
    await fillWith(page, agenda('notion'))
    await checks.getByText('Warning', { exact: true }).waitFor()
    await checks.getByText('Fails', { exact: true }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Start the council' }).click()
    await page.waitForURL(ROOM)
    expect((await created(page, panel.url)).meeting).toMatchObject({ exports: ['notion'] })
    expect(page.faults).toEqual([])
  })

  it('keeps what the form of an agenda does not show, and changes only what was changed', async () => {
    const page = await panel.open()
    const text = await chooseExample(page, 'Where the team works next year')
    await page.getByRole('textbox', { name: 'Criterion 1', exact: true }).fill('Quiet rooms for calls')
    await page.getByRole('button', { name: 'Start the council' }).click()
    await page.waitForURL(ROOM)
    const { meeting } = await created(page, panel.url)
    const held = isRow(meeting) ? meeting : {}
    expect(held.context).toEqual(expect.arrayContaining([expect.objectContaining({ id: 's0', text })]))
    expect(held.criteria).toEqual(
      expect.arrayContaining([expect.objectContaining({ title: 'Quiet rooms for calls' })]),
    )
    expect(page.faults).toEqual([])
  })

  it.each([
    ['light', 1280],
    ['dark', 320],
  ] as const)('can be used by everybody (%s, %s pixels)', async (colorScheme, width) => {
    const page = await panel.open({ colorScheme, viewport: { width, height: 900 } })
    await chooseExample(page, 'Where the team works next year')
    await page.getByRole('button', { name: 'Paste points' }).click()
    await page.getByRole('button', { name: 'Add a seat' }).click()
    expect(await violations(page)).toEqual([])
    expect(await widthOf(page)).toBe(width)
  })
})
