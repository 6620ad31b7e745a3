import { afterEach, expect, it, vi } from 'vitest'
import { ApiRefusal, call } from '../../ui/lib/api.ts'

afterEach(() => vi.unstubAllGlobals())

it('a fault that names its place itself is shown as it is, another with its place', async () => {
  const errors = [
    { pointer: '/title', message: 'The text: /title is missing: begin with a line.' },
    { pointer: '/budget', message: 'must be an object.' },
    { pointer: '', message: 'is empty.' },
  ]
  const answer = new Response(JSON.stringify({ detail: 'Bad.', errors }), { status: 400 })
  vi.stubGlobal('fetch', () => Promise.resolve(answer))
  const refused = await call('/meetings').catch((error: unknown) => error)
  expect(refused instanceof ApiRefusal && refused.faults).toEqual([
    'The text: /title is missing: begin with a line.',
    '/budget: must be an object.',
    'is empty.',
  ])
})
