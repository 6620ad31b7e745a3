import { describe, expect, it } from 'vitest'
import { normaliseLog } from '../../backend/log/normalise-log.ts'

const event = (n: number, at: string) =>
  JSON.stringify({
    at,
    runId: `20260102-0304${n}0-k3x9q2m${n}`,
    id: `0190000${n}-0000-7000-8000-00000000000${n}`,
    commandId: `0190000${n}-0000-7000-8000-00000000000${n}`,
    hash: String(n).repeat(64),
    data: { remainingMs: n, totalSeconds: 900, text: `run 20260102-0304${n}0-k3x9q2m${n} at ${at}` },
  })

describe('a normalised log', () => {
  it('is the same for two runs that differ in ids, times, durations and hashes only', () => {
    const one = normaliseLog([event(1, '2026-01-02T03:04:05.678Z'), event(2, '2026-01-02T03:04:06.000Z')])
    const two = normaliseLog([event(3, '2027-11-12T13:14:15.000Z'), event(4, '2027-11-12T13:14:16.000Z')])
    expect(two).toEqual(one)
    expect(JSON.parse(one[0] ?? '')).toEqual({
      at: '<time>',
      runId: 'id-1',
      id: 'id-2',
      commandId: 'id-2',
      hash: '<hash>',
      data: { remainingMs: 0, totalSeconds: 900, text: 'run id-1 at <time>' },
    })
  })

  it('tells apart what is said, and whether two ids are one', () => {
    const [one, other] = ['{"a":"x"}', '{"a":"y"}'].map((line) => normaliseLog([line]))
    expect(one).not.toEqual(other)
    const id = (n: number) => `0190000${n}-0000-7000-8000-000000000000`
    expect(normaliseLog([`{"a":"${id(1)}","b":"${id(1)}"}`])).not.toEqual(
      normaliseLog([`{"a":"${id(1)}","b":"${id(2)}"}`]),
    )
  })
})
