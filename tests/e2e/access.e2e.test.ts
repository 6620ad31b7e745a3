import { describe, expect, it } from 'vitest'
import { violations } from './support/axe.ts'
import { chooseExample, hasBrowser, hold, testPanel } from './support/panel.ts'

describe.skipIf(!hasBrowser).each(['light', 'dark'] as const)(
  'everybody can use it (%s)',
  { timeout: 120_000 },
  (colorScheme) => {
    const panel = testPanel()

    it('on the first page', async () => {
      const page = await panel.open({ colorScheme })
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: 'Start the council' }).click()
      await page.getByRole('alert').getByText('Write or open').waitFor()
      expect(await violations(page)).toEqual([])
    })

    it('in the room: live, paused, with a dialog, at its end, on every tab', async () => {
      const page = await panel.open({ colorScheme })
      await hold(page, await chooseExample(page, 'Where the team works next year'))
      await page.getByRole('listitem').filter({ hasText: '#3' }).first().waitFor()
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: 'Pause', exact: true }).click()
      await page.getByText('stands still').waitFor()
      await page.keyboard.press('Shift+KeyX')
      await page.getByRole('alertdialog').waitFor()
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: 'Stop and keep drafts' }).click()
      await page.waitForFunction(() => document.title.startsWith('Stopped, '))
      for (const tab of ['Positions', 'Run', 'Outcome']) {
        await page.getByRole('tab', { name: tab }).click()
        expect(await violations(page)).toEqual([])
      }
      await page
        .getByRole('button', { name: /Evidence/ })
        .first()
        .click()
      await page.getByRole('dialog').waitFor()
      expect(await violations(page)).toEqual([])
    })

    it('where a person is asked, on a narrow screen', async () => {
      const page = await panel.open({ colorScheme, viewport: { width: 320, height: 640 } })
      await hold(page, '# Where do we eat?\n\nWhere do we eat?\n')
      await page.getByRole('group', { name: 'The council asks you' }).waitFor()
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
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

describe.skipIf(!hasBrowser)('keys', { timeout: 60_000 }, () => {
  const panel = testPanel()

  it('reach everything on the first page, in the order in which it stands', async () => {
    const page = await panel.open()
    await page.getByRole('button', { name: 'Examples' }).waitFor()
    const reached: string[] = []
    // After the last of the page the first comes again.
    while (reached.length < 40 && reached.at(-1) !== 'Start the council') {
      await page.keyboard.press('Tab')
      reached.push(await page.evaluate(nameOfFocused))
    }
    const expected = [
      'Skip to the content',
      'XIO Consilium',
      'Theme: as the system',
      'Keyboard shortcuts',
      'Examples',
      'Agenda',
      'Council',
      'Who speaks next',
      'Language of the council',
      'Voices',
      'Pace',
      'Start the council',
    ]
    expect(reached.filter((name) => expected.includes(name))).toEqual(expected)
  })

  it('act outside of fields only, and the theme is remembered', async () => {
    const page = await panel.open()
    await page.getByRole('textbox', { name: 'Agenda' }).press('Shift+?')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('Shift+?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Theme: as the system' }).click()
    await page.getByRole('button', { name: 'Theme: light' }).click()
    await page.reload()
    await page.getByRole('button', { name: 'Theme: dark' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  })
})
