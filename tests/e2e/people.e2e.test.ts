import type { Locator } from '@playwright/test'
import { describe, expect, it } from 'vitest'
import { violations } from './support/axe.ts'
import { chooseExample, hasBrowser, hold, testPanel, type OpenPage } from './support/panel.ts'
import { widthOf } from './support/width.ts'

const talkOf = (page: OpenPage): Locator => page.getByRole('region', { name: 'Transcript' })
const turnOf = (page: OpenPage, seat: string): Locator =>
  page.getByRole('group', { name: `Your turn: ${seat}` })

/** Where a turn's words are written: in the blind round and in votes beside a choice. */
const FIELD = /^Your (words|reason)/

async function takeSeat(page: OpenPage, seat: string): Promise<void> {
  await page.keyboard.press('KeyT')
  const dialog = page.getByRole('dialog', { name: 'Take a seat' })
  await dialog.getByRole('radio', { name: seat }).check()
  await dialog.getByRole('button', { name: 'Take the seat' }).click()
  await talkOf(page).getByText(`Owner took the seat of ${seat}.`).waitFor()
}

/** Speaks in every turn that asks for words alone, until one has a choice. */
async function speakUntilChoice(page: OpenPage, seat: string): Promise<Locator> {
  const card = turnOf(page, seat)
  for (;;) {
    await card.getByLabel(FIELD).waitFor()
    if ((await card.getByRole('radio').count()) > 0) return card
    await card.getByLabel(FIELD).fill('I have nothing to add to that.')
    await card.getByRole('button', { name: 'Speak' }).click()
    // The words were taken; others speak before this seat is asked again.
    await card.waitFor({ state: 'detached' })
  }
}

describe.skipIf(!hasBrowser)('a person at the table', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('answers blind, gets more time, speaks, votes and leaves', async () => {
    const page = await panel.open()
    await hold(page, await chooseExample(page, 'Where the team works next year'))
    // However long a page takes to sit down, the blind round waits for it.
    await page.keyboard.press('KeyP')
    await page.waitForFunction(() => document.title.startsWith('Paused, '))
    await takeSeat(page, 'Expert B')
    await page.keyboard.press('KeyP')
    const card = turnOf(page, 'Expert B')
    await card.getByText(/^[23]:\d\d left$/).waitFor()
    await page
      .getByRole('alert')
      .getByText('It is your turn to speak for Expert B')
      .waitFor({ state: 'attached' })
    await talkOf(page).getByText('sealed: answer first').waitFor()
    expect(await violations(page)).toEqual([])
    await card.getByRole('button', { name: 'More time' }).click()
    await card.getByText(/^[56]:\d\d left$/).waitFor()
    await card.getByRole('button', { name: 'Speak' }).click()
    await card.getByRole('alert').getByText('Choose one of the options first.').waitFor()
    await card.getByRole('radio', { name: 'Mill Lane 7' }).check()
    await card.getByLabel('Your reason (optional)').fill('The phone calls decide.')
    await page.reload()
    expect(await card.getByLabel('Your reason (optional)').inputValue()).toBe('The phone calls decide.')
    await card.getByRole('radio', { name: 'Mill Lane 7' }).check()
    await card.getByRole('button', { name: 'Speak' }).click()
    await talkOf(page).getByText('The phone calls decide.').waitFor()
    await talkOf(page).getByText('sealed: answer first').waitFor({ state: 'detached' })
    const vote = await speakUntilChoice(page, 'Expert B')
    await vote.getByRole('radio', { name: 'Mill Lane 7' }).check()
    await vote.getByLabel('How sure you are (optional)').selectOption({ label: '75%' })
    await vote.getByRole('button', { name: 'Vote' }).click()
    await talkOf(page).getByText('votes for Mill Lane 7, 75% sure').waitFor()
    await page.getByRole('button', { name: 'Leave the seat of Expert B' }).first().click()
    await talkOf(page).getByText('Owner left the seat of Expert B; its agent goes on.').waitFor()
    await page.waitForFunction(() => document.title.startsWith('Finished, '))
    expect(page.faults).toEqual([])
  })

  it('loses no word when the time is up, and the council goes on', async () => {
    const page = await panel.open({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
    const agenda = {
      title: 'Where we eat on Friday',
      question: 'Where do we eat on Friday?',
      options: [
        { id: 'o1', title: 'The harbour', summary: '' },
        { id: 'o2', title: 'The mill', summary: '' },
      ],
      humanDeadlineMinutes: 0.5,
    }
    await hold(page, JSON.stringify(agenda))
    await takeSeat(page, 'Expert A')
    const card = turnOf(page, 'Expert A')
    await card.waitFor()
    expect(await violations(page)).toEqual([])
    expect(await widthOf(page)).toBe(390)
    await card.getByLabel(FIELD).fill('The harbour, for the')
    const late = page.getByRole('group', { name: 'The floor has passed on' })
    await late.waitFor()
    expect(await late.getByLabel('Your words').inputValue()).toBe('The harbour, for the')
    // At once: a second later the council may ask this very seat again, and another card stands there.
    await late.getByLabel('Your words').fill('The harbour, for the air.')
    await late.getByRole('button', { name: 'Say it as a message' }).click()
    await talkOf(page).getByText('The harbour, for the air.').waitFor()
    await late.waitFor({ state: 'detached' })
    expect(await violations(page)).toEqual([])
    expect(page.faults).toEqual([])
  })

  it('is told who was quicker, and keeps what was half written', async () => {
    const [page, other] = [await panel.open(), await panel.open()]
    const runId = await hold(page, '# Where do we meet on Friday?\n\nWhere do we meet on Friday?\n')
    const card = page.getByRole('group', { name: 'The council asks you' })
    await card.getByLabel('In your own words. One option a line').fill('The har')
    await other.goto(`${panel.url}/councils/${runId}`)
    const theirs = other.getByRole('group', { name: 'The council asks you' })
    await theirs.getByLabel('In your own words. One option a line').fill('The mill\nThe quay')
    await theirs.getByRole('button', { name: 'Answer' }).click()
    const told = page.getByRole('status').filter({ hasText: 'Owner answered first' })
    await told.getByText('What you had written: The har').waitFor()
    await card.waitFor({ state: 'detached' })
    await told.getByRole('button', { name: 'Close' }).click()
    await told.waitFor({ state: 'detached' })
    expect([...page.faults, ...other.faults]).toEqual([])
  })
})
