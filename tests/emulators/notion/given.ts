// One emulator and the official client for it; every answer the client gets is held against the client's own schemas.
import { readFileSync } from 'node:fs'
import { Client } from '@notionhq/client'
import { Ajv } from 'ajv'
import { onTestFinished } from 'vitest'
import { VirtualClock } from '../../support/emulators/core/clock.ts'
import { sharedFile } from '../../support/emulators/notion/official.ts'
import { type NotionOptions, startNotion } from '../../support/emulators/notion/start.ts'

export const NEW = '2026-03-11'
export const PROPERTIES = {
  Name: { title: {} },
  'XIO Key': { rich_text: {} },
  'XIO Hash': { rich_text: {} },
  Count: { number: {} },
  Link: { url: {} },
  Kind: { select: { options: [{ name: 'one' }, { name: 'two' }] } },
  Tags: { multi_select: {} },
  State: { status: {} },
  Due: { date: {} },
  Who: { people: {} },
  Ready: { checkbox: {} },
  Born: { created_time: {} },
}

export const text = (content: string) => [{ type: 'text' as const, text: { content } }]
export const paragraph = (content: string) => ({ paragraph: { rich_text: text(content) } })

export async function given(options: NotionOptions & { version?: string } = {}) {
  const clock = new VirtualClock()
  const notion = await startNotion({ clock, ...options })
  onTestFinished(() => notion.close())
  const connect = (token = notion.token, version = options.version ?? NEW) =>
    new Client({
      auth: token,
      baseUrl: notion.url,
      notionVersion: version,
      retry: false,
      logger: () => undefined,
      fetch: async (url, init) => checked(version, String(url), init, await fetch(url, init as RequestInit)),
    })
  const { dataSourceId, databaseId } = notion.control.addDatabase({ title: 'Tasks', properties: PROPERTIES })
  const parent = { type: 'data_source_id' as const, data_source_id: dataSourceId }
  const row = async (name: string, more: Parameters<Client['pages']['create']>[0]['properties'] = {}) =>
    (await client.pages.create({ parent, properties: { Name: { title: text(name) }, ...more } })).id
  const client = connect()
  return { notion, control: notion.control, clock, client, connect, dataSourceId, databaseId, parent, row }
}

/** A request without the client: what is answered, and the status. */
export async function raw(
  url: string,
  method: string,
  path: string,
  given: { body?: unknown; headers?: Record<string, string | undefined> } = {},
) {
  const headers = Object.entries({
    authorization: 'Bearer ntn_emulated',
    'notion-version': NEW,
    'content-type': 'application/json',
    ...given.headers,
  }).filter((one): one is [string, string] => one[1] !== undefined)
  const text = typeof given.body === 'string' ? given.body : JSON.stringify(given.body)
  const body = given.body === undefined ? null : text
  const response = await fetch(`${url}${path}`, { method, headers, body })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  }
}

const file = sharedFile('notion-sdk-5.26.0.schemas.json')
const ajv = new Ajv({ strict: false, validateFormats: false })
if (file !== null) ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object, 'sdk')
const official = sharedFile('notion-openapi-official-docs-2025-09-03.merged.json')
if (official !== null) ajv.addSchema(JSON.parse(readFileSync(official, 'utf8')) as object, 'official')

async function checked(version: string, url: string, init: unknown, response: Response): Promise<Response> {
  const name = schemaOf(String((init as { method?: string }).method), new URL(url).pathname)
  if (file === null || name === null || response.status !== 200) return response
  const body = bent(version, (await response.clone().json()) as object)
  const comment = name === 'commentObjectResponse'
  if (comment && official === null) return response
  const validate = ajv.getSchema(
    comment ? `official#/components/schemas/${name}` : `sdk#/definitions/${name}`,
  )
  if (validate === undefined) throw new Error(`The schemas know no ${name}.`)
  // The description's texts refuse each other's fields; those of pages are looked at by the client's own.
  if (validate(comment ? { ...body, rich_text: [] } : body) !== true)
    throw new Error(`${name}: ${JSON.stringify(validate.errors?.slice(-3))} in ${JSON.stringify(body)}`)
  return response
}

/** What the schemas do not know, or demand although the newer version has no word for it any more. */
function bent(version: string, body: object): object {
  return JSON.parse(JSON.stringify(body), (key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const { request_id: _, has_more, ...rest } = value as Record<string, unknown>
    const kept = rest.object === 'list' ? { ...rest, has_more } : rest
    const old = version === NEW && 'in_trash' in kept ? { ...kept, archived: kept.in_trash } : kept
    return key === '' || rest.object !== 'list' ? old : kept
  })
}

const SCHEMAS: [string, RegExp, string | null][] = [
  ['GET', /users\/me$/, 'GetSelfResponse'],
  ['GET', /users$/, 'ListUsersResponse'],
  ['GET', /users\//, 'GetUserResponse'],
  ['POST', /search$/, 'SearchResponse'],
  ['GET', /properties\//, 'GetPagePropertyResponse'],
  ['POST', /pages$/, 'PageObjectResponse'],
  ['GET', /pages\//, 'PageObjectResponse'],
  ['PATCH', /pages\//, 'PageObjectResponse'],
  ['GET', /children$/, 'ListBlockChildrenResponse'],
  ['PATCH', /children$/, 'AppendBlockChildrenResponse'],
  ['GET', /blocks\//, 'BlockObjectResponse'],
  ['PATCH', /blocks\//, 'BlockObjectResponse'],
  ['DELETE', /blocks\//, 'BlockObjectResponse'],
  ['POST', /query$/, 'QueryDataSourceResponse'],
  ['POST', /databases$/, 'DatabaseObjectResponse'],
  ['GET', /databases\//, 'DatabaseObjectResponse'],
  ['POST', /data_sources$/, 'DataSourceObjectResponse'],
  ['GET', /data_sources\//, 'DataSourceObjectResponse'],
  ['PATCH', /data_sources\//, 'DataSourceObjectResponse'],
  ['PATCH', /databases\//, 'DatabaseObjectResponse'],
  // In no schema of the client's, but in Notion's own.
  ['POST', /comments$/, 'commentObjectResponse'],
  ['GET', /comments$/, null],
]

function schemaOf(method: string, path: string): string | null {
  const found = SCHEMAS.find(([verb, pattern]) => verb === method.toUpperCase() && pattern.test(path))
  if (found === undefined) throw new Error(`Say in SCHEMAS what answers ${method} ${path}.`)
  return found[2]
}
