import { describe, expect, it } from 'vitest'
import { json, testDoors } from '../support/doors.ts'

const open = testDoors()

describe('what can be chosen from', () => {
  it('names the providers with their hosts, and no more of them than that', async () => {
    const providers = [
      { id: 'offline', host: null, model: null, configured: true },
      { id: 'openai', host: 'api.example.com', model: 'a-model', configured: true },
    ]
    const { get } = await open({ deps: { providers } })
    expect(await json(await get('/providers'))).toEqual({ items: providers, nextCursor: null })
  })

  it('tells callers who they are in the log of a run', async () => {
    const { get } = await open()
    expect(await json(await get('/me'))).toEqual({ kind: 'person', id: 'owner', name: 'Owner' })
  })
})
