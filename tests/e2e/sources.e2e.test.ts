import { beforeAll, describe, expect, it, vi } from 'vitest'
import { violations } from './support/axe.ts'
import { tooWide } from './support/fits.ts'
import { hasBrowser, testPanel } from './support/panel.ts'

const PRICES = `# Rooms

Harbour Yard costs 2,480 EUR a month, which is cheap. Harbour Yard is loud: its phone boxes cannot be reserved.

Mill Lane costs 4,900 EUR a month, which is over the budget. Mill Lane is quiet and has three closed rooms.
`
const LETTER = '# Letters\n\nThe landlord of Mill Lane ends the lease of the shed in April.\n'

describe.skipIf(!hasBrowser)('the sources of a council', { timeout: 240_000 }, () => {
  const panel = testPanel()
  let runId = ''
  let sourceId = ''
  beforeAll(async () => {
    if (!hasBrowser) return
    const api = async (at: string, body?: object) => {
      const response = await fetch(`${panel.url}/api/v1${at}`, {
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
        headers: { 'content-type': 'application/json' },
      })
      expect(response.ok, `${at} answered ${response.status}`).toBe(true)
      return response.json()
    }
    const { source } = await api('/knowledge/sources', { title: 'Prices of rooms', text: PRICES })
    sourceId = source.id
    await api(`/knowledge/sources/${sourceId}?wait=20`)
    const meeting = await api('/meetings', {
      title: 'Where we work',
      question: 'Which room do we take, Harbour Yard or Mill Lane?',
      language: 'en',
      options: [{ title: 'Harbour Yard' }, { title: 'Mill Lane' }],
      criteria: [{ title: 'Cost a month' }, { title: 'Quiet rooms' }],
      context: [{ title: 'The letter', text: LETTER, seats: ['expert_b'] }],
      knowledge: { scopes: ['docs'] },
    })
    const { run } = await api(`/meetings/${meeting.id}/runs`, { pace: 'max' })
    runId = run.id
    await vi.waitFor(async () => expect((await api(`/runs/${runId}`)).endedAt).toBeTruthy(), 120_000)
  }, 240_000)

  it('are in a tab: who may read each, what was found by whom, and what one seat alone has read', async () => {
    const page = await panel.open({ path: `/councils/${runId}/live` })
    await page.getByRole('tab', { name: 'Sources' }).click()
    const panelOf = page.getByRole('tabpanel')
    await panelOf.getByText('Only Expert B may read it').waitFor()
    await panelOf.getByText('The experts look through all documents.').waitFor()
    await panelOf
      .getByText(/found by Expert [AB]/)
      .first()
      .waitFor()
    await panelOf.getByText(/Only Expert B read it · The letter/).waitFor()
    expect(await violations(page)).toEqual([])
    // A passage opens beside the talk, and leads to the library.
    await panelOf
      .getByRole('button', { name: /^Open Prices of rooms, lines? / })
      .first()
      .press('Enter')
    const peek = page.getByRole('dialog')
    await peek.getByText('phone boxes cannot be reserved').waitFor()
    await peek.getByRole('link', { name: 'In the library' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await panelOf.getByRole('link', { name: 'In the library: Prices of rooms' }).click()
    await page.waitForURL(`**/knowledge/${sourceId}`)
    await page.getByRole('heading', { level: 1, name: 'Prices of rooms' }).waitFor()
    expect(page.faults).toEqual([])
  })

  it('are found on a phone as well', async () => {
    const page = await panel.open({ path: `/councils/${runId}/live`, viewport: { width: 390, height: 844 } })
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('tab', { name: 'Sources' }).click()
    await page.getByText('The experts look through all documents.').waitFor()
    expect(await page.evaluate(tooWide)).toEqual([])
    expect(page.faults).toEqual([])
  })
})
