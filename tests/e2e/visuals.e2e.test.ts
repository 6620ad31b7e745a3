import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { has, textOf } from '../../ui/lib/reading.ts'
import { violations } from './support/axe.ts'
import { hasBrowser, testPanel, type OpenPage } from './support/panel.ts'
import { widthOf } from './support/width.ts'

const EXAMPLE = path.join(import.meta.dirname, '../../registry/examples/coworking-contract.md')

/** Pictures for whoever looks at them: XIO_E2E_SHOTS names a folder. */
async function shot(page: OpenPage, name: string): Promise<void> {
  const folder = process.env.XIO_E2E_SHOTS
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

/** A council of the offline panel, started over the API and held to its end. */
async function ended(url: string): Promise<string> {
  const asked = async (at: string, init?: RequestInit): Promise<unknown> => {
    const answer = await fetch(`${url}/api/v1${at}`, init)
    expect(answer.status).toBeLessThan(300)
    return answer.json()
  }
  const body = readFileSync(EXAMPLE, 'utf8')
  const meeting = await asked('/meetings', {
    method: 'POST',
    headers: { 'content-type': 'text/markdown' },
    body,
  })
  const started = await asked(`/meetings/${textOf(meeting, 'id')}/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ pace: 'max' }),
  })
  const runId = textOf(has(started, 'run') ? started.run : started, 'id') ?? ''
  await expect
    .poll(async () => textOf(await asked(`/runs/${runId}`), 'status'), { timeout: 120_000 })
    .toBe('completed')
  return runId
}

const cellsOf = (page: OpenPage, name: string | RegExp) =>
  page
    .getByRole('table', { name })
    .getByRole('row')
    .evaluateAll((all) => all.slice(1).map((row) => [...row.children].map((cell) => cell.textContent)))

describe.skipIf(!hasBrowser)('what the moderator sees of a council', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('shows who stands where, by keyboard as by mouse, and the same as a table', async () => {
    const runId = await ended(panel.url)
    const page = await panel.open({ path: `/councils/${runId}/live` })
    await page.getByRole('tab', { name: 'Positions' }).click()
    await page.getByRole('heading', { name: 'Both who spoke stand for Remote with team days.' }).waitFor()
    const marks = page.getByRole('list', { name: 'Options and positions' }).locator('[data-mark]')
    expect(await marks.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).toEqual([
      'Expert A: for Remote with team days, computed from its own numbers at message 2',
      'Expert B: for Remote with team days, computed from its own numbers at message 3',
    ])
    await marks.first().focus()
    const detail = page.getByRole('region', { name: 'The chosen mark' })
    await detail.getByText('€1,240 per month').waitFor()
    await shot(page, 'tracks-1280-light')
    await page.keyboard.press('ArrowRight')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
      /^Expert B: for/,
    )
    await page.getByText('Show as table').click()
    expect(await cellsOf(page, 'Latest position of each speaker on each option')).toEqual([
      ['Expert A', 'Not stated', 'Not stated', 'For (#2, computed)'],
      ['Expert B', 'Not stated', 'Not stated', 'For (#3, computed)'],
    ])
    expect(await violations(page)).toEqual([])
    await page.evaluate(() => (document.documentElement.dir = 'rtl'))
    await shot(page, 'tracks-1280-rtl')
    expect(page.faults).toEqual([])
  })

  it('shows what was raised and closed, and what the choice rests on', async () => {
    const runId = await ended(panel.url)
    const page = await panel.open({ path: `/councils/${runId}/live` })
    await page.getByRole('tab', { name: 'Convergence' }).click()
    await page.getByRole('img', { name: 'Questions and objections raised and closed over time' }).waitFor()
    await page.getByRole('region', { name: 'Crux board' }).waitFor()
    await shot(page, 'convergence-1280-light')
    expect(await violations(page)).toEqual([])
    expect(page.faults).toEqual([])
  })

  it('reports how a council went, and says of few councils that they are few', async () => {
    const runId = await ended(panel.url)
    const page = await panel.open({ path: `/councils/${runId}/report` })
    await page.getByRole('heading', { name: /^Report: / }).waitFor()
    await page.getByRole('heading', { name: 'The offline panel spoke: nothing was spent.' }).waitFor()
    await shot(page, 'report-1280-light')
    expect(await violations(page)).toEqual([])
    for (const summary of await page.getByText('Show as table').all()) await summary.click()
    const drawn = await page
      .locator('[role=img] rect title')
      .evaluateAll((all) => all.map((one) => (one.textContent ?? '').split(': ').at(-1)))
    const told = await page.locator('figure td').evaluateAll((all) => all.map((one) => one.textContent))
    expect(drawn.length).toBeGreaterThan(3)
    expect(drawn.filter((value) => !told.includes(value ?? ''))).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await shot(page, 'report-390-light')
    expect(await widthOf(page)).toBe(390)
    expect(page.faults).toEqual([])
  })
})
