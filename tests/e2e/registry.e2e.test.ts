import { describe, expect, it } from 'vitest'
import { violations } from './support/axe.ts'
import { hasBrowser, hold, testPanel } from './support/panel.ts'

describe.skipIf(!hasBrowser)('agents and templates', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('an agent is changed by a version that the next run uses, and put back', async () => {
    const page = await panel.open({ path: '/agents' })
    await page.getByRole('link', { name: 'Expert A', exact: true }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('link', { name: 'Expert A', exact: true }).click()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByLabel('Name', { exact: true }).fill('')
    await page.getByRole('button', { name: 'Save as a new version' }).click()
    await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor()
    expect(
      await page.getByLabel('Name', { exact: true }).evaluate((at) => at === document.activeElement),
    ).toBe(true)
    await page.getByLabel('Name', { exact: true }).fill('Expert A')
    await page.getByLabel('Prompt').fill('You speak for the harbour.')
    await page.getByLabel('What has changed').fill('the harbour')
    await page.getByRole('button', { name: 'Save as a new version' }).click()
    await page
      .getByRole('button', { name: /^What changed in version/ })
      .first()
      .click()
    await page.locator('ins').getByText('harbour').first().waitFor()
    expect(await violations(page)).toEqual([])

    await page.goto(`${panel.url}/councils/new`)
    const runId = await hold(page, '# Where do we eat?\n\n## Options\n- The mill\n- The harbour\n', 'max')
    const log = await (await page.request.get(`${panel.url}/api/v1/runs/${runId}/events?limit=1`)).text()
    expect(log).toContain('You speak for the harbour.')

    await page.goto(`${panel.url}/agents/expert-a`)
    await page
      .getByRole('button', { name: /^Restore version/ })
      .last()
      .click()
    await page.getByText('You are an expert in a council.').first().waitFor()
    // What the server refused, and nothing else.
    expect(page.faults).toEqual([expect.stringContaining('status of 400')])
  })

  it('what somebody else has saved meanwhile is shown, and what was written stays', async () => {
    const page = await panel.open({ path: '/agents/expert-b' })
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByLabel('Prompt').fill('You look for what may break.')
    const at = `${panel.url}/api/v1/agents/expert-b`
    const { versionNumber } = await (await page.request.get(at)).json()
    const theirs = { baseVersion: versionNumber, attempts: 7, description: 'Who doubts.' }
    expect((await page.request.patch(at, { data: theirs })).status()).toBe(200)
    await page.getByRole('button', { name: 'Save as a new version' }).click()
    const newer = page.getByRole('alert').filter({ hasText: 'has saved version' })
    await newer.locator('ins').getByText('doubts').first().waitFor()
    expect(await newer.getByRole('heading').evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await page.getByLabel('Prompt').inputValue()).toBe('You look for what may break.')
    expect(await page.getByLabel('Attempts a turn').inputValue()).toBe('7')
    expect(await violations(page)).toEqual([])
    await page.getByLabel('take_position').uncheck()
    await page.getByRole('button', { name: 'Save as a new version' }).click()
    await newer.waitFor({ state: 'detached' })
    const saved = await (await page.request.get(at)).json()
    expect(saved).toMatchObject({
      prompt: 'You look for what may break.',
      attempts: 7,
      description: 'Who doubts.',
      versionNumber: versionNumber + 2,
    })
    expect(saved.contributions).not.toContain('take_position')
    expect(page.faults).toEqual([expect.stringContaining('status of 409')])
  })

  it('a template is duplicated, changed, restored and used', async () => {
    const page = await panel.open({ path: '/templates' })
    await page.getByLabel('Find a template').fill('risks')
    await page.getByRole('link', { name: 'Choose an option' }).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Review the risks' }).click()
    await page.getByRole('button', { name: 'Duplicate' }).click()
    await page.getByLabel('Title of the copy').fill('Our risks')
    await page.getByRole('button', { name: 'Make the copy' }).click()
    await page.getByRole('heading', { level: 1, name: 'Our risks' }).waitFor()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByLabel('Title', { exact: true }).fill('The risks of ours')
    await page.getByLabel('Minutes at most').fill('9')
    await page.getByLabel('Item 1: title').fill('What may go wrong')
    const isFocused = (at: Element) => at === document.activeElement
    await page.getByRole('button', { name: 'Add an item' }).click()
    expect(await page.getByLabel('Item 3: title').evaluate(isFocused)).toBe(true)
    await page.keyboard.insertText('What we do about it')
    await page.getByRole('button', { name: 'Move up: Item 3' }).click()
    expect(await page.getByRole('button', { name: 'Move up: Item 2' }).evaluate(isFocused)).toBe(true)
    await page.keyboard.press('Enter')
    expect(await page.getByLabel('Item 1: title').inputValue()).toBe('What we do about it')
    expect(await page.getByLabel('Item 2: title').inputValue()).toBe('What may go wrong')
    expect(await page.getByRole('button', { name: 'Move down: Item 1' }).evaluate(isFocused)).toBe(true)
    await page.getByRole('button', { name: 'Add a seat' }).click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText('The harbour')
    await page.getByRole('button', { name: 'Remove expert_a' }).click()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Save as a new version' }).click()
    await page.getByRole('heading', { level: 1, name: 'The risks of ours' }).waitFor()
    await page.getByText('9:00 at most').waitFor()
    await page.getByRole('listitem').filter({ hasText: 'What may go wrong' }).first().waitFor()
    await page.getByRole('listitem').filter({ hasText: 'What we do about it' }).first().waitFor()
    await page.getByText('The harbour', { exact: true }).waitFor()
    await page.getByText('Expert A', { exact: true }).waitFor({ state: 'detached' })
    await page
      .getByRole('button', { name: /^Restore version/ })
      .last()
      .click()
    await page.getByRole('heading', { level: 1, name: 'Our risks' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Use', exact: true }).click()
    await page.getByLabel('Kind of council').waitFor()
    await page.waitForFunction(
      (at) => at instanceof HTMLSelectElement && at.selectedOptions[0]?.textContent === 'Our risks',
      await page.getByLabel('Kind of council').elementHandle(),
    )
    expect(page.faults).toEqual([])
  })
})
