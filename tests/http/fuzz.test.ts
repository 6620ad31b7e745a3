import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { record, testDoors } from '../support/doors.ts'

const open = testDoors()
const BODIES = 3_000

const key = fc.constantFrom(
  'title',
  'question',
  'type',
  'text',
  'when',
  'commandId',
  'agenda',
  'policy',
  'options',
  'context',
  'seats',
  'budget',
  'patch',
  '__proto__',
  'constructor',
  'x',
)
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(
      'pause',
      'say',
      'stop',
      'fsm',
      '',
      '\u0000',
      'x'.repeat(5_000),
      '\ud83d\ude00',
      null,
      true,
      -1,
      0,
      1e308,
      2 ** 31,
      0.1,
    ),
    fc.string(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 6 }),
  ),
}))
const body = fc.oneof(
  { weight: 6, arbitrary: value.map((one) => JSON.stringify(one)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        value.map((one) => JSON.stringify(one)),
        fc.nat(100),
      )
      .map(([text, at]) => text.slice(0, at)),
  },
  fc.constantFrom(
    '{"type":"say","text":"\\ud800","when":"now"}',
    '['.repeat(10_000),
    '{"a":'.repeat(5_000),
    '"',
    '\ufeff{}',
    '{"title":"a","title":"b"}',
  ),
)

describe('3,000 bodies of anything', { timeout: 150_000 }, () => {
  it('get an answer or a problem, never a failure of the server', async () => {
    const { post, running, get, logger } = await open()
    const runId = await running()
    const addresses = ['/meetings', '/meetings/none/runs', `/runs/${runId}/commands`, `/runs/${runId}/pause`]
    const bodies = fc.sample(body, { numRuns: BODIES, seed: 20261121 })
    const seen = new Map<number, number>()
    for (const [i, text] of bodies.entries()) {
      const answer = await post(addresses[i % addresses.length] ?? '', text)
      seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1)
      const told = record(await answer.json())
      if (answer.status >= 400)
        expect(told, text.slice(0, 200)).toMatchObject({ status: answer.status, detail: expect.any(String) })
      expect(answer.status, text.slice(0, 200)).toBeLessThan(500)
    }
    expect(
      [...seen.keys()].every((status) => [200, 201, 202, 400, 404, 409].includes(status)),
      JSON.stringify([...seen]),
    ).toBe(true)
    expect(logger.lines).toEqual([])
    expect((await get(`/runs/${runId}`)).status).toBe(200)
  })
})

describe('a query or an address of anything', { timeout: 150_000 }, () => {
  it('is a 400 or a 404, never a failure', async () => {
    const { url } = await open()
    const paths = fc.sample(fc.webPath({ size: 'small' }), { numRuns: 200, seed: 7 })
    const queries = fc.sample(fc.webQueryParameters(), { numRuns: 200, seed: 7 })
    for (const [i, path] of paths.entries()) {
      const answer = await fetch(`${url}/api/v1/runs${path}?${queries[i] ?? ''}`)
      expect([200, 400, 404], `${path}?${queries[i] ?? ''}`).toContain(answer.status)
    }
  })
})
