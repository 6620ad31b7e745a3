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

it('an answer that broke off, or was given up half way, is no answer', async () => {
  const half = new ReadableStream<Uint8Array>({
    start(stream) {
      stream.enqueue(new TextEncoder().encode('{"targets":['))
      stream.error(new DOMException('The page asked anew.', 'AbortError'))
    },
  })
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(half, { status: 200 })))
  await expect(call('/runs/r/exports')).rejects.toThrow('The page asked anew.')
})

it('an answer without a body is one', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 204 })))
  expect(await call('/replays/r', { method: 'DELETE' })).toBeNull()
})
