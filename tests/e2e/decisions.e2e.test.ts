import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { violations } from './support/axe.ts'
import { tooWide } from './support/fits.ts'
import { hasBrowser, testPanel, type OpenPage } from './support/panel.ts'

const EXAMPLE = readFileSync(
  path.join(import.meta.dirname, '../../registry/examples/coworking-contract.md'),
  'utf8',
)
/** What speaks for one of two options speaks for the other. */
const swapped = (text: string) =>
  text.replaceAll(REMOTE, '\0').replaceAll(MILL, REMOTE).replaceAll('\0', MILL)
const [REMOTE, MILL] = ['Remote with team days', 'Mill Lane 7']
const QUESTION = 'Which room contract should our team of eleven sign for the next twelve months?'

describe.skipIf(!hasBrowser)('the register of decisions', { timeout: 240_000 }, () => {
  const panel = testPanel()
  const api = async (path: string, body?: unknown, type = 'application/json') => {
    const sent = type === 'application/json' ? JSON.stringify(body) : String(body)
    const response = await fetch(`${panel.url}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': type },
      ...(body === undefined ? {} : { body: sent }),
    })
    const answer = await response.json()
    expect(response.ok, `${path} answered ${JSON.stringify(answer)}`).toBe(true)
    return answer
  }
  const decided = async (title: string, text: string): Promise<string> => {
    const meeting = await api(
      '/meetings',
      text.replaceAll('Where the team works next year', title),
      'text/markdown',
    )
    const { run } = await api(`/meetings/${meeting.id}/runs`, { pace: 'max' })
    await vi.waitFor(async () => expect((await api(`/runs/${run.id}`)).endedAt).toBeTruthy(), 120_000)
    return run.id
  }
  const edit = (runId: string, patch: object[]) =>
    api(`/runs/${runId}/commands`, { type: 'edit_artifact', kind: 'decision_log', patch })

  it('says while it is empty what will stand there', async () => {
    const page = await panel.open({ path: '/home' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('d')
    await page.getByRole('heading', { level: 1, name: 'Decisions' }).waitFor()
    await page.getByText('Nothing was decided yet.').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('link', { name: 'Prepare a council' }).click()
    await page.waitForURL(/\/councils\/new/)
    expect(page.faults).toEqual([])
  })

  describe('of councils that have ended', () => {
    let [first, second] = ['', '']
    beforeAll(async () => {
      if (!hasBrowser) return
      first = await decided('The first rooms', EXAMPLE)
      second = await decided('The second rooms', swapped(EXAMPLE))
      const replacing = `---\nsupersedes: ['${second}/d1']`
      await decided('The third rooms', swapped(EXAMPLE).replace('---', replacing))
      await edit(first, [
        {
          op: 'add',
          path: '/forecasts/-',
          value: { statement: 'The rent stays below 2500.', probability: 0.8, due: '2026-01-31' },
        },
      ])
    }, 240_000)

    it('finds them by words and by how they stand, and keeps that in the address', async () => {
      const page = await panel.open({ path: '/decisions' })
      const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') })
      await page.getByRole('link', { name: QUESTION }).first().waitFor()
      await page.getByText('3 decisions').waitFor()
      expect(await violations(page)).toEqual([])
      await page.getByLabel('Words in it, or who decided').fill('first rooms')
      await page.getByText('1 decision', { exact: true }).waitFor()
      expect(new URL(page.url()).search).toBe('?q=first+rooms')
      await page.getByLabel('Status').selectOption('Superseded')
      await page.getByText('No decision is so.').waitFor()
      expect(new URL(page.url()).search).toBe('?q=first+rooms&status=superseded')
      await page.getByRole('button', { name: 'Clear' }).click()
      await page.getByText('3 decisions').waitFor()
      await page.getByLabel('Review is due').check()
      await page.getByText('1 decision', { exact: true }).waitFor()
      await rows.getByText('due since Jan 31, 2026').waitFor()
      expect(page.faults).toEqual([])
    })

    it('reminds of it in the inbox on its day, and asks what came of it', async () => {
      const page = await panel.open({ path: '/inbox' })
      const need = page.getByRole('listitem').filter({ hasText: 'To be looked at since Jan 31, 2026.' })
      await need.getByRole('link', { name: 'Say what came of it: The first rooms' }).click()
      await page.getByRole('radio', { name: 'It held', exact: true }).waitFor()
      expect(page.faults).toEqual([])
    })

    it('shows that another one says otherwise, and takes what really happened, with keys alone', async () => {
      const page = await panel.open({
        path: '/decisions?q=first+rooms',
        viewport: { width: 390, height: 844 },
      })
      await page.getByRole('link', { name: QUESTION }).press('Enter')
      await page.getByRole('heading', { level: 1, name: QUESTION }).waitFor()
      await page.getByText('Another decision on the same matter says otherwise').waitFor()
      await page.getByText('The rent stays below 2500.').waitFor()
      await page.getByText('80% likely, until Jan 31, 2026 · nobody has said yet').waitFor()
      expect(await page.evaluate(tooWide)).toEqual([])
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: 'Say what came of it' }).press('Enter')
      await page.getByRole('radio', { name: 'It held', exact: true }).waitFor()
      expect(await isFocused(page, 'It held')).toBe(true)
      await page.getByRole('button', { name: 'Keep it' }).press('Enter')
      await page.getByRole('alert').filter({ hasText: 'Say whether the decision held.' }).waitFor()
      await page.keyboard.press('Space')
      await page.keyboard.press('Tab')
      await page.keyboard.insertText('Cheap, and loud in summer.')
      await page.getByRole('radio', { name: 'Yes' }).press('Space')
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: 'Keep it' }).press('Enter')
      await page.getByText('Cheap, and loud in summer.').waitFor()
      await page.getByText('The rent stays below 2500. · it happened').waitFor()
      await page.getByText('80% likely, until Jan 31, 2026 · it happened').waitFor()
      await page.getByRole('button', { name: 'Say it anew' }).waitFor()
      expect(page.faults).toEqual([])
    })

    it('leads from what was replaced to what has replaced it, and back', async () => {
      const page = await panel.open({ path: '/decisions?status=superseded' })
      await page.getByText('1 decision', { exact: true }).waitFor()
      await page.getByRole('link', { name: QUESTION }).click()
      await page.getByText('Another decision has taken its place.').waitFor()
      await page.getByText('Replaced by', { exact: true }).waitFor()
      await page.getByRole('definition').getByRole('link', { name: MILL }).click()
      await page.getByText('It replaces', { exact: true }).waitFor()
      await page.getByRole('definition').getByRole('link', { name: MILL }).click()
      await page.waitForURL(`**/decisions/${encodeURIComponent(`${second}/d1`)}`)
      await page.getByRole('link', { name: 'The second rooms' }).click()
      await page.waitForURL(`**/councils/${second}/outcome`)
      expect(page.faults).toEqual([])
    })

    it('counts how well forecasts and votes fared, with how many', async () => {
      const page = await panel.open({ path: '/decisions' })
      const scores = page.getByRole('region', { name: 'How well forecasts fared' })
      // (0.8 - 1)²
      await scores.getByRole('row', { name: 'Forecasts 0.04 1', exact: true }).waitFor()
      await scores.getByRole('row', { name: /^How sure the votes were/ }).waitFor()
      expect(await violations(page)).toEqual([])
      await page.goto(`${panel.url}/decisions/none`)
      await page.getByText('There is no such decision').waitFor()
      expect(page.faults).toEqual([expect.stringContaining('status of 404')])
    })
  })
})

const isFocused = (page: OpenPage, name: string): Promise<boolean> =>
  page.getByRole('radio', { name, exact: true }).evaluate((at) => at === document.activeElement)
