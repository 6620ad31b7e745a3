import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { violations } from './support/axe.ts'
import { tooWide } from './support/fits.ts'
import { hasBrowser, testPanel, type OpenPage } from './support/panel.ts'

const EXAMPLE = readFileSync(
  path.join(import.meta.dirname, '../../registry/examples/coworking-contract.md'),
  'utf8',
)
const QUESTION = 'Which room contract should our team of eleven sign for the next twelve months?'

describe.skipIf(!hasBrowser)('the library in a preparation', { timeout: 240_000 }, () => {
  const panel = testPanel()
  const api = async (at: string, body?: string, type = 'application/json') => {
    const response = await fetch(`${panel.url}/api/v1${at}`, {
      ...(body === undefined ? {} : { method: 'POST', body }),
      headers: { 'content-type': type },
    })
    expect(response.ok, `${at} answered ${response.status}`).toBe(true)
    return response.json()
  }
  const started = async (page: OpenPage) => {
    await page.getByRole('button', { name: 'Start the council' }).click()
    await page.waitForURL(/\/councils\/[^/]+\/live$/)
    const runId = new URL(page.url()).pathname.split('/').at(-2) ?? ''
    const { items } = await api(`/runs/${runId}/events?limit=1`)
    return { runId, meeting: items[0].data.meeting }
  }

  it('says that it is empty, and leads to where sources are added; the meeting is as ever', async () => {
    const page = await panel.open()
    await page.getByText('The library is empty, so the council knows only').waitFor()
    expect(await page.getByRole('link', { name: 'Add sources' }).getAttribute('href')).toBe('/knowledge')
    await page.getByLabel('Question to decide').fill('Where do we eat on Friday?')
    const { meeting } = await started(page)
    expect(meeting.library).toBeUndefined()
    expect(meeting.supersedes).toBeUndefined()
    expect(page.faults).toEqual([])
  })

  it('is looked through as usual once it holds something, and a source can be for one seat', async () => {
    const text = '# Prices\n\nHarbour Yard costs 2,480 EUR a month.\n'
    const { source } = await api('/knowledge/sources', JSON.stringify({ title: 'Prices', text }))
    await api(`/knowledge/sources/${source.id}?wait=20`)
    const page = await panel.open({ viewport: { width: 390, height: 844 } })
    const library = page.getByRole('region', { name: 'From the library' })
    await library.getByText('The council looks through all documents').waitFor()
    expect(await page.evaluate(tooWide)).toEqual([])
    await library.getByLabel('A source of the library').selectOption('Prices')
    await library.getByRole('button', { name: 'Name it here' }).press('Enter')
    await library.getByText('Every expert may read it, since').waitFor()
    await library.getByRole('switch', { name: /^All documents/ }).press('Space')
    await library.getByText('Every expert may read it. Only for:').waitFor()
    await library.getByRole('switch', { name: 'Expert A' }).press('Space')
    await library.getByText('Only these may read it:').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(tooWide)).toEqual([])
    await page.getByLabel('Question to decide').fill('What may a room cost us?')
    // What was chosen is kept with the draft.
    await page.waitForURL(/draft=/)
    await page.reload()
    await library.getByText('Only these may read it:').waitFor()
    const { meeting } = await started(page)
    expect(meeting.library).toEqual({
      scopes: [],
      sources: [{ sourceId: source.id, title: 'Prices', seats: ['expert_a'] }],
    })
    expect(page.faults).toEqual([])
  })

  it('shows what was decided before, and the council can be to replace it', async () => {
    const { id } = await api('/meetings', EXAMPLE, 'text/markdown')
    const { run } = await api(`/meetings/${id}/runs`, JSON.stringify({ pace: 'max' }))
    await vi.waitFor(async () => expect((await api(`/runs/${run.id}`)).endedAt).toBeTruthy(), 120_000)
    const page = await panel.open()
    await page.getByLabel('Question to decide').fill(QUESTION)
    const before = page.getByRole('region', { name: 'You decided this before' })
    await before.getByRole('link', { name: 'Remote with team days' }).waitFor()
    await before.getByText('Proposed').waitFor()
    expect(await violations(page)).toEqual([])
    await before.getByRole('switch', { name: 'This replaces it' }).press('Space')
    const { meeting } = await started(page)
    expect(meeting.supersedes).toEqual([`${run.id}/d1`])
    expect(page.faults).toEqual([])
  })
})
