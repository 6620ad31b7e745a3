import { describe, expect, it } from 'vitest'
import { hasBrowser, testPanel } from './support/panel.ts'
import { keysOf } from './support/steps.ts'

const AGENDA = `# Where the team works next year

## Question
Which office do we take next year?

## Options
- Mill Lane 7
- The harbour

## Context
Mill Lane 7 costs 4200 a month and is quiet. The harbour costs 3900 a month, but it floods in spring.
Anna asks the landlord for the plans by 2027-02-01. Ben counts the desks by 2027-02-03.
`

describe.skipIf(!hasBrowser)('a whole council with keys only', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('is prepared, steered, answered, decided, approved and taken along', async () => {
    const page = await panel.open()
    const keys = keysOf(page)
    const strip = page.getByRole('list', { name: 'What you asked of the council' })
    const talk = page.getByRole('region', { name: 'Transcript' })

    await keys.step('open the agenda', async () => {
      await keys.reach(page.getByRole('button', { name: 'Paste or drop an agenda' }))
      await keys.press('Enter')
      await page.getByRole('textbox', { name: 'Agenda' }).waitFor()
    })
    await keys.step('prepare', async () => {
      await keys.reach(page.getByRole('textbox', { name: 'Agenda' }))
      await page.keyboard.insertText(AGENDA)
      await keys.press('Control+Enter')
      await page.getByRole('textbox', { name: 'Agenda' }).waitFor({ state: 'detached' })
    })
    await keys.step('start', async () => {
      const start = page.getByRole('button', { name: 'Start the council' })
      expect(await start.getAttribute('aria-keyshortcuts')).toBe('Control+Enter Meta+Enter')
      await keys.press('Control+Enter')
      await talk.waitFor()
    })
    await page.getByText('The blind answers are open.').waitFor()
    await keys.step('risks', async () => {
      await keys.press('KeyR')
      await page.getByLabel('Risks, of what?').waitFor()
      await page.keyboard.insertText('of the harbour')
      await keys.press('Enter')
      await strip.getByText(/Risks: (queued|applied)/).waitFor()
    })
    await keys.step('floor', async () => {
      await keys.press('KeyH')
      await page.getByRole('group', { name: 'Who speaks next' }).waitFor()
      await keys.press('Digit3')
      await strip.getByText(/Give the floor, Expert B: (queued|applied)/).waitFor()
    })
    await keys.step('extend', async () => {
      await keys.press('KeyE')
      await page.getByRole('button', { name: '+2 min' }).waitFor()
      await keys.press('Digit2')
      await strip.getByText(/More time: applied/).waitFor()
    })
    await keys.step('pause', async () => {
      await keys.press('KeyP')
      await page.waitForFunction(() => document.title.startsWith('Paused, '))
    })
    await keys.step('take a seat', async () => {
      await keys.press('KeyT')
      const dialog = page.getByRole('dialog', { name: 'Take a seat' })
      await dialog.waitFor()
      for (let n = 0; n < 5 && !(await dialog.getByRole('radio', { name: 'Expert B' }).isChecked()); n++)
        await keys.press('ArrowDown')
      await keys.press('Enter')
      await talk.getByText('Owner took the seat of Expert B.').waitFor()
    })
    await keys.step('give it the floor and go on', async () => {
      await keys.press('KeyH')
      await page.getByRole('group', { name: 'Who speaks next' }).waitFor()
      await keys.press('Digit3')
      await keys.press('KeyP')
      await page.getByRole('group', { name: 'Your turn: Expert B' }).waitFor()
    })
    await keys.step('answer', async () => {
      const card = page.getByRole('group', { name: 'Your turn: Expert B' })
      // A turn may ask for a choice, or for words alone.
      const choice = card.getByRole('radio')
      if ((await choice.count()) > 0) {
        await keys.reach(choice.first())
        await keys.press('Space')
      }
      await keys.reach(card.getByRole('textbox'))
      await page.keyboard.insertText('Mill Lane is quiet, and the phone calls decide.')
      await keys.reach(card.getByRole('button', { name: /^(Speak|Vote)$/ }))
      await keys.press('Enter')
      await talk.getByText('Mill Lane is quiet, and the phone calls decide.').waitFor()
    })
    await keys.step('leave the seat', async () => {
      await keys.press('KeyT')
      await talk.getByText('Owner left the seat of Expert B; its agent goes on.').waitFor()
    })
    await keys.step('call the decision', async () => {
      await keys.press('Control+KeyK')
      await page.getByRole('combobox', { name: 'What do you want to do or open?' }).waitFor()
      await page.keyboard.insertText('steer')
      await keys.press('Enter')
      const dialog = page.getByRole('dialog', { name: 'Steer the council' })
      await dialog.waitFor()
      await keys.reach(dialog.getByRole('button', { name: 'Decide now: call the decision' }))
      await keys.press('Enter')
      await strip.getByText(/Call the decision: (queued|applied)/).waitFor()
    })
    await page.waitForFunction(() => document.title.startsWith('Finished, '), undefined, { timeout: 120_000 })
    await keys.step('go to the outcome', async () => {
      await keys.reach(page.getByRole('link', { name: 'Review outcome' }))
      await keys.press('Enter')
      await page.getByRole('button', { name: 'Approve as Owner' }).waitFor()
    })
    await keys.step('approve', async () => {
      await keys.press('KeyX')
      const dialog = page.getByRole('alertdialog', { name: /^Approve version/ })
      await dialog.waitFor()
      await keys.reach(dialog.getByRole('button', { name: 'Approve' }))
      await keys.press('Enter')
      await page
        .getByText(/Approved by Owner/)
        .first()
        .waitFor()
    })
    await keys.step('approve the tasks', async () => {
      // The same key again: what is left once the log is approved.
      await keys.press('KeyX')
      await keys.reach(page.getByRole('button', { name: 'Approve these tasks' }), 0)
      await keys.press('Enter')
      await page.getByRole('button', { name: 'Approve these tasks' }).waitFor({ state: 'detached' })
    })
    await keys.step('export to the Markdown file', async () => {
      await keys.press('Shift+KeyE')
      await keys.reach(page.getByRole('button', { name: /^Export to Markdown file/ }))
      await keys.press('Enter')
      await page.getByRole('listitem').filter({ hasText: 'Markdown file' }).getByText('Written to').waitFor()
    })
    await keys.step('take it along', async () => {
      await keys.reach(page.getByRole('link', { name: 'decision_log.md' }))
      const [download] = await Promise.all([page.waitForEvent('download'), keys.press('Enter')])
      expect(await download.failure()).toBeNull()
    })
    expect(page.faults).toEqual([])
  })
})
