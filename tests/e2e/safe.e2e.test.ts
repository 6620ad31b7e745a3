import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { hasBrowser, hold, testPanel } from './support/panel.ts'

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

describe.skipIf(!hasBrowser)('text from outside', { timeout: 90_000 }, () => {
  const panel = testPanel()

  it('runs, loads and asks nothing, wherever the panel shows it', async () => {
    const page = await panel.open()
    await hold(page, AGENDA, 'max')
    await page.waitForFunction(() => document.title.startsWith('Finished, '))
    for (const tab of ['Positions', 'Run', 'Outcome']) await page.getByRole('tab', { name: tab }).click()
    const evidence = page.getByRole('button', { name: /Evidence/ })
    if ((await evidence.count()) > 0) await evidence.first().click()
    await page.goto(panel.url)
    await page.getByRole('listitem').filter({ hasText: 'Finished' }).first().waitFor()
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
    await page.getByRole('dialog').waitFor()
    expect(page.faults).toEqual([])
  })
})

const ASSETS = path.join(import.meta.dirname, '../../ui/dist/assets')

describe.skipIf(!hasBrowser)('the built panel', () => {
  it('needs at most 230 kB of scripts, has no source maps and no markup that the policy refuses', () => {
    const scripts = readdirSync(ASSETS).filter((name) => /^(index|Room)-.*\.js$/.test(name))
    const bytes = scripts.map((name) => gzipSync(readFileSync(path.join(ASSETS, name))).length)
    expect(scripts).toHaveLength(2)
    expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThan(230_000)
    expect(readdirSync(ASSETS).filter((name) => name.endsWith('.map'))).toEqual([])
    const html = readFileSync(path.join(ASSETS, '../index.html'), 'utf8')
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/)
    expect(html).toContain('<meta name="csp-nonce" content="__CSP_NONCE__"')
  })
})
