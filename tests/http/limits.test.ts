import { describe, expect, it } from 'vitest'
import { testDoors } from '../support/doors.ts'

const open = testDoors()

describe('the server', () => {
  it('gives slow, idle and many connections no more than it must', async () => {
    const { app } = await open()
    const { requestTimeout, headersTimeout, keepAliveTimeout, timeout, maxConnections } = app.server
    expect({ requestTimeout, headersTimeout, keepAliveTimeout, timeout, maxConnections }).toEqual({
      requestTimeout: 30_000,
      headersTimeout: 10_000,
      keepAliveTimeout: 60_000,
      timeout: 60_000,
      maxConnections: 1_000,
    })
  })

  it('believes no header about who calls', async () => {
    const seen: string[] = []
    const identify = ({ address }: { address: string }) => (seen.push(address), null)
    const { api } = await open({ deps: { identify } })
    await fetch(`${api}/runs`, {
      headers: { 'x-forwarded-for': '10.1.2.3', 'x-real-ip': '10.1.2.3', forwarded: 'for=10.1.2.3' },
    })
    expect(seen).toEqual(['127.0.0.1'])
  })

  it('opens no compressed body', async () => {
    const { ask } = await open()
    const answer = await ask('POST', '/meetings', '{"title":"T","question":"Q?"}', {
      'content-encoding': 'gzip',
    })
    expect([400, 415]).toContain(answer.status)
  })
})
