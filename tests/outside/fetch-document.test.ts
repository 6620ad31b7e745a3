import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lookup } from '../../backend/outside/checked-connector.ts'
import { fetchDocument } from '../../backend/outside/fetch-document.ts'
import type { AllowedPlace } from '../../backend/ports/outbound.ts'
import { listen, type Listener } from './listeners.ts'

const PACE_MS = 20
let server: Listener
beforeAll(async () => {
  server = await listen((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
    const to = searchParams.get('to')
    if (to !== null) return response.writeHead(302, { location: to }).end()
    if (pathname === '/big') {
      response.writeHead(200)
      const more = () => void (response.destroyed || response.write(Buffer.alloc(65_536), more))
      return more()
    }
    if (pathname === '/slow') {
      response.writeHead(200)
      const drip = setInterval(() => response.write('.'), PACE_MS)
      return response.on('close', () => clearInterval(drip))
    }
    response.setHeader('content-type', 'text/plain')
    return response.end(`seen ${request.headers.accept}`)
  })
})
afterAll(() => server.close())

// A name of the public, which a resolver that was taken over leads to this machine.
const page: AllowedPlace = { kind: 'host', host: 'page.test', port: null }
const lookup: Lookup = async (name) =>
  name === 'gone.test' ? Promise.reject(new Error('no')) : ['127.0.0.1']
const given = { allowed: [page], lookup, headers: { accept: 'text/*' }, mostBytes: 100_000 }
const at = (path: string) => `http://page.test:${server.port}${path}`
const redirecting = (to: string) => at(`/?to=${encodeURIComponent(to)}`)

describe('a page', () => {
  it('is fetched as it is, wherever up to three redirects lead', async () => {
    const three = redirecting(redirecting(redirecting('/last')))
    const answer = await fetchDocument(three, given)
    expect(answer).toMatchObject({ url: at('/last'), status: 200, headers: { 'content-type': 'text/plain' } })
    expect(Buffer.from(answer.body).toString()).toBe('seen text/*')
    await expect(fetchDocument(redirecting(three), given)).rejects.toThrow(
      /sends us on more than 3 times\. Give the last address\.$/,
    )
  })

  it.each([
    ['this machine', () => `http://127.0.0.1:${server.port}/`],
    ['this machine, as a number', () => `http://2130706433:${server.port}/`],
    ['this machine, mapped', () => `http://[::ffff:7f00:1]:${server.port}/`],
    ['the metadata of a cloud', () => 'http://169.254.169.254/latest/meta-data/'],
    ['the metadata, by name', () => 'http://metadata.google.internal/'],
    ['a private network', () => 'http://10.0.0.1/'],
    ['a name that leads to this machine', () => `http://inside.test:${server.port}/`],
    ['an unusual port', () => 'http://8.8.8.8:22/'],
    ['a file', () => 'file:///etc/passwd'],
    ['another protocol', () => 'gopher://8.8.8.8/'],
    ['a text', () => 'data:text/plain,hello'],
    ['a user and password', () => 'http://me:secret@8.8.8.8/'],
  ])('is not followed to %s', async (_, to) => {
    const before = server.requests.length
    await expect(fetchDocument(redirecting(to()), given)).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:refused|bad_url)$/),
    })
    expect(server.requests.length).toBe(before + 1)
  })

  it('that is public leads to no place that was allowed to whoever gives its address', async () => {
    const other: AllowedPlace = { kind: 'host', host: 'inside.test', port: null }
    const allowed = [page, other]
    const inside = `http://inside.test:${server.port}/`
    expect(await fetchDocument(inside, { ...given, allowed })).toMatchObject({ status: 200 })
    await expect(fetchDocument(redirecting(inside), { ...given, allowed })).rejects.toMatchObject({
      code: 'refused',
    })
  })

  it('that is too long, or takes too long, is given up', async () => {
    await expect(fetchDocument(at('/big'), { ...given, mostBytes: 2 * 1024 ** 2 })).rejects.toThrow(
      /sends more than 2 MB\.$/,
    )
    await expect(fetchDocument(at('/slow'), { ...given, totalMs: 10 * PACE_MS })).rejects.toThrow(
      /did not answer in time\.$/,
    )
  })

  it('may be of the public without https, and of no other port unless it is allowed', async () => {
    const nobody = { ...given, allowed: [], lookup: async () => ['203.0.113.1'] }
    await expect(fetchDocument('http://public.test/', nobody)).rejects.toThrow(
      /is not on the public internet/,
    )
    const unusual = { ...given, allowed: [], lookup: async () => ['8.8.8.8'] }
    await expect(fetchDocument('http://public.test:8080/', unusual)).rejects.toThrow(/is no usual port/)
  })
})
