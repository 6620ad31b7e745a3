import { buildConnector } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkedConnector, type Lookup } from '../../backend/outside/checked-connector.ts'
import { guardedClient } from '../../backend/outside/guarded-client.ts'
import { OutsideFailure } from '../../backend/outside/outside-failure.ts'
import type { AllowedPlace } from '../../backend/ports/outbound.ts'
import { listen, type Listener } from './listeners.ts'

let server: Listener
beforeAll(async () => {
  server = await listen()
})
afterAll(() => server.close())

const LOOPBACK: AllowedPlace = { kind: 'range', base: '127.0.0.0', bits: 8 }
const nowhere: Lookup = () => Promise.reject(new Error('no name is looked up here'))
const failure = (work: Promise<unknown>): Promise<OutsideFailure> =>
  work.then(
    () => Promise.reject(new Error('It was let through.')),
    (error: unknown) => (error instanceof OutsideFailure ? error : Promise.reject(error)),
  )

// What reaches 127.0.0.1 when nobody looks: each form is first shown to be dangerous.
const TO_LOOPBACK = [
  '127.0.0.1',
  '127.0.0.1.',
  '127.1',
  '127.0.1',
  '2130706433',
  '017700000001',
  '0x7f000001',
  '0x7f.1',
  '0x7F.0.0.1',
  '0177.0.0.1',
  '0177.0.0.01',
  '127.0.0.0x1',
  '１２７.0.0.1',
  '127。0。0。1',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::FFFF:7F00:0001]',
  '[0:0:0:0:0:ffff:127.0.0.1]',
]

describe('an address line that leads to this machine', () => {
  it.each(TO_LOOPBACK)('http://%s reaches it when it is allowed', async (host) => {
    const before = server.connections()
    const send = guardedClient({ allowed: [LOOPBACK], lookup: nowhere })
    const answer = await send(`http://${host}:${server.port}/`, { method: 'GET' })
    expect(answer).toMatchObject({ status: 200, body: 'ok', cut: false })
    expect(server.connections()).toBe(before + 1)
  })

  it.each([
    ...TO_LOOPBACK,
    '0.0.0.0',
    '0',
    '[::]',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::127.0.0.1]',
    '[::7f00:1]',
    '127.255.255.254',
  ])('is refused as http://%s and as https, and not one connection is made', async (host) => {
    const before = server.connections()
    const send = guardedClient({ lookup: nowhere })
    for (const scheme of ['http', 'https']) {
      const refused = await failure(
        send(`${scheme}://${host}:${server.port}/hook?token=hush`, { method: 'POST' }),
      )
      expect(refused).toMatchObject({ code: 'refused', retryable: false, arrived: false })
      expect(refused.message).toMatch(/is not on the public internet\..*XIO_OUTBOUND_ALLOW/)
      expect(refused.message).not.toMatch(/hook|hush/)
    }
    expect(server.connections()).toBe(before)
  })
})

describe('an address of no public machine', () => {
  it.each([
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['link-local, metadata', '169.254.169.254'],
    ['link-local, metadata of containers', '169.254.170.2'],
    ['metadata as a number', '2852039166'],
    ['metadata in hex', '0xA9FEA9FE'],
    ['metadata, mapped', '[::ffff:169.254.169.254]'],
    ['metadata, mapped in hex', '[::ffff:a9fe:a9fe]'],
    ['metadata by IPv6', '[fd00:ec2::254]'],
    ['metadata of another cloud', '100.100.100.200'],
    ['metadata by a public number', '168.63.129.16'],
    ['shared by a provider', '100.64.0.1'],
    ['this network', '0.1.2.3'],
    ['protocol assignments', '192.0.0.192'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.1'],
    ['documentation', '203.0.113.9'],
    ['relays of 6to4', '192.88.99.1'],
    ['benchmarks', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unique local', '[fc00::1]'],
    ['unique local', '[fdff:ffff::1]'],
    ['link-local', '[fe80::1]'],
    ['site-local', '[fec0::1]'],
    ['multicast', '[ff02::1]'],
    ['discarded', '[100::1]'],
    ['documentation', '[2001:db8::1]'],
    ['documentation', '[3fff::1]'],
    ['Teredo', '[2001:0:7f00:1::]'],
    ['6to4 of loopback', '[2002:7f00:1::]'],
    ['6to4 of a public address', '[2002:808:808::1]'],
    ['NAT64 of loopback', '[64:ff9b::127.0.0.1]'],
    ['NAT64 of metadata', '[64:ff9b::a9fe:a9fe]'],
    ['NAT64 of one network', '[64:ff9b:1::7f00:1]'],
    ['translated', '[::ffff:0:127.0.0.1]'],
    ['segment routing', '[5f00::1]'],
    ['unassigned', '[4000::1]'],
    ['unassigned', '[::2]'],
  ])('%s is refused: %s', async (_what, host) => {
    const refused = await failure(guardedClient({ lookup: nowhere })(`https://${host}/`, { method: 'POST' }))
    expect(refused).toMatchObject({ code: 'refused', arrived: false })
  })

  it.each(['metadata.google.internal', 'METADATA.google.internal.', 'metadata', 'instance-data'])(
    'is refused by the name %s, even when that is allowed',
    async (host) => {
      const allowed: AllowedPlace[] = [
        { kind: 'host', host: host.toLowerCase().replace(/\.$/, ''), port: null },
      ]
      const send = guardedClient({ allowed, lookup: () => Promise.resolve(['127.0.0.1']) })
      expect(await failure(send(`http://${host}:${server.port}/`, { method: 'GET' }))).toMatchObject({
        code: 'refused',
      })
    },
  )
})

// Past the URL parser, which would have written them plainly.
describe('a connection asked for by name', () => {
  const asked = (hostname: string) =>
    new Promise<Error | null>((resolve) => {
      const connect = checkedConnector({
        allowed: [],
        lookup: nowhere,
        connectMs: 1_000,
        signal: new AbortController().signal,
      })
      connect({ hostname, protocol: 'http:', port: String(server.port) }, (error, socket) => {
        socket?.destroy()
        resolve(error)
      })
    })

  it.each([
    ...TO_LOOPBACK,
    ...TO_LOOPBACK.map((host) => host.replace(/^\[|\]$/g, '')),
    '127.1.',
    '0x7f.1.',
    '::1',
  ])('is refused in the form %s', async (hostname) =>
    expect(await asked(hostname)).toMatchObject({ code: 'refused' }),
  )

  it.each([
    'fe80::1%lo',
    '[fe80::1%25lo]',
    '::1%1',
    '127.0.0.1%lo',
    '127.0.0.08',
    '1.2.3.4.5',
    '256.1',
    'a b',
    '',
  ])('is no host at all: “%s”', async (hostname) =>
    expect(await asked(hostname)).toMatchObject({ code: 'bad_url' }),
  )

  it('would be made without the check', async () => {
    const reached = await new Promise<boolean>((resolve) => {
      buildConnector({ timeout: 1_000 })(
        { hostname: '0x7f.1', protocol: 'http:', port: String(server.port) },
        (error, socket) => {
          socket?.destroy()
          resolve(error === null)
        },
      )
    })
    expect(reached).toBe(true)
  })
})

describe('a name', () => {
  const url = () => `http://hooks.example:${server.port}/`
  const answering = (...rounds: string[][]) => {
    const asked: string[] = []
    const lookup: Lookup = (name) => {
      asked.push(name)
      return Promise.resolve(rounds[Math.min(asked.length, rounds.length) - 1] ?? [])
    }
    return { asked, lookup }
  }

  it.each([
    ['loopback', ['127.0.0.1']],
    ['loopback among public ones', ['93.184.215.14', '127.0.0.1']],
    ['loopback, mapped', ['::ffff:127.0.0.1']],
    ['a link of this machine', ['fe80::1%eth0']],
  ])('that leads to %s is refused', async (_what, addresses) => {
    const before = server.connections()
    const send = guardedClient({ lookup: answering(addresses).lookup })
    expect(await failure(send(url(), { method: 'POST' }))).toMatchObject({
      code: 'refused',
      retryable: false,
    })
    expect(server.connections()).toBe(before)
  })

  it('is looked up once: a second answer, which leads to this machine, is never used', async () => {
    const before = server.connections()
    // 127.0.0.2 stands for the public address: allowed, and nobody listens there.
    const { asked, lookup } = answering(['127.0.0.2'], ['127.0.0.1'])
    const allowed: AllowedPlace[] = [{ kind: 'range', base: '127.0.0.2', bits: 32 }]
    const send = guardedClient({ allowed, lookup })
    expect(await failure(send(url(), { method: 'POST' }))).toMatchObject({
      code: 'unreachable',
      retryable: true,
    })
    expect(asked).toEqual(['hooks.example'])
    expect(await failure(send(url(), { method: 'POST' }))).toMatchObject({ code: 'refused' })
    expect(server.connections()).toBe(before)
  })

  it('is never looked up by the socket, which would find this machine', async () => {
    const before = server.connections()
    const { lookup } = answering(['127.0.0.2'])
    const allowed: AllowedPlace[] = [{ kind: 'range', base: '127.0.0.2', bits: 32 }]
    const sent = guardedClient({ allowed, lookup })(`http://localhost:${server.port}/`, { method: 'POST' })
    expect(await failure(sent)).toMatchObject({ code: 'unreachable', arrived: false })
    expect(server.connections()).toBe(before)
  })

  it('that leads nowhere is tried again later', async () => {
    for (const lookup of [answering([]).lookup, nowhere])
      expect(await failure(guardedClient({ lookup })(url(), { method: 'POST' }))).toMatchObject({
        code: 'unresolved',
        retryable: true,
        arrived: false,
      })
  })

  it('that was allowed may lead to this house, but never to what only the machine itself asks', async () => {
    const allowed: AllowedPlace[] = [{ kind: 'host', host: 'hooks.example', port: server.port }]
    const reach = (...addresses: string[]) =>
      guardedClient({ allowed, lookup: answering(addresses).lookup })(url(), { method: 'GET' })
    expect(await reach('127.0.0.1')).toMatchObject({ status: 200 })
    expect(server.requests.at(-1)).toBe(`GET / hooks.example:${server.port}`)
    expect(await failure(reach('169.254.169.254'))).toMatchObject({ code: 'refused' })
    expect(await failure(reach('0.0.0.0'))).toMatchObject({ code: 'refused' })
  })

  it('takes the next of its addresses when nobody answers at the first', async () => {
    const send = guardedClient({ allowed: [LOOPBACK], lookup: answering(['127.0.0.3', '127.0.0.1']).lookup })
    expect(await send(url(), { method: 'GET' })).toMatchObject({ status: 200 })
  })
})

describe('a public address', () => {
  const publicly: Lookup = () => Promise.resolve(['93.184.215.14'])

  it('is not sent to in the clear, even where its name is allowed', async () => {
    const allowed: AllowedPlace[] = [{ kind: 'host', host: 'hooks.example', port: null }]
    const refused = await failure(
      guardedClient({ allowed, lookup: publicly })('http://hooks.example/', { method: 'POST' }),
    )
    expect(refused.message).toBe('hooks.example would be sent to in the clear over the internet. Use https.')
  })

  it('is asked at the usual port only, unless another is allowed', async () => {
    const refused = await failure(
      guardedClient({ lookup: publicly })('https://hooks.example:22/', { method: 'POST' }),
    )
    expect(refused.message).toMatch(
      /^hooks\.example:22 is no usual port .* add hooks\.example:22 to XIO_OUTBOUND_ALLOW/,
    )
  })
})
