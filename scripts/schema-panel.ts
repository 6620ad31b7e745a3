import { byMessageType, type Json, type SchemaFile } from './schema-files.ts'

const HEADER =
  '// Generated from schemas/ by scripts/generate-schemas.ts: change the schema, not this file.\n'
/** What a frame of the server may be; those of the other direction would bring every command into the page. */
const FROM_SERVER = ['ack', 'caught_up', 'delta', 'draft', 'error', 'event', 'ping', 'pong', 'subscribed']
/** For people who read the schemas; a check needs none of it. */
const UNCHECKED = new Set(['$schema', 'title', 'description', '$comment', 'examples', 'default', 'x-open'])

/**
 * The schemas that the panel checks by, as data: events and the server's frames, and what they refer to. Validators made of
 * the same files are ten times as large, and the page would wait for them.
 */
export function panelSchemasSource(files: SchemaFile[]): string {
  const byTitle = new Map(files.map((file) => [file.title, file]))
  const idOf = (title: string) => byTitle.get(title)?.id ?? ''
  const events = byMessageType(files, 'events').map(([type, title]) => [type, idOf(title)] as const)
  const frames = byMessageType(files, 'frames')
    .filter(([type]) => FROM_SERVER.includes(type))
    .map(([type, title]) => [type, idOf(title)] as const)
  const roots = [...events, ...frames].map(([, id]) => id)
  const wanted = [...reached(roots, new Map(files.map((file) => [file.id, file.schema])))]
  const schemas = files.filter(({ id }) => wanted.includes(id)).map(({ schema }) => stripped(schema))
  return [
    HEADER,
    `export const panelSchemas = JSON.parse(${JSON.stringify(JSON.stringify(schemas))})`,
    `export const eventSchemaIds = ${JSON.stringify(Object.fromEntries(events))}`,
    `export const frameSchemaIds = ${JSON.stringify(Object.fromEntries(frames))}`,
    '',
  ].join('\n')
}

export const panelSchemasTypes = (): string =>
  [
    HEADER,
    "import type { Schema } from '@cfworker/json-schema'",
    '',
    'export const panelSchemas: (Schema & { $id: string })[]',
    'export const eventSchemaIds: Readonly<Record<string, string>>',
    'export const frameSchemaIds: Readonly<Record<string, string>>',
    '',
  ].join('\n')

/** The ids of these schemas and of all that they refer to. */
function reached(roots: readonly string[], schemas: ReadonlyMap<string, Json>): Set<string> {
  const found = new Set<string>()
  const next = [...roots]
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    const schema = schemas.get(id)
    if (schema === undefined || found.has(id)) continue
    found.add(id)
    for (const ref of refsIn(schema)) next.push(new URL(ref, id).href.split('#')[0] ?? '')
  }
  return found
}

function refsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
  )
}

/** A schema without what is written for its readers. Names of properties are no keywords, whatever they are called. */
function stripped(schema: Json): Json {
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !UNCHECKED.has(key))
      .map(([key, value]) => [key, inner(key, value)]),
  )
}

function inner(key: string, value: unknown): unknown {
  if (key === 'enum' || key === 'const' || key === 'required') return value
  if (Array.isArray(value)) return value.map((one) => (isJson(one) ? stripped(one) : one))
  if (!isJson(value)) return value
  const named = [
    'properties',
    '$defs',
    'patternProperties',
    'dependentSchemas',
    'dependentRequired',
  ].includes(key)
  if (!named) return stripped(value)
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, isJson(one) ? stripped(one) : one]),
  )
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
