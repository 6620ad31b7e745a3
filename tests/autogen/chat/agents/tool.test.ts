import { describe, expect, expectTypeOf, it } from 'vitest'
import { tool, type ToolContext } from '../../../../backend/autogen/chat/agents/tool.ts'
import { turnContext } from '../../../../backend/autogen/chat/agents/turn-context.ts'
import { schemaFaults } from '../../../../backend/autogen/models/schema-check.ts'

const context: ToolContext = { ...turnContext(), callId: 'c', emit: () => {} }
const parameters = {
  type: 'object',
  properties: { n: { type: 'integer' }, unit: { enum: ['km', 'mi'] } },
  required: ['n'],
} as const

describe('a function as a tool', () => {
  it('knows the types of its arguments by the schema', async () => {
    const far = tool({
      name: 'far',
      description: '',
      parameters: {
        type: 'object',
        properties: {
          n: { type: 'integer' },
          unit: { enum: ['km', 'mi'] },
          tags: { type: 'array', items: { type: 'string' } },
        },
        required: ['n'],
      },
      run: ({ n, unit, tags }) => {
        expectTypeOf(n).toEqualTypeOf<number>()
        expectTypeOf(unit).toEqualTypeOf<'km' | 'mi' | undefined>()
        expectTypeOf(tags).toEqualTypeOf<string[] | undefined>()
        return { n, unit }
      },
    })
    expect(await far.call({ n: 3, unit: 'km' }, context)).toBe('{"n":3,"unit":"km"}')
    await expect(far.call({ n: 3, unit: 'm' }, context)).rejects.toThrow('unit must be one of ["km","mi"]')
    await expect(far.call({ n: 3, tags: ['a', 1] }, context)).rejects.toThrow('tags[1] must be string.')
  })

  it('gives strings as they are, nothing as nothing, and takes a validator', async () => {
    const validate = Object.assign((value: unknown) => JSON.stringify(value) === '{}', {
      errors: ['only {}'],
    })
    const of = (run: () => unknown) =>
      tool({ name: 't', description: '', parameters: { type: 'object' }, validate, run })
    expect(await of(() => 'a "b"').call({}, context)).toBe('a "b"')
    expect(await of(() => undefined).call({}, context)).toBe('')
    await expect(of(() => '').call({ a: 1 }, context)).rejects.toThrow('only {}')
  })
})

describe('the check of a schema', () => {
  it.each<[unknown, string[]]>([
    [{ n: 1 }, []],
    [{ n: 1.5 }, ['n must be integer.']],
    [{}, ['n is missing.']],
    ['n', ['The value must be object.']],
    [{ n: 1, other: null }, []],
  ])('of %j finds %j', (value, faults) => {
    expect(schemaFaults(JSON.parse(JSON.stringify(parameters)), value)).toEqual(faults)
  })

  it('finds what is unknown, deep down, or none of several types', () => {
    const deep = {
      type: 'object',
      additionalProperties: false,
      properties: { a: { type: 'array', items: { type: ['string', 'null'] } }, b: { const: 1 } },
    }
    expect(schemaFaults(deep, { a: [null, 2], b: 2, c: 1 })).toEqual([
      'c is not known.',
      'a[1] must be string or null.',
      'b must be 1.',
    ])
  })
})
