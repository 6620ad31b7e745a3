import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settled } from '../../backend/council/settled.ts'
import { canonical } from '../../backend/log/canonical.ts'

describe('the canonical form (RFC 8785)', () => {
  it('sorts fields by UTF-16 code units, not by code points or alphabet', () => {
    const value = {
      '€': 'euro',
      '\r': 'return',
      '\ufb33': 'dalet',
      '1': 'one',
      '😀': 'smile',
      '\u0080': 'control',
      ö: 'oe',
    }
    const keys = ['\r', '1', '\u0080', 'ö', '€', '😀', '\ufb33']
    expect([...canonical(value).matchAll(/"([^"]+)":/g)].map(([, key]) => JSON.parse(`"${key}"`))).toEqual(
      keys,
    )
  })

  it('sorts on every level and keeps the order of lists', () => {
    expect(canonical({ b: [{ z: 1, a: 2 }, 3], a: {}, aa: [], B: null })).toBe(
      '{"B":null,"a":{},"aa":[],"b":[{"a":2,"z":1},3]}',
    )
  })

  it.each([
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [-1.7976931348623157e308, '-1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [999999999999999900000, '999999999999999900000'],
    [1e-6, '0.000001'],
    [1e-7, '1e-7'],
    [333333333.33333329, '333333333.3333333'],
    [0.1 + 0.2, '0.30000000000000004'],
    [4.5, '4.5'],
  ])('writes the number %s as %s', (value, form) => {
    expect(canonical(value)).toBe(form)
  })

  it.each([
    ['\u20ac$\u000f\nA\'B"\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\"/"'],
    ['\b\t\n\f\r\u0000\u001f\u007f', '"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f"'],
    ['\u2028\u2029 Ёлка 😀', '"\u2028\u2029 Ёлка 😀"'],
  ])('escapes what must be escaped and nothing else: %j', (value, form) => {
    expect(canonical(value)).toBe(form)
    const long = 'a word and more, '.repeat(9)
    expect(canonical(long + value)).toBe(`"${long}${form.slice(1)}`)
  })

  it('leaves out fields that are undefined', () => {
    expect(canonical({ a: undefined, b: 1, c: undefined })).toBe('{"b":1}')
    expect(canonical({ a: undefined })).toBe('{}')
  })

  it('sorts each object anew where keys are alike, and where more kinds of objects come by than it remembers', () => {
    for (let round = 0; round < 2; round++)
      for (let i = 0; i < 600; i++) {
        expect(canonical({ z: 1, [`k${i}`]: 2, a: 3 })).toBe(`{"a":3,"k${i}":2,"z":1}`)
        expect(canonical({ z: 1, a: 3, [`k${i}`]: 2 })).toBe(`{"a":3,"k${i}":2,"z":1}`)
        expect(canonical({ z: 1, [`k${i}`]: undefined })).toBe('{"z":1}')
      }
  })

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['undefined in a list', [1, undefined]],
    ['NaN', { a: Number.NaN }],
    ['Infinity', [-Infinity]],
    ['a bigint', 1n],
    ['a function', { f: () => 1 }],
    ['a date', { at: new Date(0) }],
    ['a map', new Map()],
    ['half a surrogate pair', 'a\ud83d'],
    ['half a surrogate pair in a long text', `${'long '.repeat(20)}\ude00`],
    ['half a surrogate pair as a name', { '\ud83d': 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonical(value)).toThrow(TypeError)
  })

  it('is never an old one: what is frozen outside may change inside', () => {
    const inner = { list: ['a'] }
    const frozen = Object.freeze({ inner })
    expect(canonical(frozen)).toBe('{"inner":{"list":["a"]}}')
    inner.list.push('b')
    expect(canonical(frozen)).toBe('{"inner":{"list":["a","b"]}}')
    const kept = settled({ inner: { list: ['a'] } })
    for (let i = 0; i < 2; i++)
      expect(canonical({ kept, again: kept })).toBe(
        '{"again":{"inner":{"list":["a"]}},"kept":{"inner":{"list":["a"]}}}',
      )
    expect(() => kept.inner.list.push('b')).toThrow(TypeError)
  })

  it('means the same value and does not depend on the order of fields', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const form = canonical(value)
        expect(canonical(JSON.parse(form))).toBe(form)
        expect(JSON.parse(form)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonical(reversed(value))).toBe(form)
      }),
    )
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  // fromEntries makes an own "__proto__" field, where an assignment would set the prototype.
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reversed(field)]),
  )
}
