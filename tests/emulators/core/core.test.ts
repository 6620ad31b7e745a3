import { Agent, get } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { VirtualClock } from '../../support/emulators/core/clock.ts'
import { type Emulator, startEmulator } from '../../support/emulators/core/emulator.ts'
import type { Fault } from '../../support/emulators/core/faults.ts'
import { bearer } from '../../support/emulators/core/request.ts'
import type { Service } from '../../support/emulators/core/service.ts'

// The smallest service: a shelf of words, `POST /words` puts one on it, `GET /words` reads it.
let shelf: unknown[]
const words: Service = {
  token: bearer,
  route: ({ method, path, body }) => {
    if (path !== '/words') return { refusal: { status: 404, body: { error: 'no' } }, unserved: 'route' }
    if (method === 'GET') return { write: false, commit: () => ({ status: 200, body: shelf }) }
    if (body === 'bad') return { refusal: { status: 400, body: { error: 'bad word' } } }
    return { write: true, commit: () => ({ status: 201, body: { put: shelf.push(body) } }) }
  },
  word: (fault) => {
    const status = fault.kind === 'status' ? fault.code : fault.kind === 'conflict' ? 409 : 429
    return { status, headers: { 'retry-after': '7' }, body: { error: fault.kind } }
  },
}

let clock: VirtualClock
let emulator: Emulator<{ shelf(): unknown[] }>
beforeEach(async () => {
  shelf = []
  clock = new VirtualClock()
  emulator = await startEmulator({ service: words, clock, verbs: { shelf: () => shelf } })
})
afterEach(() => emulator.close())

const put = (word: string, signal?: AbortSignal) =>
  fetch(`${emulator.url}/words`, {
    method: 'POST',
    headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
    body: JSON.stringify(word),
    ...(signal && { signal }),
  })
const failing = (fault: Fault) => emulator.control.fault({ match: { method: 'POST' }, times: 1, fault })

describe('committing and answering are separate', () => {
  const lost = (word: string) => expect(put(word).then((response) => response.json())).rejects.toThrow()
  it.each<[string, Fault, { status?: number; shelf: string[] }]>([
    ['a limit', { kind: '429', retryAfter: 7 }, { status: 429, shelf: [] }],
    ['a conflict', { kind: 'conflict' }, { status: 409, shelf: [] }],
    [
      'an error before the commit',
      { kind: 'status', code: 500, commit: 'before' },
      { status: 500, shelf: [] },
    ],
    [
      'an error after the commit',
      { kind: 'status', code: 503, commit: 'after' },
      { status: 503, shelf: ['a'] },
    ],
    ['a reset before', { kind: 'reset', commit: 'before' }, { shelf: [] }],
    ['a reset after', { kind: 'reset', commit: 'after' }, { shelf: ['a'] }],
    ['a polite end after', { kind: 'reset', commit: 'after', polite: true }, { shelf: ['a'] }],
    ['a reset amid the body', { kind: 'reset', commit: 'mid-body' }, { shelf: ['a'] }],
    ['half an answer', { kind: 'truncate' }, { shelf: ['a'] }],
    ['an answer that is no JSON', { kind: 'garbageJson' }, { shelf: ['a'] }],
    ['a late commit', { kind: 'lateCommit', ms: 60_000 }, { shelf: [] }],
  ])('%s', async (_name, fault, wanted) => {
    failing(fault)
    if (wanted.status === undefined) await lost('a')
    else expect((await put('a')).status).toBe(wanted.status)
    expect(emulator.control.shelf()).toEqual(wanted.shelf)
    const [entry] = emulator.control.journal()
    expect(entry).toMatchObject({ n: 1, method: 'POST', path: '/words', body: 'a', token: 't', fault })
    expect(entry?.committedAt).toBe(wanted.shelf.length ? clock.now() : null)
    expect((await put('b')).status).toBe(201)
  })

  it('a late commit comes on the clock, and at its own time', async () => {
    failing({ kind: 'lateCommit', ms: 60_000 })
    await expect(put('late')).rejects.toThrow()
    clock.advance(59_999)
    expect(shelf).toEqual([])
    clock.advance(10_000)
    expect(shelf).toEqual(['late'])
    expect(emulator.control.journal()[0]).toMatchObject({
      committedAt: Date.UTC(2026, 0, 5, 9, 1),
      answered: 'cut',
    })
  })

  it('what hangs is answered never, what is delayed later, what has a slow body in two steps', async () => {
    failing({ kind: 'hang' })
    await expect(put('a', AbortSignal.timeout(50))).rejects.toThrow()
    expect(shelf).toEqual([])
    failing({ kind: 'slowBody', ms: 5_000 })
    const slow = await put('b')
    expect([slow.status, shelf]).toEqual([201, ['b']])
    clock.advance(5_000)
    expect(await slow.json()).toEqual({ put: 1 })
    failing({ kind: 'delay', ms: 3_000, commit: 'after' })
    const delayed = put('c')
    while (clock.next() === null) await new Promise(setImmediate)
    expect(shelf).toEqual(['b', 'c'])
    clock.advance(3_000)
    expect((await delayed).status).toBe(201)
  })

  it('a refusal stays a refusal', async () => {
    failing({ kind: 'truncate' })
    expect((await put('bad')).status).toBe(400)
    expect(emulator.control.writesSince(0)).toEqual([])
  })
})

describe('steering', () => {
  it('rules say which requests and how many, the random mode is the same for the same seed', async () => {
    emulator.control.fault({ match: { bodyContains: 'x', nth: 2 }, fault: { kind: 'conflict' } })
    const statuses = []
    for (const word of ['x', 'y', 'x', 'x']) statuses.push((await put(word)).status)
    expect(statuses).toEqual([201, 201, 409, 201])
    const run = async () => {
      emulator.control.random({ seed: 7, rate: 0.5, faults: [{ kind: 'conflict' }] })
      const seen = []
      for (let n = 0; n < 12; n++) seen.push((await put('z')).status)
      return seen
    }
    const first = await run()
    expect(new Set(first)).toEqual(new Set([201, 409]))
    expect(await run()).toEqual(first)
  })

  it('a held request has committed and is not answered until released', async () => {
    const hold = emulator.control.hold({ method: 'POST' })
    expect((await put('bad')).status).toBe(400)
    const answer = put('a')
    expect((await hold.reached).answered).toBe('no')
    expect(shelf).toEqual(['a'])
    hold.release()
    expect((await answer).status).toBe(201)
  })

  it('two requests can be made to meet', async () => {
    emulator.control.together({ n: 2, match: { method: 'POST' } })
    const first = put('a')
    while (emulator.control.journal().length === 0) await new Promise(setImmediate)
    expect(shelf).toEqual([])
    await Promise.all([first, put('b')])
    expect(shelf).toEqual(['a', 'b'])
  })

  it('connections can be refused, and are taken again at the same port', async () => {
    await put('a')
    await emulator.control.refuseConnections(true)
    await expect(put('b')).rejects.toThrow()
    await emulator.control.refuseConnections(false)
    expect((await put('c')).status).toBe(201)
    expect(shelf).toEqual(['a', 'c'])
  })

  it('a connection that died after its answer fails the next request on it, which then was not read', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    onTestFinished(() => agent.destroy())
    const read = () =>
      new Promise<string>((resolve, reject) => {
        get(`${emulator.url}/words`, { agent }, (response) => {
          response.resume().once('end', () => setImmediate(resolve, `${response.statusCode}`))
        }).once('error', reject)
      })
    emulator.control.fault({ times: 1, fault: { kind: 'staleKeepAlive' } })
    expect(await read()).toBe('200')
    await expect(read()).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect(await read()).toBe('200')
    expect(emulator.control.journal()).toHaveLength(2)
  })

  it('the same verbs answer over HTTP, on a port of their own only', async () => {
    const call = async (verb: string, argument?: unknown) => {
      const body = argument === undefined ? null : JSON.stringify(argument)
      return (await fetch(`${emulator.controlUrl}/${verb}`, { method: 'POST', body })).json()
    }
    await call('fault', { times: 1, fault: { kind: 'conflict' } })
    expect((await put('a')).status).toBe(409)
    const hold = (await call('hold', {})) as { result: { id: number } }
    const answer = put('b')
    expect(await call('reached', hold.result.id)).toMatchObject({ result: { body: 'b' } })
    await call('release', hold.result.id)
    expect((await answer).status).toBe(201)
    expect(await call('shelf')).toEqual({ result: ['b'] })
    expect(await call('writesSince', 0)).toMatchObject({ result: [{ n: 2 }] })
    expect((await fetch(`${emulator.url}/__control/shelf`, { method: 'POST' })).status).toBe(404)
    expect(emulator.control.unserved()).toEqual(['POST /__control/shelf: route'])
  })
})
