import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
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
    '<!doctype html><head><meta name="csp-nonce" nonce="__CSP_NONCE__"></head><div id="root"></div>',
  )
  writeFileSync(
    path.join(panelDir, 'first.json'),
    JSON.stringify({
      pages: {
        '/': ['/assets/home.js'],
        '/councils/new': ['/assets/new.js'],
        '/councils/:id': ['/assets/room.js'],
        '/councils/:id/replay': ['/assets/replay.js', '/assets/room.js'],
      },
      pageWords: { '/councils/:id/replay': { en: ['/assets/more-en.js'], ru: ['/assets/more-ru.js'] } },
      words: { en: ['/assets/en.js'], ru: ['/assets/ru.js'] },
    }),
  )
  writeFileSync(path.join(panelDir, 'assets/app-abc.js'), 'export {}')
  writeFileSync(path.join(panelDir, 'assets/app-abc.js.gz'), gzipSync('export {}'))
  writeFileSync(path.join(panelDir, 'assets/app-abc.js.map'), '{}')
  writeFileSync(path.join(panelDir, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(path.join(panelDir, '.env'), 'SECRET=1')
  const doors = await open({ deps: { panelDir } })
  return { ...doors, ask: (at: string, init: RequestInit = {}) => fetch(doors.url + at, init) }
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

  it('sends its assets packed to whoever opens them, and as they are to others', async () => {
    const { ask } = await withPanel()
    for (const [accepts, packed] of [
      ['gzip, deflate, br', 'gzip'],
      ['identity', null],
    ] as const) {
      const answer = await ask('/assets/app-abc.js', { headers: { 'accept-encoding': accepts } })
      expect(answer.headers.get('content-encoding')).toBe(packed)
      expect(answer.headers.get('vary')).toBe('accept-encoding')
      expect(answer.headers.get('content-type')).toMatch(/javascript/)
      expect(await answer.text()).toBe('export {}')
    }
  })

  it('says in its head what the asked page will need: its scripts, the reader’s words, its council', async () => {
    const { ask } = await withPanel()
    const linked = async (at: string, language: string) => {
      const html = await (await ask(at, { headers: { 'accept-language': language } })).text()
      return [
        ...html.matchAll(/<link rel="(?:modulepreload|preload" as="fetch)" crossorigin href="([^"]*)">/g),
      ]
        .map(([, href]) => href)
        .toSorted((a, b) => (a ?? '').localeCompare(b ?? ''))
    }
    expect(await linked('/councils/r%201?message=3', 'de, ru-RU;q=0.8, en;q=0.5')).toEqual([
      '/api/v1/runs/r%201/snapshot?light=true',
      '/assets/room.js',
      '/assets/ru.js',
    ])
    for (const [query, at] of [
      ['', 1],
      ['?at=25&speed=10', 25],
      ['?at=0', 1],
      ['?at="><script>', 1],
    ] as const)
      expect(await linked(`/councils/r1/replay${query}`, 'ru'), query).toEqual([
        '/api/v1/runs/r1/marks',
        `/api/v1/runs/r1/snapshot?light=true&amp;at=${at}`,
        '/assets/more-ru.js',
        '/assets/replay.js',
        '/assets/room.js',
        '/assets/ru.js',
      ])
    expect(await linked('/', 'de')).toEqual(['/assets/en.js', '/assets/home.js'])
    expect(await linked('/councils/new', 'en')).toEqual(['/assets/en.js', '/assets/new.js'])
    expect(await linked('/settings', '')).toEqual(['/assets/en.js'])
  })

  it('puts nothing of an address into its head that could be markup', async () => {
    const { ask } = await withPanel()
    for (const at of [`/councils/"><script>x</script>`, '/councils/a"b', "/councils/$&'x"]) {
      const html = await (await ask(at)).text()
      expect(html, at).not.toMatch(/<script|a"b|\$&/)
      expect(html.match(/<\/head>/g), at).toHaveLength(1)
    }
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
    expect((await ask('/', { method: 'POST' })).status).toBe(404)
    expect((await ask('/', { method: 'HEAD' })).status).toBe(200)
  })
})
