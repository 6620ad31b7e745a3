import { describe, expect, it } from 'vitest'
import { openPanelStage } from '../support/panel-stage/open.ts'
import { violations } from './support/axe.ts'
import { hasBrowser, testPanel } from './support/panel.ts'
import { widthOf } from './support/width.ts'

const themeOf = () => document.documentElement.dataset.theme
const densityOf = () => document.documentElement.dataset.density
const caretOf = (field: HTMLTextAreaElement) => ({
  value: field.value,
  caret: field.selectionStart,
  isHeld: field === document.activeElement,
})

describe.skipIf(!hasBrowser)('what is set for this browser', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('the theme and the density change at once and are remembered', async () => {
    const page = await panel.open({ path: '/settings/appearance' })
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await paper()
    await page.getByRole('radio', { name: 'Dark' }).check()
    expect(await paper()).not.toBe(light)
    await page.getByRole('radio', { name: 'Compact' }).check()
    expect(await page.evaluate(densityOf)).toBe('compact')
    await page.reload()
    await page.getByRole('radio', { name: 'Dark' }).waitFor()
    expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true)
    expect(await page.evaluate(themeOf)).toBe('dark')
    expect(await page.evaluate(densityOf)).toBe('compact')
    expect(page.faults).toEqual([])
  })

  it('another language is spoken at once, in every tab, and whoever chose it stays at the field', async () => {
    const page = await panel.open({ path: '/settings/appearance' })
    await page.getByRole('heading', { name: 'Appearance' }).waitFor()
    await page.getByRole('radio', { name: 'Русский' }).check()
    await page.getByRole('heading', { name: 'Внешний вид' }).waitFor()
    await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement)
    expect(await page.getByRole('radio', { name: 'Русский' }).evaluate((at) => at.matches(':focus'))).toBe(
      true,
    )
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ru')
    expect(await page.title()).toContain('Внешний вид')
    await page.reload()
    await page.getByRole('heading', { name: 'Внешний вид' }).waitFor()
    expect(page.faults).toEqual([])
  })

  it('takes nothing from what is half written in a council, in its tab or in another one', async () => {
    const stage = await openPanelStage({ messages: 6, seed: 8 })
    try {
      const room = await panel.open()
      await room.goto(stage.room)
      const field = room.locator('textarea[data-message]')
      await field.fill('Half a thought')
      await field.press('ArrowLeft')
      const settings = await room.context().newPage()
      await settings.goto(`${stage.url}/settings/appearance`)
      const paper = () => room.evaluate(() => getComputedStyle(document.body).backgroundColor)
      const light = await paper()
      await settings.getByRole('radio', { name: 'Dark' }).check()
      await room.waitForFunction(() => document.documentElement.dataset.theme === 'dark')
      expect(await paper()).not.toBe(light)
      await settings.getByRole('radio', { name: 'Compact' }).check()
      await room.waitForFunction(() => document.documentElement.dataset.density === 'compact')
      expect(await field.evaluate(caretOf)).toEqual({ value: 'Half a thought', caret: 13, isHeld: true })
      // A page in another language is drawn anew: the tab that is written in follows when its reader leaves the page.
      await settings.getByRole('radio', { name: 'Русский' }).check()
      await settings.getByRole('heading', { name: 'Внешний вид' }).waitFor()
      expect(await field.evaluate(caretOf)).toEqual({ value: 'Half a thought', caret: 13, isHeld: true })
      await room.getByRole('link', { name: 'Profile and settings' }).click()
      await room.getByRole('heading', { level: 1, name: 'Профиль' }).waitFor()
      await room.goBack()
      await room.getByRole('textbox', { name: 'Сообщение совету' }).waitFor()
      expect(await field.inputValue()).toBe('Half a thought')
    } finally {
      await stage.close()
    }
  })

  it('each part has its address and is marked where it is listed', async () => {
    const page = await panel.open({ path: '/settings' })
    await page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor()
    const parts = page.getByRole('navigation', { name: 'Settings' })
    await parts.getByRole('link', { name: 'Appearance' }).click()
    await page.waitForURL('**/settings/appearance')
    await page.getByRole('heading', { level: 1, name: 'Appearance' }).waitFor()
    expect(await parts.getByRole('link', { name: 'Appearance' }).getAttribute('aria-current')).toBe('page')
    await page.goto(`${panel.url}/settings/nonsense`)
    await page.getByRole('heading', { name: 'nothing at this address' }).waitFor()
  })

  it.each(['light', 'dark'] as const)(
    'everybody can use it, %s, as narrow as it gets',
    async (colorScheme) => {
      const page = await panel.open({ path: '/settings', colorScheme, viewport: { width: 320, height: 640 } })
      for (const part of ['Profile', 'Appearance', 'Models', 'Integrations']) {
        await page.getByRole('link', { name: part, exact: true }).click()
        await page.getByRole('heading', { level: 1, name: part }).waitFor()
        expect(await widthOf(page)).toBe(320)
        expect(await violations(page)).toEqual([])
      }
    },
  )
})
