import { describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { testStages } from '../support/stage.ts'
import { TestViewer } from '../support/viewer.ts'

const open = testStages()

/** The HTTP status of the refusal, or 101. */
function upgrade(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on('open', () => resolve(101))
    socket.on('unexpected-response', (_, answer) => resolve(answer.statusCode ?? 0))
    socket.on('error', () => {})
  })
}

describe('the upgrade', () => {
  const origins = (port: string) =>
    [
      [`http://127.0.0.1:${port}`, 101],
      ['null', 403],
      ['http://evil.test', 403],
      [`http://evil.test:${port}`, 403],
      [`http://sub.127.0.0.1:${port}`, 403],
      [`http://127.0.0.1:${port}.evil.test`, 403],
      [`http://127.0.0.1.evil.test:${port}`, 403],
      ['http://127.0.0.1', 403],
      ['http://127.0.0.1:1', 403],
      [`https://127.0.0.1:${port}`, 403],
      [`http://127.0.0.1:${port}/`, 403],
      [`HTTP://127.0.0.1:${port}`, 403],
      ['', 403],
    ] as const

  it('wants the exact origin', async () => {
    const stage = await open()
    for (const [origin, status] of origins(new URL(stage.url).port)) {
      expect(await upgrade(stage.socket({ origin })), origin).toBe(status)
    }
  })

  it('lets a program in, which sends none', async () => {
    const stage = await open()
    expect(await upgrade(stage.socket())).toBe(101)
  })

  it('looks at the host and at who is behind it', async () => {
    const stage = await open()
    expect(await upgrade(stage.socket({ host: 'evil.test' }))).toBe(421)
    expect(await upgrade(stage.socket({ 'sec-fetch-site': 'cross-site' }))).toBe(403)
    const closed = await open({ authorize: () => 'Not you.' })
    expect(await upgrade(closed.socket())).toBe(403)
  })

  it('speaks xio.v1, also to who names no protocol', async () => {
    const stage = await open()
    const socket = stage.socket({}, ['other', 'xio.v1'])
    await upgrade(socket)
    expect(socket.protocol).toBe('xio.v1')
    expect(socket.extensions).toBe('')
    expect(await upgrade(stage.socket({}, []))).toBe(101)
  })

  it('is asked for where somebody only asks', async () => {
    const stage = await open()
    const answer = await fetch(`${stage.url}/api/v1/ws`)
    expect(answer.status).toBe(426)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })

  it('hears what is sent at once', async () => {
    const stage = await open()
    await stage.append(2)
    const viewer = new TestViewer(stage.socket())
    viewer.socket.on('open', () => viewer.send({ type: 'subscribe', runId: 'run-1', after: 0 }))
    await viewer.next('caught_up')
    expect(viewer.seqs()).toEqual([1, 2])
  })
})

describe('a closing server', () => {
  it('says 1001, so that viewers come back elsewhere', async () => {
    const stage = await open()
    const viewer = await stage.viewer()
    const closing = stage.app.close()
    expect(await viewer.closed).toBe(1001)
    await closing
    expect(stage.rooms.size.sessions).toBe(0)
  })
})
