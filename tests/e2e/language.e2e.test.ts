import { describe, expect, it } from 'vitest'
import { hasBrowser, hold, testPanel } from './support/panel.ts'

describe.skipIf(!hasBrowser)('the language of a council', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('is chosen where it is started, whatever the panel speaks', async () => {
    const page = await panel.open()
    await page.getByLabel('Language of the council').selectOption({ label: 'Russian (русский)' })
    // The checks say the same in words of their own, once they have come.
    await page.getByText('nothing leaves this machine').first().waitFor()
    await hold(page, '# Где хранить инструменты?\n\n## Варианты\n- Сарай\n- Подвал\n', 'max')
    const talk = page.getByRole('region', { name: 'Transcript' })
    const first = talk.locator('article[id^="message-"] [lang]').first()
    await first.waitFor()
    expect(await first.getAttribute('lang')).toBe('ru')
    expect(await first.textContent()).toMatch(/[а-я]{3}/i)
    await page.getByRole('region', { name: 'Now' }).waitFor()
    await talk.getByText('stay on this machine').waitFor()
    expect(page.faults).toEqual([])
  })
})
