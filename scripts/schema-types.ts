import { isDeepStrictEqual } from 'node:util'
import { compile, type JSONSchema } from 'json-schema-to-typescript'
import { byMessageType, hasValue, type Json, type SchemaFile } from './schema-files.ts'

const HEADER =
  '// Generated from schemas/ by scripts/generate-schemas.ts: change the schema, not this file.\n'

/** TypeScript types of all schemas, each declared once. */
export async function typesSource(files: SchemaFile[]): Promise<string> {
  const definitions = bundle(files)
  const declarations = await compile(
    { title: 'AllTypes', type: 'object', definitions } as JSONSchema,
    'AllTypes',
    {
      additionalProperties: true,
      bannerComment: '',
      format: false,
      ignoreMinAndMaxItems: true,
      unknownAny: true,
      unreachableDefinitions: true,
    },
  )
  // Aliases, since an interface does not fit where any object of JSON is asked for: `{ [key: string]: unknown }`.
  const types = declarations
    .replace(/^export interface AllTypes \{[^}]*\}\n*/m, '')
    .replaceAll(/^export interface (\w+) \{/gm, 'export type $1 = {')
  assertDeclaredOnce(types, Object.keys(definitions))
  return [HEADER, types.trimEnd(), '', ...maps(files)].join('\n')
}

function maps(files: SchemaFile[]): string[] {
  return [
    typeMap('EventData', byMessageType(files, 'events'), "An event's `data` by the event's type."),
    'export type EventType = keyof EventData\n',
    typeMap('CommandBody', byMessageType(files, 'commands'), "A command's body by the command's type."),
    'export type CommandType = keyof CommandBody\n',
    'export type Command = CommandBody[CommandType]\n',
    typeMap('FrameBody', byMessageType(files, 'frames'), "A WebSocket frame by the frame's type."),
    'export type FrameType = keyof FrameBody\n',
    typeMap(
      'ContributionBody',
      byMessageType(files, 'contributions'),
      "A contribution's arguments by the name of its tool.",
    ),
    'export type ContributionType = keyof ContributionBody\n',
  ]
}

function typeMap(name: string, entries: [type: string, title: string][], about: string): string {
  return `/** ${about} */\nexport type ${name} = {\n${entries.map(([type, title]) => `  '${type}': ${title}\n`).join('')}}\n`
}

const ANNOTATIONS = ['description', 'default', 'examples', '$comment', 'deprecated']
// These narrow values, not types; left in, the type compiler would make odd intersections of them.
const NOT_TYPES = [
  '$schema',
  '$id',
  '$defs',
  'if',
  'then',
  'else',
  'not',
  'dependentRequired',
  'dependentSchemas',
]
const NOT_TYPES_EITHER = [
  'contains',
  'discriminator',
  'propertyNames',
  'unevaluatedProperties',
  'pattern',
  'format',
]
const SHAPES = ['properties', 'required', 'allOf', 'anyOf', 'oneOf', 'enum', 'const']

/** One document of all files: every schema that has a title, wherever it stands, becomes a definition of that name. */
function bundle(files: SchemaFile[]): Record<string, Json> {
  const byId = new Map(files.map((file) => [file.id, file]))
  const definitions: Record<string, Json> = {}
  const sources = new Map<string, { schema: Json; file: string }>()

  for (const file of files) {
    if (hasValue(file)) convert(file.schema, file, [])
    for (const definition of Object.values((file.schema.$defs ?? {}) as Record<string, Json>))
      convert(definition, file, [])
  }
  return definitions

  /** The schema for the type compiler; `path` holds the references followed on the way. */
  function convert(schema: Json, file: SchemaFile, path: string[]): Json {
    if (typeof schema.title !== 'string') return shape(schema, file, path)
    const known = sources.get(schema.title)
    if (known && known.schema !== schema && !isDeepStrictEqual(known.schema, schema)) {
      throw new Error(
        `schemas/${file.file}: schemas/${known.file} has another type "${schema.title}"; give one of them another title.`,
      )
    }
    if (!known) {
      sources.set(schema.title, { schema, file: file.file })
      definitions[schema.title] = {}
      definitions[schema.title] = { ...shape(schema, file, []), title: schema.title }
    }
    return { $ref: `#/definitions/${schema.title}` }
  }

  function shape({ title: _, ...schema }: Json, file: SchemaFile, path: string[]): Json {
    if (typeof schema.$ref === 'string') return reference(schema, schema.$ref, file, path)
    const result: Json = {}
    for (const [key, value] of Object.entries(schema)) {
      if (key.startsWith('x-') || NOT_TYPES.includes(key) || NOT_TYPES_EITHER.includes(key)) continue
      if (key === 'properties' || key === 'patternProperties') {
        result[key] = Object.fromEntries(
          Object.entries(value as Json).map(([name, sub]) => [name, inner(sub)]),
        )
      } else if (Array.isArray(value) && ['allOf', 'anyOf', 'oneOf'].includes(key)) {
        result[key] = value.map(inner).filter((part) => key !== 'allOf' || tellsType(part))
      } else {
        result[key] = key === 'items' || key === 'additionalProperties' ? inner(value) : value
      }
    }
    if (Array.isArray(result.allOf) && result.allOf.length === 0) delete result.allOf
    return result

    function inner(sub: unknown): unknown {
      return typeof sub === 'object' && sub !== null ? convert(sub as Json, file, path) : sub
    }
  }

  /** A titled target is referred to; one without a title stands in the place of the reference. */
  function reference(schema: Json, ref: string, from: SchemaFile, path: string[]): Json {
    const { file, target, address } = find(ref, from)
    if (path.includes(address))
      throw new Error(`schemas/${from.file}: $ref "${ref}" leads back to itself; give its target a title.`)
    const converted = convert(target, file, [...path, address])
    const { $ref: _, ...rest } = schema
    const beside = SHAPES.some((key) => key in rest) ? shape(rest, from, path) : undefined
    if (beside) return { allOf: [converted, beside] }
    // The type compiler copies a reference that has company: a description on it would declare the type twice.
    return '$ref' in converted ? converted : { ...converted, ...pick(rest, ANNOTATIONS) }
  }

  function find(ref: string, from: SchemaFile): { file: SchemaFile; target: Json; address: string } {
    const url = new URL(ref, from.id)
    const pointer = decodeURIComponent(url.hash.slice(1))
    url.hash = ''
    const file = byId.get(url.href)
    let target: unknown = file?.schema
    for (const token of pointer.split('/').slice(1)) {
      target = (target as Json | undefined)?.[token.replaceAll('~1', '/').replaceAll('~0', '~')]
    }
    if (!file || typeof target !== 'object' || target === null) {
      throw new Error(`schemas/${from.file}: $ref "${ref}" leads nowhere.`)
    }
    return { file, target: target as Json, address: `${url.href}#${pointer}` }
  }
}

/** Whether a part of an `allOf` says more than which fields must be there. */
function tellsType(part: unknown): boolean {
  return Object.keys(part as Json).some((key) => key !== 'required' && !ANNOTATIONS.includes(key))
}

function pick(schema: Json, keys: string[]): Json {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => keys.includes(key)))
}

function assertDeclaredOnce(types: string, names: string[]): void {
  const declared = [...types.matchAll(/^export (?:type|interface) (\w+)/gm)].map((match) => match[1]!)
  const extra = declared.filter((name, at) => !names.includes(name) || declared.indexOf(name) !== at)
  const missing = names.filter((name) => !declared.includes(name))
  if (extra.length)
    throw new Error(`The type compiler declared ${extra.join(', ')} besides the schemas' own types.`)
  if (missing.length) throw new Error(`The type compiler left out ${missing.join(', ')}.`)
}
