import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { violations } from './support/axe.ts'
import { hasBrowser, testPanel } from './support/panel.ts'
import { widthOf } from './support/width.ts'

const MINUTES = `# Garden club 2026-03-12

Present: Nina Vale, Omar Reed

- Decision: The hedge stays as it is until autumn.
- Decision: The <b>shed</b> is painted <script>alert(1)</script> green.
- Action: Nina orders the seeds by 2026-03-20
${'\nSomebody told of the weather.\n'.repeat(40)}
- Action: Omar Reed to repair the gate
`

describe.skipIf(!hasBrowser)('minutes in the panel', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('become a record, each entry of which leads to its line', async () => {
    const page = await panel.open({ path: '/import' })
    const field = page.getByRole('textbox', { name: 'Minutes or transcript' })
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('alert').getByText('Paste the minutes or choose a file first.').waitFor()

    await page.getByLabel('Choose a file').setInputFiles({
      name: 'notes.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from([0x50, 0x4b, 3, 4, 0]),
    })
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('alert').getByText(/text/).waitFor()
    await page.getByRole('button', { name: 'Take notes.md away' }).click()

    await field.fill(MINUTES)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/councils/*')
    await page.getByRole('heading', { level: 1, name: 'Garden club 2026-03-12' }).waitFor()
    await page.getByText('No council was held.').waitFor()
    for (const name of ['Pause', 'Stop', 'Transcript', 'Table'])
      expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(0)

    const text = page.getByRole('region', { name: /^The text/ })
    await text.getByText('<script>alert(1)</script>').waitFor()
    const task = page
      .getByRole('listitem')
      .filter({ hasText: /repair the gate/ })
      .last()
    await task.getByRole('button', { name: /line \d+/ }).click()
    const line = text.locator('[aria-current=location]')
    await line.waitFor()
    expect(await line.textContent()).toContain('Omar Reed to repair the gate')
    await page.waitForFunction(
      (at) => {
        const box = at?.getBoundingClientRect()
        return box !== undefined && box.top >= 0 && box.bottom <= innerHeight
      },
      await line.elementHandle(),
    )
    expect(await violations(page)).toEqual([])

    await page.goto(`${panel.url}/councils`)
    const row = page.getByRole('row').filter({ hasText: 'Garden club' })
    await row.getByText('Imported').waitFor()
    // What the server refused, and nothing else.
    expect(page.faults).toEqual([expect.stringContaining('status of 400')])
  })

  it('a log from another server becomes that council, and one that was changed is refused', async () => {
    const page = await panel.open({ path: '/import' })
    const log = readFileSync(new URL('../../registry/demos/new-tills.jsonl', import.meta.url), 'utf8')
    const given = (text: string) =>
      page
        .getByLabel('Choose a file')
        .setInputFiles({ name: 'run.jsonl', mimeType: '', buffer: Buffer.from(text) })
    const bring = page.getByRole('button', { name: 'Bring the council here' })

    await given(log.replace('tills', 'tillz'))
    await bring.click()
    await page
      .getByRole('alert')
      .getByText(/line \d+/)
      .waitFor()
    await page.getByRole('button', { name: 'Take run.jsonl away' }).click()

    await given(log)
    await bring.click()
    await page.waitForURL('**/councils/*')
    await page.getByRole('region', { name: 'Transcript' }).waitFor()
    expect(page.faults).toEqual([expect.stringContaining('status of 400')])
  })

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('can be read by everybody (%s, %s pixels)', async (colorScheme, width) => {
    const page = await panel.open({ path: '/import', colorScheme, viewport: { width, height: 900 } })
    expect(await violations(page)).toEqual([])
    await page.getByLabel('Choose a file').setInputFiles({
      name: 'garden-club.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(MINUTES),
    })
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.waitForURL('**/councils/*')
    await page.getByText('No council was held.').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await widthOf(page)).toBe(width)
    if (width < 900) {
      await page
        .getByRole('button', { name: /line 5/ })
        .first()
        .click()
      await page.getByRole('dialog').locator('mark').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'The text' }).click()
      await page.getByRole('region', { name: /^The text/ }).waitFor()
      expect(await violations(page)).toEqual([])
    }
    expect(page.faults).toEqual([])
  })
})
