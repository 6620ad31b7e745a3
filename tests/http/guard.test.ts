import { request } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { Inbound } from '../../backend/ports/doors.ts'
import { json, testDoors } from '../support/doors.ts'

const open = testDoors()

/** A request whose Host the test chooses, which fetch does not allow. */
function ask(url: string, headers: Record<string, string>, method = 'GET', path = '/api/v1/runs') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const sent = request(url + path, { method, headers }, (answer) => {
        let body = ''
        answer.on('data', (part) => (body += String(part)))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
      })
      sent.on('error', reject).end()
    },
  )
}

describe('the site guard', () => {
  it.each([
    'evil.test',
    'evil.test:3000',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost.evil.test',
    '[::1]:1',
    'evil.test@127.0.0.1',
  ])('answers 421 to the host %j', async (host) => {
    const { url } = await open()
    const answer = await ask(url, { host })
    expect(answer.status).toBe(421)
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })

  it('answers to its own names, in any case', async () => {
    const { url } = await open()
    const { port } = new URL(url)
    for (const name of ['127.0.0.1', 'localhost', 'LocalHost', '[::1]']) {
      expect((await ask(url, { host: `${name}:${port}` })).status).toBe(200)
    }
  })

  it('answers to the hosts it was given and then to no others', async () => {
    const { url } = await open({ deps: { config: { allowedHosts: ['council.test', 'other.test:80'] } } })
    const { port } = new URL(url)
    expect((await ask(url, { host: `council.test:${port}` })).status).toBe(200)
    expect((await ask(url, { host: 'other.test' })).status).toBe(200)
    expect((await ask(url, { host: `127.0.0.1:${port}` })).status).toBe(421)
  })

  it('answers to its public name at the doors of services that call it, and at no other', async () => {
    const hook: Inbound = {
      attach: (scope) => void scope.get('/hook', { config: { access: 'public' } }, async () => 'yes'),
      close: async () => {},
    }
    const config = { allowedHosts: null, publicUrl: 'https://xio.test/behind' }
    const { url } = await open({ deps: { config, inbound: [hook] } })
    const asked = async (path: string, host = 'xio.test') => (await ask(url, { host }, 'GET', path)).status
    expect(await asked('/hook')).toBe(200)
    expect(await asked('/api/v1/runs')).toBe(421)
    expect(await asked('/healthz')).toBe(421)
    expect(await asked('/hook', 'evil.test')).toBe(421)
  })

  it('refuses what a foreign page sends, on every kind of address', async () => {
    const { url, get } = await open()
    const { port } = new URL(url)
    const foreign = [
      'http://evil.test',
      'null',
      `https://127.0.0.1:${port}`,
      'http://127.0.0.1',
      `http://x.localhost:${port}`,
    ]
    for (const origin of foreign) expect((await get('/runs', { origin })).status).toBe(403)
    for (const site of ['cross-site', 'same-site']) {
      for (const path of ['/', '/healthz', '/api/v1/runs', '/api/v1/nothing', '/assets/x.js']) {
        expect((await ask(url, { 'sec-fetch-site': site }, 'GET', path)).status, `${site} ${path}`).toBe(403)
      }
    }
  })

  it('opens its pages to a person who follows a link elsewhere, and nothing else', async () => {
    const { url } = await open()
    const link = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    }
    const asked = async (path: string, headers: Record<string, string>, method = 'GET') =>
      (await ask(url, headers, method, path)).status
    for (const path of ['/', '/councils/run-1', '/x/nothing-here']) {
      expect(await asked(path, link), path).not.toBe(403)
      for (const dest of ['iframe', 'image', 'empty', 'object'])
        expect(await asked(path, { ...link, 'sec-fetch-dest': dest }), `${path} ${dest}`).toBe(403)
      expect(await asked(path, { ...link, 'sec-fetch-mode': 'no-cors' }), path).toBe(403)
      expect(await asked(path, { ...link, origin: 'http://evil.test' }), path).toBe(403)
      expect(await asked(path, link, 'POST'), path).toBe(403)
    }
    for (const path of ['/api/v1/runs', '/healthz', '/councilsx', '/assets/x.js'])
      expect(await asked(path, link), path).toBe(403)
  })

  it('lets its own page and programs in', async () => {
    const { url } = await open()
    expect((await ask(url, { origin: url, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await ask(url, { 'sec-fetch-site': 'none' })).status).toBe(200)
    expect((await ask(url, {})).status).toBe(200)
  })
})

describe('every answer', () => {
  it.each([
    '/healthz',
    '/api/v1/runs',
    '/api/v1/runs/none',
    '/api/v1/nowhere',
    '/nowhere',
    '/api/v1/runs?what=1',
    '/%',
  ])('carries the safe headers and an id: %s', async (path) => {
    const { url } = await open()
    const { headers, status } = await ask(url, {}, 'GET', path)
    expect(status).not.toBe(500)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'x-request-id': expect.stringMatching(/^[\x21-\x7e]{1,100}$/),
    })
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self';/,
    )
    expect(headers['content-security-policy']).not.toMatch(/unsafe/)
    expect(headers).not.toHaveProperty('access-control-allow-origin')
    expect(headers).not.toHaveProperty('x-powered-by')
  })

  it('takes the id of the caller, unless it is not fit to be one', async () => {
    const { get } = await open()
    expect((await get('/runs', { 'x-request-id': 'abc-1' })).headers.get('x-request-id')).toBe('abc-1')
    for (const bad of ['x'.repeat(101), 'a b', 'ä']) {
      expect(
        (await get('/runs', { 'x-request-id': encodeURI(bad) === bad ? bad : 'a b' })).headers.get(
          'x-request-id',
        ),
      ).not.toBe(bad)
    }
  })

  it('is a problem with the request in it where something is wrong', async () => {
    const { get } = await open()
    const answer = await get('/runs/none', { 'x-request-id': 'find-me' })
    expect(answer.status).toBe(404)
    expect(await json(answer)).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'There is no such run.',
      instance: 'urn:request:find-me',
    })
  })
})

describe('what is no request', () => {
  it.each([
    ['GARBAGE\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
  ])('is answered as a problem and closed', async (text, status) => {
    const { url } = await open()
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text))
      let got = ''
      socket
        .on('data', (part) => (got += String(part)))
        .on('end', () => resolve(got))
        .on('error', reject)
    })
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toMatch(/x-content-type-options: nosniff/)
    expect(answer).toMatch(/application\/problem\+json/)
  })
})
