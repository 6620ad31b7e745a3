import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { GivenRun } from '../support/given.ts'
import { BACKWARDS, DEEP_MARKDOWN, FLAG, HOSTILE_MARKDOWN } from '../support/hostile.ts'
import { plainCouncil } from '../support/scripts.ts'
import { hasBrowser, hold, settled, testPanel } from './support/panel.ts'

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror="alert(1)">',
  '<svg onload="alert(1)"></svg>',
  '[here](javascript:alert(1))',
  '![pixel](https://evil.test/pixel.png)',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<style>@import "https://evil.test/a.css";</style>',
  '&lt;script&gt;alert(1)&lt;/script&gt; &amp;copy;',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
]

const AGENDA = `# Hostile ${HOSTILE[0]}

## Question
Which ${HOSTILE[1]} do we take?

## Options
${HOSTILE.map((text, index) => `- **Option ${index}:** ${text}`).join('\n')}

## Criteria
- Cost ${HOSTILE[2]}

## Context
${HOSTILE.map((text) => `- Option 1 is cheap because of ${text}.`).join('\n')}
`

describe.skipIf(!hasBrowser)('text from outside', { timeout: 240_000 }, () => {
  const panel = testPanel()

  it('runs, loads and asks nothing, wherever the panel shows it', async () => {
    const page = await panel.open()
    await hold(page, AGENDA, 'max')
    await page.waitForFunction(() => document.title.startsWith('Finished, '))
    for (const tab of ['Positions', 'Run', 'Outcome']) await page.getByRole('tab', { name: tab }).click()
    const evidence = page.getByRole('button', { name: /Evidence/ })
    if ((await evidence.count()) > 0) await evidence.first().click()
    await page.goto(`${panel.url}/councils`)
    await page.getByRole('row').filter({ hasText: 'Finished' }).first().waitFor()
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
    await page.getByRole('dialog').waitFor()
    expect(page.faults).toEqual([])
  })

  it('runs, loads and asks nothing where the log of another server is brought, and every page of it can be read', async () => {
    // Given a council whose seats say hostile things only, under hostile names
    const { stored, state } = hostileCouncil()
    expect(state.messages.length).toBeGreaterThan(SAID.length)
    const brought = await fetch(`${panel.url}/api/v1/logs`, {
      method: 'POST',
      headers: { 'content-type': 'application/jsonl' },
      body: stored.map(({ bytes }) => `${bytes}\n`).join(''),
    })
    expect(brought.status).toBe(201)
    // When somebody looks at all of it
    const page = await panel.open({ path: `/councils/${state.runId}/live` })
    const looked = async () => {
      await settled(page)
      expect(await page.evaluate((flag) => flag in window, FLAG)).toBe(false)
      expect(await page.getByText('This page cannot be shown').count()).toBe(0)
      expect(page.faults).toEqual([])
    }
    const talk = page.getByRole('region', { name: 'Transcript' })
    await talk.getByRole('article').first().waitFor()
    for (let step = 0; step < 12; step++) {
      await talk.evaluate((region, at) => void (region.scrollTop = (region.scrollHeight * at) / 12), step)
      await looked()
    }
    expect(await talk.locator('script, img, iframe, style, link, base, meta').count()).toBe(0)
    for (const at of ['replay?at=60', 'transcript', 'outcome', 'report']) {
      await page.goto(`${panel.url}/councils/${state.runId}/${at}`)
      await looked()
    }
    await page.goto(`${panel.url}/councils`)
    await looked()
  })
})

/** Two to a message: a council says less than there is. */
const SAID = [
  ...HOSTILE_MARKDOWN.flatMap((text, at) =>
    at % 2 === 0 ? [`${text}\n\n${HOSTILE_MARKDOWN[at + 1] ?? ''}`] : [],
  ),
  ...DEEP_MARKDOWN,
]

function hostileCouncil(): GivenRun {
  let turn = 0
  const script = plainCouncil((_, plain) => ({ ...plain, text: SAID[turn++ % SAID.length] ?? '' }))
  const seats = ['a', 'b', 'c', 'd'].map((letter) => ({
    seat: `expert_${letter}`,
    role: 'expert' as const,
    name: `${letter} <img src=x onerror="window.${FLAG}=1"> ${BACKWARDS}`,
  }))
  const title = `Hostile ${BACKWARDS} <script>window.${FLAG}=1</script>`
  const run = new GivenRun({ script, meeting: { title, seats, quality: { stopAfterQuietTurns: 12 } } })
  return run.toEnd()
}

const ASSETS = path.join(import.meta.dirname, '../../ui/dist/assets')

describe.skipIf(!hasBrowser)('the built panel', () => {
  it('needs at most 230 kB of scripts, has no source maps and no markup that the policy refuses', () => {
    const html = readFileSync(path.join(ASSETS, '../index.html'), 'utf8')
    const first: { pages: Record<string, string[]>; words: Record<string, string[]> } = JSON.parse(
      readFileSync(path.join(ASSETS, '../first.json'), 'utf8'),
    )
    const named = [...html.matchAll(/src="\/assets\/([^"]+\.js)"/g)].map(([, name = '']) => name)
    const later = [...(first.pages['/councils/:id/live'] ?? []), ...(first.words.ru ?? [])]
    const scripts = [...named, ...later.map((file) => path.basename(file))]
    const bytes = scripts.map((name) => gzipSync(readFileSync(path.join(ASSETS, name))).length)
    expect(scripts.length).toBeGreaterThan(3)
    expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThan(230_000)
    expect(readdirSync(ASSETS).filter((name) => name.endsWith('.map'))).toEqual([])
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/)
    expect(html).toContain('<meta name="csp-nonce" content="__CSP_NONCE__"')
  })
})
