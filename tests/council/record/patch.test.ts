import fc from 'fast-check'
import { applyPatch, createPatch } from 'rfc6902'
import { describe, expect, test } from 'vitest'
import { patched, PatchFault, type Operation } from '../../../backend/council/record/editing/patch.ts'

const DOCUMENT = { title: 'a', list: [1, { deep: ['x'] }, null], 'a/b~c': { '': 0 } }

describe('a JSON Patch', () => {
  test.each<[string, Operation[], unknown]>([
    ['adds', [{ op: 'add', path: '/more', value: 1 }], { ...DOCUMENT, more: 1 }],
    [
      'adds in front',
      [{ op: 'add', path: '/list/0', value: 0 }],
      { ...DOCUMENT, list: [0, ...DOCUMENT.list] },
    ],
    ['adds behind', [{ op: 'add', path: '/list/-', value: 0 }], { ...DOCUMENT, list: [...DOCUMENT.list, 0] }],
    [
      'replaces null',
      [{ op: 'replace', path: '/list/2', value: 2 }],
      { ...DOCUMENT, list: [1, { deep: ['x'] }, 2] },
    ],
    ['replaces the whole', [{ op: 'replace', path: '', value: [] }], []],
    ['reads escapes', [{ op: 'replace', path: '/a~1b~0c/', value: 1 }], { ...DOCUMENT, 'a/b~c': { '': 1 } }],
    [
      'moves by the places that are left',
      [{ op: 'move', from: '/list/0', path: '/list/1' }],
      { ...DOCUMENT, list: [{ deep: ['x'] }, 1, null] },
    ],
    ['tests', [{ op: 'test', path: '/list/1', value: { deep: ['x'] } }], DOCUMENT],
  ])('%s', (_, patch, result) => expect(patched(DOCUMENT, patch)).toEqual(result))

  test.each<[string, unknown]>([
    ['what is not there', { op: 'replace', path: '/none', value: 1 }],
    ['what every object has', { op: 'copy', from: '/toString', path: '/title' }],
    ['a length', { op: 'replace', path: '/list/length', value: 0 }],
    ['an index with a zero in front', { op: 'remove', path: '/list/01' }],
    ['a negative index', { op: 'remove', path: '/list/-1' }],
    ['an index with an exponent', { op: 'replace', path: '/list/1e0', value: 1 }],
    ['the end, where there is nothing yet', { op: 'replace', path: '/list/-', value: 1 }],
    ['past the end', { op: 'add', path: '/list/4', value: 1 }],
    ['inside a text', { op: 'add', path: '/title/0', value: 'b' }],
    ['itself', { op: 'move', from: '/list', path: '/list/0' }],
    ['another value', { op: 'test', path: '/title', value: 'b' }],
    ['no value', { op: 'add', path: '/title' }],
    ['no source', { op: 'copy', path: '/title' }],
    ['no pointer', { op: 'remove', path: 'title' }],
    ['a broken escape', { op: 'remove', path: '/a~2b' }],
    ['the prototype', { op: 'add', path: '/__proto__/polluted', value: true }],
    ['the constructor', { op: 'add', path: '/constructor/prototype/polluted', value: true }],
    [
      'a prototype inside a value',
      JSON.parse('{"op":"add","path":"/x","value":{"__proto__":{"polluted":true}}}'),
    ],
    ['a value without a bottom', { op: 'add', path: '/x', value: nested(5_000) }],
  ])('is refused where it means %s', (_, operation) => {
    const before = structuredClone(DOCUMENT)
    expect(() => patched(DOCUMENT, [operation as Operation])).toThrow(PatchFault)
    expect(DOCUMENT).toEqual(before)
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  test('is all or nothing, and says which operation fails', () => {
    const patch: Operation[] = [
      { op: 'remove', path: '/title' },
      { op: 'remove', path: '/title' },
    ]
    expect(() => patched(DOCUMENT, patch)).toThrow(
      '/patch/1 (remove “/title”): there is nothing at “/title”.',
    )
    expect(DOCUMENT.title).toBe('a')
  })

  test('cannot double a document without end', () => {
    const patch = Array.from({ length: 500 }, (): Operation => ({ op: 'copy', from: '', path: '/list/-' }))
    expect(() => patched(DOCUMENT, patch)).toThrow(/too large|too deep/)
    const wide = Array.from({ length: 500 }, (): Operation => ({
      op: 'copy',
      from: '/list',
      path: '/list/-',
    }))
    expect(() => patched({ list: ['x'.repeat(1_000)] }, wide)).toThrow(/too large|too deep/)
  })

  test('does what the library does that makes patches', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        const patch = createPatch(before, after) as Operation[]
        const theirs = { document: structuredClone(before) }
        applyPatch(theirs, createPatch(theirs, { document: after }))
        expect(patched(before, patch)).toEqual(after)
        expect(theirs.document).toEqual(after)
      }),
      { numRuns: 200 },
    )
  })
})

function nested(levels: number): unknown {
  let value: unknown = 0
  for (let i = 0; i < levels; i++) value = [value]
  return value
}

const names = fc.constantFrom('title', 'a/b', '~', '', 'list', 'toString')
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(0, 1, 'x', 'y', null, true),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(names, tie('json'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))
