import { mkdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { violations } from './support/axe.ts'
import { chooseExample, hasBrowser, hold, testPanel, type OpenPage } from './support/panel.ts'
import { widthOf } from './support/width.ts'

/** A council that has ended, with its outcome in view. */
async function ended(page: OpenPage): Promise<string> {
  const runId = await hold(page, await chooseExample(page, 'Where the team works next year'), 'max')
  await page.waitForFunction(() => document.title.startsWith('Finished, '))
  return runId
}

/** Pictures for whoever looks at them: XIO_E2E_SHOTS names a folder. */
async function shot(page: OpenPage, name: string): Promise<void> {
  const folder = process.env.XIO_E2E_SHOTS
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png` })
}

describe.skipIf(!hasBrowser)('the record', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('is edited in place by keyboard, approved by name, and tells its versions', async () => {
    const page = await panel.open()
    await ended(page)
    // The room scrolls in its parts: the page itself is as high as the window.
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
    await page.getByRole('button', { name: 'Add a task' }).focus()
    await page.keyboard.press('Enter')
    const form = page.getByRole('form', { name: 'Add a task' })
    await form.getByRole('button', { name: 'Save as a new version' }).click()
    await form.getByText('Write something first.').waitFor()
    await shot(page, 'task-1280-light')
    expect(await violations(page)).toEqual([])
    await form.getByLabel('Task', { exact: true }).fill('Tell the neighbours')
    await form.getByLabel('Owner (optional)').fill('Carol')
    await form.getByLabel('Due date (optional)').fill('2026-12-01')
    await form.getByRole('button', { name: 'Save as a new version' }).click()
    await form.waitFor({ state: 'detached' })
    const task = page.getByRole('listitem').filter({ hasText: 'Tell the neighbours' })
    await task.getByText('Carol').waitFor()
    await task.getByText('edited by Owner').waitFor()

    await page.getByRole('button', { name: 'Approve as Owner' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Approve version 1?' })
    await shot(page, 'approve-1280-light')
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await page.getByText('Approved by Owner (version 1)').waitFor()
    // The button that had the focus is gone.
    await page.waitForFunction(() => document.activeElement !== document.body)

    await page.getByRole('button', { name: 'Edit the words of the decision' }).click()
    const words = page.getByRole('form', { name: 'Edit the words of the decision' })
    await words.getByLabel('The decision in words').fill('We take it, from May on.')
    await words.getByRole('button', { name: 'Save as a new version' }).click()
    await words.waitFor({ state: 'detached' })
    await page.getByText('Nobody has approved version 2 of the decision log.').waitFor()
    await page.getByText('Owner approved version 1; it was edited since.').waitFor()
    await shot(page, 'outcome-1280-light')

    await page.getByRole('button', { name: 'Versions' }).click()
    const versions = page.getByRole('dialog', { name: 'Versions' })
    await versions.getByText('We take it, from May on.').first().waitFor()
    await versions.getByText('Approved by Owner').waitFor()
    await versions.getByLabel('Document').selectOption('action_items')
    await versions.getByText('Tell the neighbours').waitFor()
    await shot(page, 'versions-1280-light')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(page.faults).toEqual([])
  })

  it('keeps what was typed when somebody else was first, and fits a phone', async () => {
    const page = await panel.open({ colorScheme: 'dark' })
    const runId = await ended(page)
    // A narrow page opens a council that has ended with its outcome.
    await page.setViewportSize({ width: 390, height: 844 })
    await page.reload()
    const edit = page.getByRole('button', { name: /^Edit the risk: / }).first()
    await edit.click()
    const form = page.getByRole('form', { name: /^Edit the risk: / })
    await form.getByLabel('Mitigation (optional)').fill('Ask the landlord first.')
    await form.scrollIntoViewIfNeeded()
    await shot(page, 'risk-390-dark')
    expect(await violations(page)).toEqual([])
    expect(await widthOf(page)).toBe(390)
    const other = await fetch(`${panel.url}/api/v1/runs/${runId}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'edit_artifact',
        kind: 'decision_log',
        patch: [{ op: 'replace', path: '/title', value: 'Our rooms' }],
      }),
    })
    expect(other.status).toBe(202)
    await form.getByRole('button', { name: 'Save as a new version' }).click()
    await form.getByText('Owner has made version 2 since version 1.').waitFor()
    expect(await form.getByLabel('Mitigation (optional)').inputValue()).toBe('Ask the landlord first.')
    await form.getByRole('button', { name: 'Cancel' }).click()
    await edit.click()
    await form.getByLabel('Mitigation (optional)').fill('Ask the landlord first.')
    await form.getByRole('button', { name: 'Save as a new version' }).click()
    await page.getByText('Mitigation: Ask the landlord first.').waitFor()
    await page.getByRole('button', { name: 'Versions' }).scrollIntoViewIfNeeded()
    await shot(page, 'outcome-390-dark')
    await page.getByRole('button', { name: 'Versions' }).click()
    await page.getByRole('dialog', { name: 'Versions' }).getByText('Version 3').waitFor()
    await shot(page, 'versions-390-dark')
    expect(await widthOf(page)).toBe(390)
    expect(page.faults).toEqual([])
  })
})
