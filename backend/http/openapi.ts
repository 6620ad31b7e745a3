import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseJson } from '../../schemas/parse-json.ts'
import type { RouteAccess } from '../ports/doors.ts'
import { areaOf, areas } from './areas.ts'
import { json, type Route, type Shape } from './route.ts'

const SCHEMAS = fileURLToPath(new URL('../../schemas', import.meta.url))
const PREFIX = '/api/v1'

type About = { version: string; live: boolean }
type Routes = { api: readonly Route[]; outer: readonly Route[] }

/** The API document: made of the route table and the schemas, so it cannot tell of another server than this one. */
export function apiDocument(routes: () => Routes, about: About): () => Promise<object> {
  let made: Promise<object> | undefined
  return () => (made ??= document(routes(), about))
}

export const openApiRoute = (made: () => Promise<object>): Route => ({
  method: 'GET',
  path: '/openapi.json',
  access: { action: 'read', kind: 'registry' } satisfies RouteAccess,
  summary: 'This document.',
  gives: { 200: { description: 'OpenAPI 3.1.' } },
  handle: async () => json(200, await made()),
})

async function document({ api, outer }: Routes, { version, live }: About): Promise<object> {
  const paths: Record<string, Record<string, object>> = {}
  const add = (route: Route, at: string) => {
    paths[at] = { ...paths[at], [route.method.toLowerCase()]: operation(route) }
  }
  for (const route of outer) add(route, route.path)
  if (live) paths[`${PREFIX}/ws`] = { get: SOCKET }
  for (const route of api) add(route, PREFIX + route.path)
  const schemas = await componentSchemas()
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title: 'XIO Consilium', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    tags: areas(),
    paths,
    components: { schemas: { Problem: PROBLEM, CommandBody: commandBody(schemas), ...schemas } },
  }
}

function operation({ method, path: at, summary, query = [], takes, example, gives }: Route): object {
  const inPath = [...at.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = query.map(({ name, description, schema }) => ({ name, in: 'query', description, schema }))
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'The same key again gets the first answer.',
    schema: { type: 'string', maxLength: 200 },
  }
  const content =
    takes &&
    Object.fromEntries(
      Object.entries(takes).map(([type, shape], i) => [
        type,
        { schema: reference(shape), ...(i === 0 && example !== undefined && { example }) },
      ]),
    )
  return {
    operationId: `${method.toLowerCase()}${at.replaceAll(/[^a-z]+(\w?)/gi, (_, letter: string) => letter.toUpperCase())}`,
    tags: [areaOf(at)],
    summary,
    parameters: [...inPath, ...inQuery, ...(method === 'GET' ? [] : [key])],
    ...(content && { requestBody: { content } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(gives).map(([status, answer]) => [status, response(Number(status), answer)]),
      ),
      default: response(500, { description: 'Why not.', shape: 'Problem' }),
    },
  }
}

function response(status: number, { description, type, shape = {} }: Route['gives'][number]): object {
  const media = type ?? (shape === 'Problem' ? 'application/problem+json' : 'application/json')
  return status === 204
    ? { description }
    : { description, content: { [media]: { schema: reference(shape) } } }
}

function reference(shape: Shape): object {
  return typeof shape === 'string' ? { $ref: `#/components/schemas/${shape}` } : shape
}

const SOCKET = {
  operationId: 'getWs',
  tags: [areaOf('/ws')],
  summary:
    'The live stream: a WebSocket, subprotocol xio.v1. Its frames are the schemas whose names end in Frame.',
  responses: { 101: { description: 'Connected.' }, 426: { description: 'Not a WebSocket.' } },
}

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { pointer: { type: 'string' }, message: { type: 'string' } },
        required: ['pointer', 'message'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'instance'],
}

const COMMAND_ID = { type: 'string', minLength: 1, maxLength: 100, description: 'an id of the caller' }

/** The body of a command: its `type` and its own fields, and an id that makes it happen once. */
function commandBody(schemas: Record<string, unknown>): object {
  const commands = Object.entries(schemas).filter(([title]) => title.endsWith('Command'))
  return {
    description: 'A command: `type` and its own fields, and a commandId of the caller.',
    oneOf: commands.map(([, schema]) => {
      const { properties, ...rest } = isRecord(schema) ? schema : {}
      const own = isRecord(properties) ? properties : {}
      const { type } = own
      const name = isRecord(type) && typeof type.const === 'string' ? type.const : ''
      // What takes a command back has such a field of its own.
      return { ...rest, title: name, properties: { type, commandId: COMMAND_ID, ...own } }
    }),
  }
}

type Schema = { id: string; title: string; schema: Record<string, unknown> }

// Each file becomes a component under its title, and what refers to a file refers to its component.
async function componentSchemas(): Promise<Record<string, unknown>> {
  const names = (await readdir(SCHEMAS, { recursive: true }))
    .filter((name) => name.endsWith('.json'))
    .toSorted()
  const files: Schema[] = []
  for (const name of names)
    files.push(...asSchema(parseJson(await readFile(path.join(SCHEMAS, name), 'utf8'))))
  const titles = new Map(files.map(({ id, title }) => [id, title]))
  return Object.fromEntries(files.map(({ id, title, schema }) => [title, linked(schema, id, titles)]))
}

function asSchema(value: unknown): Schema[] {
  if (!isRecord(value) || typeof value.$id !== 'string' || typeof value.title !== 'string') return []
  const { $id: id, $schema: _, ...schema } = value
  return [{ id: String(id), title: value.title, schema }]
}

function linked(value: unknown, base: string, titles: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => linked(item, base, titles))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string'
        ? componentRef(inner, base, titles)
        : linked(inner, base, titles),
    ]),
  )
}

function componentRef(ref: string, base: string, titles: ReadonlyMap<string, string>): string {
  const target = new URL(ref, base)
  const fragment = target.hash.slice(1)
  target.hash = ''
  return `#/components/schemas/${titles.get(target.href) ?? 'Unknown'}${fragment}`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
