import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generate } from '../../scripts/generate-schemas.ts'
import { hasValue, type Json, readSchemas, type SchemaFile } from '../../scripts/schema-files.ts'
import { compiler } from '../../scripts/schema-validators.ts'
import { check, SchemaViolation, type Validator } from '../../schemas/validate.ts'

const folder = fileURLToPath(new URL('../../schemas', import.meta.url))
const files = await readSchemas(folder)

describe('the generated files', () => {
  it('are those that the schemas give now', async () => {
    for (const [name, content] of await generate(folder)) {
      const stored = await readFile(path.join(folder, 'generated', name), 'utf8')
      expect(stored === content, `schemas/generated/${name} is stale: run \`node scripts/prepare.mjs\``).toBe(
        true,
      )
    }
  })

  it('need nothing at run time that the page forbids', async () => {
    const code = await readFile(path.join(folder, 'generated/validators.js'), 'utf8')
    expect(code).not.toMatch(/\brequire\s*\(|new Function|\beval\s*\(|^import /m)
  })

  it('hold a validator for each schema that describes a value', async () => {
    const validators: Record<string, unknown> = await import('../../schemas/generated/validators.js')
    for (const { title } of files.filter(hasValue))
      expect(validators[`is${title}`], title).toBeTypeOf('function')
  })
})

describe('every schema', () => {
  it('was read', () => expect(files.length).toBeGreaterThan(60))

  const ajv = compiler(files)
  it.each(files.map((file) => [file.file, file] as const))('%s compiles', (_, { id }) => {
    expect(ajv.getSchema(id)).toBeTypeOf('function')
  })

  it('closes its objects, unless it says x-open', () => {
    const open = files.flatMap((file) => openObjects(file.schema).map((at) => `${file.file}#${at}`))
    expect(open.filter((place) => !OPEN_PLACES.includes(place))).toEqual([])
  })
})

// What stands here is checked a second time by the schema that it names, or is foreign by nature.
const OPEN_PLACES = [
  'envelope.schema.json#/properties/data', // the event's type says which schema
  'events/artifact.json#/properties/body/anyOf/3', // reserved kinds of artifact
  'events/command.json#/properties/command', // as it was sent
  'frames/command.json#/properties/command', // the command's type says which schema
  'registry/tool.schema.json#/properties/arguments', // itself a JSON Schema
]

// An object is closed by `additionalProperties: false` or a schema for the rest; conditions only narrow one that is.
function openObjects(schema: unknown, at = ''): string[] {
  if (Array.isArray(schema)) return schema.flatMap((part, index) => openObjects(part, `${at}/${index}`))
  if (typeof schema !== 'object' || schema === null) return []
  const node = schema as Json
  const found: string[] = []
  const isObject = node.type === 'object' || (Array.isArray(node.type) && node.type.includes('object'))
  if (isObject && node['x-open'] !== true && (node.additionalProperties ?? true) === true)
    found.push(at || '/')
  for (const [key, value] of Object.entries(node)) {
    if (['enum', 'const', 'default', 'examples', 'required'].includes(key)) continue
    if (['properties', 'patternProperties', '$defs'].includes(key)) {
      for (const [name, part] of Object.entries(value as Json))
        found.push(...openObjects(part, `${at}/${key}/${name}`))
    } else if (!['if', 'then', 'else', 'not'].includes(key)) found.push(...openObjects(value, `${at}/${key}`))
  }
  return found
}

describe('the generator', () => {
  let temporary: string
  beforeAll(async () => void (temporary = await mkdtemp(path.join(os.tmpdir(), 'xio-schemas-'))))
  afterAll(() => rm(temporary, { recursive: true, force: true }))

  const schema = (file: string, body: Json): Json => ({ $id: `https://xio.dev/schemas/${file}`, ...body })

  async function given(name: string, schemas: Json[]): Promise<string> {
    const target = path.join(temporary, name)
    for (const body of schemas) {
      const file = path.join(target, String(body.$id).replace('https://xio.dev/schemas/', ''))
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, JSON.stringify(body))
    }
    return target
  }

  const point = schema('point.schema.json', {
    title: 'Point',
    type: 'object',
    properties: { x: { type: 'number' }, name: { $ref: 'common.schema.json#/$defs/name' } },
    required: ['x'],
    additionalProperties: false,
  })
  const common = schema('common.schema.json', {
    title: 'Common',
    $defs: { name: { type: 'string', minLength: 1 }, colour: { title: 'Colour', enum: ['red', 'green'] } },
  })
  const moved = schema('events/moved.json', {
    title: 'MovedData',
    type: 'object',
    properties: {
      from: { $ref: '../point.schema.json', description: 'where it stood' },
      to: { $ref: '../point.schema.json' },
      path: { type: 'array', minItems: 1, maxItems: 9, items: { $ref: '../point.schema.json' } },
      colour: { $ref: '../common.schema.json#/$defs/colour' },
      x: { $ref: '../point.schema.json#/properties/x' },
    },
    required: ['from', 'to'],
    additionalProperties: false,
  })

  it('declares each title once, however often it is referred to', async () => {
    const made = await generate(await given('once', [point, common, moved]))
    const types = made.get('types.ts')!
    expect([...types.matchAll(/^export (?:interface|type) (\w+)/gm)].map((match) => match[1])).toEqual(
      expect.arrayContaining(['Colour', 'EventData', 'EventType', 'MovedData', 'Point']),
    )
    expect(types.match(/export type Point\b/g)).toHaveLength(1)
    expect(types).not.toMatch(/Point1|unknown/)
    expect(types).toMatch(/path\?: Point\[\]/)
    expect(types).toMatch(/x\?: number/)
    expect(types).toMatch(/export type EventData = \{\s*'?moved'?: MovedData/)
  })

  it.each([
    ['a wrong $id', [schema('elsewhere.json', { title: 'A', type: 'string' })], 'file.json', /\$id must be/],
    [
      'a title that names no type',
      [schema('a.json', { title: 'a b', type: 'string' })],
      undefined,
      /title must be the name/,
    ],
    [
      'a reference that leads nowhere',
      [schema('a.json', { title: 'A', $ref: 'b.json' })],
      undefined,
      /"b.json" leads nowhere/,
    ],
    [
      'two types of one title',
      [schema('a.json', { title: 'A', type: 'string' }), schema('b.json', { title: 'A', type: 'number' })],
      undefined,
      /another type "A"/,
    ],
  ])('names the file and the fault: %s', async (name, schemas, misplaced, message) => {
    const target = await given(name.replaceAll(/\W/g, '-'), misplaced ? [] : schemas)
    if (misplaced) {
      await mkdir(target, { recursive: true })
      await writeFile(path.join(target, misplaced), JSON.stringify(schemas[0]))
    }
    await expect(generate(target)).rejects.toThrow(message)
  })
})

describe('check', () => {
  const file = (title: string, schema: Json): SchemaFile => ({
    file: `${title}.json`,
    id: `https://xio.dev/schemas/${title}.json`,
    title,
    schema: { $id: `https://xio.dev/schemas/${title}.json`, title, ...schema },
  })
  const dish = file('Dish', {
    type: 'object',
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 5 },
      size: { type: 'string', enum: ['small', 'large'] },
      price: { type: ['number', 'null'], minimum: 0 },
      tags: { type: 'array', items: { type: 'string' }, maxItems: 2 },
      side: {
        anyOf: [
          { type: 'object', properties: { 'a/b': { type: 'integer' } }, additionalProperties: false },
          { type: 'null' },
        ],
      },
    },
    required: ['name'],
    additionalProperties: false,
  })
  const validator = compiler([dish]).getSchema(dish.id) as unknown as Validator<{ name: string }>
  const faultsOf = (value: unknown) => {
    try {
      check('the dish', validator, value)
    } catch (error) {
      if (error instanceof SchemaViolation) return error
    }
    throw new Error('nothing was found')
  }

  it('returns the value that fits', () => {
    const value = { name: 'soup' }
    expect(check('the dish', validator, value)).toBe(value)
  })

  it.each([
    [
      'an unknown field',
      { name: 'soup', nmae: 1 },
      '/nmae',
      'is an unknown field: remove it or check its spelling.',
    ],
    ['a missing field', {}, '/name', 'is missing: add it.'],
    ['a wrong type', { name: 3 }, '/name', 'must be a text, but is 3.'],
    [
      'one of several types',
      { name: 'soup', price: 'x' },
      '/price',
      'must be a number or null, but is the text "x".',
    ],
    [
      'a value outside the list',
      { name: 'soup', size: 'huge' },
      '/size',
      'must be one of "small", "large", but is the text "huge".',
    ],
    ['an empty text', { name: '' }, '/name', 'must not be empty.'],
    ['a long text', { name: 'minestrone' }, '/name', 'must not be longer than 5 characters; shorten it.'],
    ['a long list', { name: 'soup', tags: ['a', 'b', 'c'] }, '/tags', 'must not have more than 2 entries.'],
    ['a place in a list', { name: 'soup', tags: ['a', 1] }, '/tags/1', 'must be a text, but is 1.'],
    ['a small number', { name: 'soup', price: -1 }, '/price', 'must be >= 0, but is -1.'],
    [
      'a fault within alternatives',
      { name: 'soup', side: { 'a/b': 'x' } },
      '/side/a~1b',
      'must be a whole number, but is the text "x".',
    ],
    ['no object at all', null, '', 'must be an object, but is null.'],
  ])('says where and how to mend it: %s', (_, value, pointer, message) => {
    const violation = faultsOf(value)
    expect(violation.errors).toEqual([{ pointer, message }])
    expect(violation.message).toBe(`the dish: ${pointer || 'the document'} ${message}`)
  })
})
