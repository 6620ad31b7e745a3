import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { FINGER, fingerOf, PHONE, shot } from './support/finger.ts'
import { hasBrowser, testPanel } from './support/panel.ts'

const AGENDA = readFileSync(
  path.join(import.meta.dirname, '../../registry/examples/coworking-contract.md'),
  'utf8',
)

describe.skipIf(!hasBrowser)('a finger', { timeout: 480_000 }, () => {
  const panel = testPanel()

  it('holds a whole council on a phone: prepares, asks, gives the floor, sits down, approves, exports', async () => {
    const page = await panel.open({ ...PHONE, path: '/home' })
    const finger = fingerOf(page)
    const button = (name: string | RegExp) =>
      page.getByRole('button', { name, exact: typeof name === 'string' })
    const strip = page.getByRole('list', { name: 'What you asked of the council' })
    const talk = page.getByRole('region', { name: 'Transcript' })
    const sheet = page.getByRole('dialog', { name: 'Ask the council', exact: true })
    const state = (name: string) =>
      page.waitForFunction((wanted) => document.title.startsWith(`${wanted}, `), name)

    await finger.step('01 go to prepare', async () => {
      await finger.tap(page.getByRole('link', { name: 'New council' }).first())
      await button('Start the council').waitFor()
    })
    await finger.step('02 open the agenda', async () => {
      await finger.tap(button('Paste or drop an agenda'))
      await page.getByRole('textbox', { name: 'Agenda' }).waitFor()
    })
    await finger.step('03 fill the form', async () => {
      await finger.type(page.getByRole('textbox', { name: 'Agenda' }), AGENDA)
      await finger.tap(button('Fill the form'))
      await page.getByRole('textbox', { name: 'Agenda' }).waitFor({ state: 'detached' })
    })
    await finger.step('04 start', async () => {
      await finger.tap(button('Start the council'))
      await talk.waitFor()
    })
    await page.getByText('The blind answers are open.').waitFor()
    await finger.step('05 open the ways to ask', async () => {
      await finger.tap(button('Ask'))
      await sheet.waitFor()
    })
    await finger.step('06 risks', async () => {
      await finger.tap(sheet.getByRole('button', { name: 'Ask for risks' }))
      await page.getByLabel('Risks, of what?').waitFor()
    })
    await finger.step('07 of what', async () => {
      await finger.type(page.getByLabel('Risks, of what?'), 'of the harbour')
      await finger.tap(sheet.getByRole('button', { name: 'Ask for risks' }))
      await strip.getByText(/Risks: (queued|applied)/).waitFor()
    })
    await finger.step('08 floor', async () => {
      await finger.tap(button('Ask'))
      await finger.tap(sheet.getByRole('button', { name: 'Floor: choose who speaks next' }))
      await page.getByRole('group', { name: 'Who speaks next' }).waitFor()
    })
    await finger.step('09 to whom', async () => {
      await finger.tap(sheet.getByRole('button', { name: 'Give the floor to Expert B' }))
      await strip.getByText(/Give the floor, Expert B: (queued|applied)/).waitFor()
    })
    await finger.step('10 time', async () => {
      await finger.tap(button('Ask'))
      await finger.tap(sheet.getByRole('button', { name: 'Time: give the item more' }))
      await button('+2 min').waitFor()
    })
    await finger.step('11 more time', async () => {
      await finger.tap(button('+2 min'))
      await strip.getByText(/More time: applied/).waitFor()
    })
    await finger.step('12 pause', async () => {
      await finger.tap(button('Pause'))
      await state('Paused')
    })
    await finger.step('13 choose a seat', async () => {
      await finger.tap(button('Ask'))
      await finger.tap(sheet.getByRole('button', { name: 'Take a seat' }))
      await page.getByRole('dialog', { name: 'Take a seat' }).waitFor()
    })
    await finger.step('14 take it', async () => {
      const dialog = page.getByRole('dialog', { name: 'Take a seat' })
      await finger.tap(dialog.getByRole('radio', { name: 'Expert B' }))
      await finger.tap(dialog.getByRole('button', { name: 'Take the seat' }))
      await talk.getByText('Owner took the seat of Expert B.').waitFor()
    })
    await finger.step('15 give it the floor', async () => {
      await finger.tap(button('Ask'))
      await finger.tap(sheet.getByRole('button', { name: 'Floor: choose who speaks next' }))
      await finger.tap(sheet.getByRole('button', { name: 'Give the floor to Expert B' }))
    })
    await finger.step('16 resume', async () => {
      await finger.tap(button('Resume'))
      await page.getByRole('group', { name: 'Your turn: Expert B' }).waitFor()
    })
    await finger.step('17 answer', async () => {
      const card = page.getByRole('group', { name: 'Your turn: Expert B' })
      const choice = card.getByRole('radio')
      if ((await choice.count()) > 0) await finger.tap(choice.first())
      await finger.type(card.getByRole('textbox'), 'Mill Lane is quiet, and the phone calls decide.')
      await shot(page, '17a-answer-typed')
      await finger.tap(card.getByRole('button', { name: /^(Speak|Vote)$/ }))
      await talk.getByText('Mill Lane is quiet, and the phone calls decide.').waitFor()
    })
    await finger.step('18 leave the seat', async () => {
      await finger.tap(button('Ask'))
      await finger.tap(sheet.getByRole('button', { name: 'Leave the seat of Expert B' }))
      await talk.getByText('Owner left the seat of Expert B; its agent goes on.').waitFor()
    })
    await finger.step('19 pause again', async () => {
      await finger.tap(button('Pause'))
      await state('Paused')
    })
    await finger.step('19 write', async () => {
      await finger.tap(button('Write'))
      const dialog = page.getByRole('dialog', { name: 'Message to the council' })
      await finger.type(dialog.getByRole('textbox', { name: 'Message to the council' }), 'Mind the desks.')
      await shot(page, '19a-written')
      await finger.tap(dialog.getByRole('button', { name: /^Send/ }))
      await dialog.waitFor({ state: 'detached' })
    })
    await finger.step('20 steer', async () => {
      await finger.tap(button('Ask'))
      await finger.tap(sheet.getByRole('button', { name: 'Steer the council' }))
      await page.getByRole('dialog', { name: 'Steer the council' }).waitFor()
    })
    await finger.step('21 call the decision', async () => {
      await finger.tap(button('Decide now: call the decision'))
      await strip.getByText(/Call the decision: (queued|applied)/).waitFor()
    })
    await finger.step('21 resume', async () => {
      await finger.tap(button('Resume'))
      await state('Live')
    })
    for (const name of ['Outcome', 'Queue', 'More'])
      await finger.step(`22 look at ${name}`, () => finger.tap(button(name)))
    for (const name of ['Run', 'Convergence', 'Positions'])
      await finger.step(`22 look at ${name}`, () => finger.tap(page.getByRole('tab', { name })))
    await finger.tap(button('Talk'))
    await page.waitForFunction(() => document.title.startsWith('Finished, '), undefined, { timeout: 120_000 })
    await finger.step('23 finished', async () => {
      await page.getByRole('region', { name: 'How it ended' }).waitFor()
    })
    await finger.step('24 see the outcome', async () => {
      await finger.tap(page.getByRole('link', { name: 'Review outcome' }))
      await button('Approve as Owner').waitFor()
      await page.getByText('Decided', { exact: true }).waitFor()
      expect(await button(/^Edit the task/).count()).toBeGreaterThanOrEqual(5)
    })
    await finger.step('25 ask to approve', async () => {
      await finger.tap(button('Approve as Owner'))
      await page.getByRole('alertdialog', { name: /^Approve version/ }).waitFor()
    })
    await finger.step('26 approve', async () => {
      await finger.tap(page.getByRole('alertdialog').getByRole('button', { name: 'Approve' }))
      await page
        .getByText(/Approved by Owner/)
        .first()
        .waitFor()
    })
    await finger.step('27 approve the tasks', async () => {
      await finger.tap(button('Approve these tasks'))
      await button('Approve these tasks').waitFor({ state: 'detached' })
    })
    await finger.step('28 export to the Markdown file', async () => {
      await finger.tap(button(/^Export to Markdown file/))
      await page.getByRole('listitem').filter({ hasText: 'Markdown file' }).getByText('Written to').waitFor()
    })
    await finger.step('29 take it along', async () => {
      const link = page.getByRole('link', { name: 'decision_log.md' })
      const [download] = await Promise.all([page.waitForEvent('download'), finger.tap(link)])
      expect(await download.failure()).toBeNull()
    })
    expect(finger.troubles).toEqual([])
    expect(page.faults).toEqual([])
  })

  it('has room on a tablet: every button of the preparation is high enough', async () => {
    const page = await panel.open({ viewport: { width: 1180, height: 820 }, hasTouch: true, isMobile: true })
    await page.getByRole('button', { name: 'Start the council' }).waitFor()
    const heights = await page
      .getByRole('main')
      .getByRole('button')
      .evaluateAll((all) =>
        all
          .filter((at) => at.checkVisibility())
          .map((at) => ({ name: at.textContent, height: Math.round(at.getBoundingClientRect().height) })),
      )
    expect(heights.length).toBeGreaterThan(5)
    expect(heights.filter(({ height }) => height < FINGER)).toEqual([])
  })
})
