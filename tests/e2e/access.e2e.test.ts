import { describe, expect, it } from 'vitest'
import { violations } from './support/axe.ts'
import { chooseExample, hasBrowser, hold, settled, testPanel } from './support/panel.ts'
import { widthOf } from './support/width.ts'

describe.skipIf(!hasBrowser).each(['light', 'dark'] as const)(
  'everybody can use it (%s)',
  { timeout: 240_000 },
  (colorScheme) => {
    const panel = testPanel()
    const rules = colorScheme === 'light' ? 'all' : 'colours'

    it('on the first page', async () => {
      const page = await panel.open({ colorScheme })
      expect(await violations(page, rules)).toEqual([])
      await page.getByRole('button', { name: 'Start the council' }).click()
      await page.getByRole('alert').getByText('Write the question').first().waitFor()
      expect(await violations(page, rules)).toEqual([])
    })

    it('in the room: live, paused, with a dialog, at its end, on every tab', async () => {
      const page = await panel.open({ colorScheme })
      await hold(page, await chooseExample(page, 'Where the team works next year'))
      await page.getByRole('article').filter({ hasText: '#3' }).first().waitFor()
      expect(await violations(page, rules)).toEqual([])
      await page.getByRole('button', { name: 'Pause', exact: true }).click()
      await page.getByText('stands still').waitFor()
      await page.keyboard.press('Shift+KeyX')
      await page.getByRole('alertdialog').waitFor()
      expect(await violations(page, rules)).toEqual([])
      await page.getByRole('button', { name: 'Stop and keep drafts' }).click()
      await page.waitForFunction(() => document.title.startsWith('Stopped, '))
      for (const tab of ['Positions', 'Run', 'Outcome']) {
        await page.getByRole('tab', { name: tab }).click()
        await page
          .getByRole('tabpanel', { name: tab })
          .locator('h2, section')
          .first()
          .waitFor({ state: 'attached' })
        expect(await violations(page, rules)).toEqual([])
      }
      await page
        .getByRole('button', { name: /Evidence/ })
        .first()
        .click()
      await page.getByRole('dialog').waitFor()
      expect(await violations(page, rules)).toEqual([])
    })

    it('where a person is asked, on a narrow screen', async () => {
      const page = await panel.open({ colorScheme, viewport: { width: 320, height: 640 } })
      await hold(page, '# Where do we eat?\n\nWhere do we eat?\n')
      await page.getByRole('group', { name: 'The council asks you' }).waitFor()
      expect(await violations(page, rules)).toEqual([])
      expect(await widthOf(page)).toBe(320)
    })
  },
)

/** Runs in the page: what a person would call what has the focus. */
function nameOfFocused(): string {
  const at = document.activeElement
  const label =
    at instanceof HTMLElement && 'labels' in at ? document.querySelector(`label[for="${at.id}"]`) : null
  return at?.getAttribute('aria-label') ?? label?.textContent ?? at?.textContent ?? ''
}

describe.skipIf(!hasBrowser)('keys', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('reach everything on the first page, in the order in which it stands', async () => {
    const page = await panel.open()
    // What the server tells makes fields: templates have agendas, providers have voices.
    await settled(page)
    for (const name of ['Item 1: title', 'Voices', 'Who speaks next']) await page.getByLabel(name).waitFor()
    const reached: string[] = []
    // After the last of the page the first comes again.
    while (reached.length < 60 && reached.at(-1) !== 'Start the council') {
      await page.keyboard.press('Tab')
      reached.push(await page.evaluate(nameOfFocused))
    }
    const expected = [
      'Skip to the content',
      'XIO Consilium',
      'Keyboard shortcuts',
      'Profile and settings',
      'Paste or drop an agenda',
      'Examples',
      'Question to decide',
      'Start with defaults',
      'Kind of council',
      'Language of the council',
      'Add an option',
      'Item 1: title',
      'Item 1: time',
      'Paste points',
      'Add a seat',
      'Voices',
      'Who speaks next',
      'Start the council',
    ]
    expect(reached.filter((name) => expected.includes(name))).toEqual(expected)
  })

  it('act outside of fields only', async () => {
    const page = await panel.open()
    await page.getByRole('textbox', { name: 'Question to decide' }).press('Shift+?')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('Shift+?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})
