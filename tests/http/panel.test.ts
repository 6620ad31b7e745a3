import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { testDoors } from '../support/doors.ts'
import { tempDirs } from '../support/temp-dir.ts'

const open = testDoors()
const newDir = tempDirs()

async function withPanel() {
  const panelDir = newDir()
  mkdirSync(path.join(panelDir, 'assets'))
  writeFileSync(
    path.join(panelDir, 'index.html'),
    '<!doctype html><meta name="csp-nonce" nonce="__CSP_NONCE__"><div id="root"></div>',
  )
  writeFileSync(path.join(panelDir, 'assets/app-abc.js'), 'export {}')
  writeFileSync(path.join(panelDir, 'assets/app-abc.js.map'), '{}')
  writeFileSync(path.join(panelDir, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(path.join(panelDir, '.env'), 'SECRET=1')
  const doors = await open({ deps: { panelDir } })
  return { ...doors, ask: (at: string, method = 'GET') => fetch(doors.url + at, { method }) }
}

describe('the panel', () => {
  it('is served for every address that is not the API, each time with a nonce of its own', async () => {
    const { ask, url } = await withPanel()
    const nonces = new Set<string>()
    for (const at of ['/', '/index.html', '/runs/r1', '/meetings', '/councils/a/b']) {
      const answer = await ask(at)
      expect(answer.status, at).toBe(200)
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      const nonce = /nonce="([^"]+)"/.exec(await answer.text())?.[1] ?? ''
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
      expect(policy).toContain(`connect-src 'self' ${url.replace('http', 'ws')}`)
      expect(policy).toContain("require-trusted-types-for 'script'")
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(5)
    expect(nonces).not.toContain('__CSP_NONCE__')
  })

  it('keeps its assets in the cache for ever, and nothing else', async () => {
    const { ask } = await withPanel()
    const asset = await ask('/assets/app-abc.js')
    expect(asset.status).toBe(200)
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('content-type')).toMatch(/javascript/)
    expect(asset.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await ask('/favicon.svg')).headers.get('cache-control')).toBe('no-cache')
  })

  it.each([
    '/assets/app-abc.js.map',
    '/assets/none.js',
    '/.env',
    '/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/assets/..%5c..%5cx.js',
    '/assets/%00.js',
    '/api',
    '/api/v1/none',
    '/api/v2/runs',
  ])('does not serve %s', async (at) => {
    const { ask } = await withPanel()
    const answer = await ask(at)
    expect([400, 403, 404]).toContain(answer.status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).not.toMatch(/SECRET|dependencies|xio-test/)
  })

  it('is only read', async () => {
    const { ask } = await withPanel()
    expect((await ask('/', 'POST')).status).toBe(404)
    expect((await ask('/', 'HEAD')).status).toBe(200)
  })
})
