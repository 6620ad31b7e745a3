import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical } from '../../backend/log/canonical.ts'
import { NO_HASH, seal, verifyChain, type Unsealed } from '../../backend/log/chain.ts'
import { logOf, unsealed } from '../support/events.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

describe('sealing', () => {
  it('hashes and writes just what the contract says', () => {
    fc.assert(
      fc.property(anyEvent, fc.stringMatching(/^[0-9a-f]{64}$/), (event, previous) => {
        const [stored] = seal([event], previous)
        const { data, ...envelope } = event
        const withDataHash = { ...envelope, dataHash: sha256(canonical(data)) }
        const hash = sha256(previous + canonical(withDataHash))
        expect(stored).toEqual({ seq: event.seq, hash, bytes: canonical({ ...withDataHash, data, hash }) })
      }),
    )
  })

  it('chains each event to the one before', () => {
    const whole = logOf(4)
    const [first, ...rest] = [1, 2, 3, 4].map((seq) => unsealed(seq))
    const start = seal(first ? [first] : [], NO_HASH)
    expect([...start, ...seal(rest, start[0]?.hash ?? '')]).toEqual(whole)
  })

  it('writes an actor as it is called now, whatever it was called before', () => {
    const said = (name: string, kind: 'person' | 'agent') => {
      const [stored] = seal([{ ...unsealed(1), actor: { id: 'ann', kind, name } }], NO_HASH)
      return JSON.parse(stored?.bytes ?? '').actor
    }
    for (const name of ['Ann', 'Anna', 'Ann'])
      for (const kind of ['person', 'agent'] as const)
        expect(said(name, kind)).toEqual({ id: 'ann', kind, name })
  })

  it('refuses what has no canonical form', () => {
    expect(() => seal([unsealed(1, { text: '\ud83d' })], NO_HASH)).toThrow(TypeError)
  })
})

describe('verifying', () => {
  const lines = logOf(6).map(({ bytes }) => bytes)
  const head = logOf(6).at(-1)

  it('accepts a log as it was written', () => {
    expect(verifyChain(lines)).toEqual({ ok: true, headSeq: 6, headHash: head?.hash })
    expect(verifyChain([])).toEqual({ ok: true, headSeq: 0, headHash: NO_HASH })
  })

  it("accepts a fork's own events behind the parent's hash, and only there", () => {
    const parent = { seq: 3, hash: logOf(3).at(-1)?.hash ?? '' }
    expect(verifyChain(lines.slice(3), { parent })).toMatchObject({ ok: true, headSeq: 6 })
    expect(verifyChain(lines.slice(3))).toMatchObject({ ok: false, seq: 1 })
    expect(verifyChain(lines.slice(3), { parent: { seq: 3, hash: NO_HASH } })).toMatchObject({
      ok: false,
      seq: 4,
    })
  })

  it('accepts withheld data only where that is asked for', () => {
    const { data: _, ...withheld } = JSON.parse(lines[3] ?? '')
    const held = lines.with(3, canonical(withheld))
    expect(verifyChain(held, { withheld: true })).toMatchObject({ ok: true, headSeq: 6 })
    expect(verifyChain(held)).toEqual({ ok: false, seq: 4, why: 'its data is missing' })
  })

  it('names the first event that was dropped, swapped, doubled or put in', () => {
    const other = seal([unsealed(4, { text: 'other' })], logOf(3).at(-1)?.hash ?? '')[0]?.bytes ?? ''
    expect(verifyChain(lines.toSpliced(2, 1))).toMatchObject({ ok: false, seq: 3 })
    expect(verifyChain(lines.toSpliced(1, 2, lines[2] ?? '', lines[1] ?? ''))).toMatchObject({
      ok: false,
      seq: 2,
    })
    expect(verifyChain(lines.toSpliced(4, 0, lines[4] ?? ''))).toMatchObject({ ok: false, seq: 6 })
    expect(verifyChain(lines.with(3, other))).toMatchObject({ ok: false, seq: 5 })
    expect(verifyChain(lines.with(2, '{"seq":3'))).toMatchObject({ ok: false, seq: 3 })
    expect(verifyChain(lines.with(2, 'null'))).toMatchObject({ ok: false, seq: 3 })
  })

  it('finds a field given twice and bytes in another form', () => {
    expect(verifyChain(lines.with(0, (lines[0] ?? '').replace('{"actor"', '{"v":1,"actor"')))).toMatchObject({
      ok: false,
      seq: 1,
    })
    expect(verifyChain(lines.with(1, ` ${lines[1]}`))).toMatchObject({ ok: false, seq: 2 })
  })

  it('finds any one character changed in any event', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(), fc.integer({ min: 32, max: 0x7e }), (index, place, unit) => {
        const line = lines[index] ?? ''
        const at = place % line.length
        const changed = line.slice(0, at) + String.fromCharCode(unit) + line.slice(at + 1)
        fc.pre(changed !== line)
        // Changing the last event's stored hash is found too: it is recomputed, not believed.
        expect(verifyChain(lines.with(index, changed))).toMatchObject({ ok: false, seq: index + 1 })
      }),
      { numRuns: 500 },
    )
  })
})

const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 })
const anyEvent: fc.Arbitrary<Unsealed> = fc.record(
  {
    v: fc.integer({ min: 1, max: 9 }),
    id: fc.uuid({ version: 7 }),
    workspaceId: anyText,
    runId: anyText,
    seq: fc.integer({ min: 1, max: 2147483647 }),
    type: anyText,
    at: fc.constant('2026-01-02T03:04:05.678Z'),
    actor: fc.record({ kind: fc.constantFrom('agent', 'person', 'system'), id: anyText, name: anyText }),
    correlationId: anyText,
    causationId: anyText,
    commandId: anyText,
    data: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })),
  },
  {
    requiredKeys: ['v', 'id', 'workspaceId', 'runId', 'seq', 'type', 'at', 'actor', 'correlationId', 'data'],
  },
)
