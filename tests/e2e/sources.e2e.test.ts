import { beforeAll, describe, expect, it, vi } from 'vitest'
import { messageLink } from '../../ui/transcript/message-link.ts'
import { violations } from './support/axe.ts'
import { brokenWords, tooWide } from './support/fits.ts'
import { hasBrowser, testPanel } from './support/panel.ts'

const HALLS = `# Halls

| | Shed | Cellar |
| --- | --- | --- |
| Dry | ✅ all year | ❌ floods in March |
| Near | ✅ | ✅ |
`
const LETTER = '# Letters\n\nThe caretaker keeps a second key to the yard.\n'

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
    const { source } = await api('/knowledge/sources', { title: 'The halls', text: HALLS })
    sourceId = source.id
    await api(`/knowledge/sources/${sourceId}?wait=20`)
    const meeting = await api('/meetings', {
      title: 'Tools',
      question: 'Shed or cellar for the tools?',
      language: 'en',
      options: [{ title: 'Shed' }, { title: 'Cellar' }],
      criteria: [{ title: 'Dry' }, { title: 'Near' }],
      context: [{ title: 'The letter', text: LETTER, seats: ['expert_b'] }],
      knowledge: { scopes: ['docs'] },
      // Nobody is there to be asked.
      quality: { requireRisks: false },
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
      .getByRole('button', { name: /^Open The halls, lines? / })
      .first()
      .press('Enter')
    const peek = page.getByRole('dialog')
    await peek.getByText('floods in March').waitFor()
    await peek.getByRole('link', { name: 'In the library' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await panelOf.getByRole('link', { name: 'In the library: The halls' }).click()
    await page.waitForURL(`**/knowledge/${sourceId}`)
    await page.getByRole('heading', { level: 1, name: 'The halls' }).waitFor()
    // Where it was cited is said there, and leads back.
    const cited = page.getByRole('region', { name: 'Where it was cited' })
    await cited.getByText(/1 passage found · quoted \d+ times?/).waitFor()
    await cited.getByRole('link', { name: 'Tools' }).click()
    await page.waitForURL(`**/councils/${runId}/outcome`)
    expect(page.faults).toEqual([])
  })

  it.each(['en-GB', 'ru-RU'])('have a tab beside the others whose names stay whole: %s', async (locale) => {
    const page = await panel.open({ path: `/councils/${runId}/live`, locale })
    await page.getByRole('tab').nth(4).waitFor()
    expect(await page.evaluate(brokenWords)).toEqual([])
    expect(await page.evaluate(tooWide)).toEqual([])
  })

  it('are found on a phone as well', async () => {
    const page = await panel.open({ path: `/councils/${runId}/live`, viewport: { width: 390, height: 844 } })
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('tab', { name: 'Sources' }).click()
    await page.getByText('The experts look through all documents.').waitFor()
    expect(await page.evaluate(tooWide)).toEqual([])
    expect(page.faults).toEqual([])
  })

  it('of a citation in a message opens the passage that was found, with the quote marked', async () => {
    const { items } = await (await fetch(`${panel.url}/api/v1/runs/${runId}/events?limit=1000`)).json()
    const { messageId } = items
      .map(({ data }: { data: unknown }) => data)
      .find((data: { citations?: { source_id: string | null }[] }) =>
        data.citations?.some(({ source_id: id }) => id?.startsWith('p') === true),
      )
    const page = await panel.open({ path: messageLink(runId, messageId) })
    const chip = page.getByRole('article').getByRole('button', { name: /^The halls line \d+\. Evidence/ })
    await chip.first().click()
    const quote = page.getByRole('dialog').locator('mark')
    await quote.waitFor()
    expect(HALLS).toContain((await quote.textContent()) ?? 'nothing')
    expect(page.faults).toEqual([])
  })
})
