import { describe, expect, it } from 'vitest'
import { chooseExample, hasBrowser, hold, messageNumbers, testPanel } from './support/panel.ts'

const WITH_ANNA = {
  title: 'Where we eat on Friday',
  question: 'Where do we eat on Friday?',
  options: [
    { id: 'o1', title: 'The harbour', summary: '' },
    { id: 'o2', title: 'The mill', summary: '' },
  ],
  humanDeadlineMinutes: null,
  seats: [
    { seat: 'moderator', role: 'moderator' },
    { seat: 'expert_a', role: 'expert', person: 'Anna' },
    { seat: 'expert_b', role: 'expert' },
    { seat: 'scribe', role: 'scribe' },
    { seat: 'integrator', role: 'integrator' },
  ],
}

describe.skipIf(!hasBrowser)('a council in the panel', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('goes from an example to a decision with its evidence', async () => {
    const page = await panel.open()
    await hold(page, await chooseExample(page, 'Where the team works next year'), 'max')
    const outcome = page.getByRole('complementary', { name: 'Outcome, positions and cost' })
    await outcome.getByText('Decided', { exact: true }).waitFor()
    await page.waitForFunction(() => document.title.startsWith('Finished, '))
    expect(await messageNumbers(page)).toEqual(
      Array.from({ length: (await messageNumbers(page)).length }, (_, n) => n + 1),
    )
    await outcome
      .getByRole('button', { name: /^ ?line \d+\. Evidence/ })
      .first()
      .click()
    const quote = await page.getByRole('dialog').locator('mark').textContent()
    expect(quote?.length).toBeGreaterThan(3)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    for (const name of ['decision_log.json', 'decision_log.md', 'action_items.json']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        outcome.getByRole('link', { name }).click(),
      ])
      expect(download.suggestedFilename()).toBe(name)
      expect(await download.failure()).toBeNull()
    }
    await page.getByRole('link', { name: 'XIO Consilium' }).click()
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Where the team works next year' })
      .filter({ hasText: 'Decided' })
      .first()
      .waitFor()
    expect(page.faults).toEqual([])
  })

  it('is paused, let go on and stopped by keys; Enter never stops it', async () => {
    const page = await panel.open()
    await hold(page, await chooseExample(page, 'A database for the event log'))
    await page.getByRole('article').filter({ hasText: '#2' }).first().waitFor()
    await page.keyboard.press('KeyP')
    await page.getByText('stands still').waitFor()
    expect(await page.title()).toMatch(/^Paused, /)
    await page.keyboard.press('KeyP')
    await page.waitForFunction(() => document.title.startsWith('Live, '))
    await page.keyboard.press('Shift+KeyX')
    const dialog = page.getByRole('alertdialog')
    await dialog.waitFor()
    expect(
      await dialog
        .getByRole('button', { name: 'Keep going' })
        .evaluate((at) => at === document.activeElement),
    ).toBe(true)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    expect(await page.title()).toMatch(/^Live, /)
    await page.keyboard.press('Shift+KeyX')
    await dialog.getByRole('button', { name: 'Stop and keep drafts' }).click()
    await page.waitForFunction(() => document.title.startsWith('Stopped, '))
    expect(await page.getByRole('button', { name: 'Pause', exact: true }).count()).toBe(0)
    await page.getByText('Look at this before you rely on it').waitFor()
    expect(page.faults).toEqual([])
  })

  it('shows what became of each request, refusals word for word', async () => {
    const page = await panel.open()
    // The blind round is open until Anna has answered, however long the page takes to ask.
    const runId = await hold(page, JSON.stringify(WITH_ANNA))
    const strip = page.getByRole('list', { name: 'What you asked of the council' })
    await page.getByText('is asked to speak').first().waitFor()
    await page.getByRole('button', { name: 'Ask for risks' }).click()
    // What they should be about may stay empty.
    await page.getByLabel('Risks, of what?').press('Enter')
    await strip.getByText('The blind round is still open.').waitFor()
    await page.keyboard.press('KeyM')
    await page.keyboard.type('Mind the disks, please.')
    await page.keyboard.press('Control+Enter')
    await strip.getByText(/Message: queued/).waitFor()
    // The council goes on without her.
    const skipped = await fetch(`${panel.url}/api/v1/runs/${runId}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'skip_turn', commandId: 'on-without-her' }),
    })
    expect(skipped.status).toBe(202)
    await strip.getByText(/Message: applied at message \d+/).waitFor()
    await page.getByRole('region', { name: 'Transcript' }).getByText('Mind the disks, please.').waitFor()
    await page.getByRole('button', { name: 'Dismiss: Risks' }).click()
    await strip.getByText('The blind round is still open.').waitFor({ state: 'detached' })
    expect(page.faults).toEqual([])
  })

  it('asks a person, and goes on with the answer', async () => {
    const page = await panel.open()
    await hold(page, '# Where do we eat on Friday?\n\nWhere do we eat on Friday?\n')
    const card = page.getByRole('group', { name: 'The council asks you' })
    await card.getByText(/\d:\d\d left/).waitFor()
    await card.getByLabel('In your own words. One option a line').fill('The harbour\nThe mill')
    await card.getByRole('button', { name: 'Answer' }).click()
    await card.waitFor({ state: 'detached' })
    const outcome = page.getByRole('complementary', { name: 'Outcome, positions and cost' })
    await outcome.getByText('The mill', { exact: true }).waitFor()
    expect(page.faults).toEqual([])
  })

  it('leaves a reader who went up to read where they are', async () => {
    const page = await panel.open({ viewport: { width: 1280, height: 600 } })
    await hold(page, await chooseExample(page, 'A database for the event log'))
    const talk = page.getByRole('region', { name: 'Transcript' })
    await talk.locator('article[id^="message-"]').filter({ hasText: '#4' }).waitFor()
    await talk.hover()
    await page.mouse.wheel(0, -10_000)
    const pill = page.getByRole('button', { name: /\d+ new, last by/ })
    await pill.waitFor()
    await expect.poll(() => talk.evaluate((at) => at.scrollTop)).toBe(0)
    await pill.click()
    await pill.waitFor({ state: 'detached' })
    expect(await talk.evaluate((at) => at.scrollHeight - at.scrollTop - at.clientHeight)).toBeLessThan(80)
    expect(page.faults).toEqual([])
  })

  it('names what is wrong with an agenda, at its place', async () => {
    const page = await panel.open()
    await page.getByRole('button', { name: 'Start the council' }).click()
    await page.getByRole('alert').getByText('Write the question first.').first().waitFor()
    const question = page.getByRole('textbox', { name: 'Question to decide' })
    expect(await question.evaluate((at) => at === document.activeElement)).toBe(true)
    await page.getByRole('button', { name: 'Paste or drop an agenda' }).click()
    await page.getByRole('textbox', { name: 'Agenda' }).fill('title: A\nquestion: B\ncolour: red\n')
    await page.getByRole('button', { name: 'Fill the form' }).click()
    await page.getByRole('alert').getByText('/colour').waitFor()
  })
})
