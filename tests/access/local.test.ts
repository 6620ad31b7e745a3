import { describe, expect, it } from 'vitest'
import { authorizeLocal, identifyLocal, OWNER } from '../../backend/access/local.ts'

describe('access without accounts', () => {
  it.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])('takes %s for the owner', (address) => {
    expect(identifyLocal({ headers: {}, address })).toEqual(OWNER)
  })

  it.each(['192.168.0.4', '10.0.0.1', '::ffff:8.8.8.8', 'fe80::1', '127.0.0.1.evil.test', ''])(
    'knows nobody at %s, whatever headers say',
    (address) => {
      const headers = { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' }
      expect(identifyLocal({ headers, address })).toBeNull()
    },
  )

  it('lets the owner do everything in the own workspace and nothing in another', () => {
    for (const action of ['read', 'write', 'command', 'operate'] as const) {
      expect(authorizeLocal(OWNER, action, { kind: 'run', workspaceId: 'main', id: 'r' })).toBeNull()
      expect(authorizeLocal(OWNER, action, { kind: 'run', workspaceId: 'other' })).toMatch(
        /another workspace/,
      )
    }
  })

  it('lets no agent in by this door', () => {
    const agent = { kind: 'agent', id: 'expert_a', name: 'Ada', workspaceId: 'main' } as const
    expect(authorizeLocal(agent, 'read', { kind: 'run', workspaceId: 'main' })).toMatch(/person/)
  })
})
