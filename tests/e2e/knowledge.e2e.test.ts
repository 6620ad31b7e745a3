import { describe, expect, it } from 'vitest'
import { violations } from './support/axe.ts'
import { tooWide } from './support/fits.ts'
import { hasBrowser, testPanel, type OpenPage } from './support/panel.ts'

const ROOF = '# The roof\n\nIt was mended in May and cost 4,200 EUR.\n\n# The cellar\n\nIt floods in March.\n'

describe.skipIf(!hasBrowser)('the library', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('says what it is for while it is empty, and takes several files, each with its own end', async () => {
    const page = await panel.open({ path: '/knowledge' })
    await page.getByRole('heading', { name: 'The library is empty' }).waitFor()
    await page.getByText('xio knowledge add').waitFor()
    expect(await violations(page)).toEqual([])
    await page
      .getByLabel('Choose files')
      .setInputFiles([
        file('roof.md', ROOF),
        file('prices.csv', 'what,price\nslate,120\n'),
        file('cover.png', 'no text'),
        file('minutes.pdf', 'no document'),
        file('nothing.txt', ''),
      ])
    const added = page.getByRole('region', { name: 'What you added' })
    const line = (name: string) => added.getByRole('listitem').filter({ hasText: name })
    await line('roof.md').getByText('Ready').waitFor()
    await line('prices.csv').getByText('Ready').waitFor()
    await line('cover.png').getByText('cover.png is of a kind that is not read').waitFor()
    await line('nothing.txt').getByText('nothing.txt is empty.').waitFor()
    await line('minutes.pdf').getByText('Failed').waitFor()
    await line('minutes.pdf').getByText('is damaged, or no PDF').waitFor()
    const sources = page.getByRole('region', { name: 'Documents', exact: true }).getByRole('listitem')
    expect(await sources.count()).toBe(3)
    await sources.filter({ hasText: 'roof' }).getByText('Markdown · 1 passage').waitFor()
    expect(await violations(page)).toEqual([])
    expect(page.faults).toEqual([])
  })

  it('takes a text with keys alone, and says what is missing of it', async () => {
    const page = await panel.open({ path: '/home' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('k')
    await page.getByRole('heading', { level: 1, name: 'Library' }).waitFor()
    await page.getByRole('button', { name: 'Paste a text' }).press('Enter')
    expect(await focused(page)).toBe('Title')
    await page.keyboard.press('Enter')
    await page.getByText('Give the text a title').waitFor()
    await page.keyboard.insertText('Attic')
    await page.keyboard.press('Tab')
    await page.keyboard.insertText('The attic is dry, said the roofer.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const added = page.getByRole('region', { name: 'What you added' }).getByRole('listitem')
    await added.filter({ hasText: 'Attic' }).getByText('Ready').waitFor()
    expect(page.faults).toEqual([])
  })

  it('says why an address is no page, and why a page cannot be fetched', async () => {
    const page = await panel.open({ path: '/knowledge' })
    await page.getByRole('button', { name: 'Add a page' }).click()
    expect(await focused(page)).toBe('Address of the page')
    await page.keyboard.insertText('ftp://example.org/roof')
    await page.keyboard.press('Enter')
    await page.getByText('This is no address of a page').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByLabel('Address of the page').fill('http://127.0.0.1/cellar')
    await page.keyboard.press('Enter')
    const added = page.getByRole('region', { name: 'What you added' }).getByRole('listitem')
    await added.filter({ hasText: 'http://127.0.0.1/cellar' }).getByText('Failed').waitFor()
    expect(page.faults).toEqual([expect.stringContaining('status of 400')])
  })

  it('shows what a question finds and why, and says where nothing speaks of it', async () => {
    const page = await panel.open({ path: '/knowledge' })
    await page.getByRole('textbox', { name: 'Question' }).fill('What did the roof cost?')
    await page.keyboard.press('Enter')
    const found = page.getByRole('region', { name: 'Test a question' }).getByRole('listitem')
    await found.first().getByText('lines 1 to 7').waitFor()
    await found.first().getByText('It was mended in May and cost 4,200 EUR.').waitFor()
    await found.first().getByText('% of the words asked · found by its words').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('textbox', { name: 'Question' }).fill('the regatta')
    await page.keyboard.press('Enter')
    await page.getByText('Nothing in the library speaks of this.').first().waitFor()
    expect(await found.count()).toBe(0)
    await page.getByRole('textbox', { name: 'Question' }).fill('?!')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: 'holds no word' }).waitFor()
    expect(page.faults).toEqual([expect.stringContaining('status of 400')])
  })

  it('shows of a source what was read of it, and removes it once it is said what goes', async () => {
    const page = await panel.open({ path: '/knowledge', viewport: { width: 390, height: 844 } })
    expect(await page.evaluate(tooWide)).toEqual([])
    const sources = page.getByRole('region', { name: 'Documents', exact: true })
    await sources.getByRole('link', { name: 'roof' }).click()
    await page.getByRole('heading', { level: 1, name: 'roof' }).waitFor()
    await page.getByText('roof.md, sent over the panel or HTTP').waitFor()
    await page.getByText('Passage 1 · lines 1 to 7').waitFor()
    await page.getByText('It floods in March.').waitFor()
    expect(await page.evaluate(tooWide)).toEqual([])
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    const asks = page.getByRole('alertdialog')
    await asks.getByText('1 passage is not found any more').waitFor()
    await page.keyboard.press('Escape')
    await asks.waitFor({ state: 'detached' })
    await page.goBack()
    await sources.getByRole('button', { name: 'Remove roof' }).click()
    await asks.getByRole('button', { name: 'Remove' }).click()
    await sources.getByRole('link', { name: 'roof' }).waitFor({ state: 'detached' })
    // The focus goes on to the next one.
    expect(await focused(page)).toMatch(/^Remove (?!roof)/)
    await page.goto(`${panel.url}/knowledge/none`)
    await page.getByText('There is no such source').waitFor()
    expect(page.faults).toEqual([expect.stringContaining('status of 404')])
  })
})

const file = (name: string, text: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(text),
})

/** What the focus is on, by its name. */
const focused = (page: OpenPage): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    const label =
      at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : at?.getAttribute('aria-label')
    return label ?? at?.textContent ?? ''
  })
