// Notion's own description of its requests, where it lies beside the checkout: a second look after our own checks.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv, type ValidateFunction } from 'ajv'
import type { Json } from './checks.ts'
import { invalid } from './errors.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

/** A file of the shared folder; null where there is none. XIO_SHARED says where else than beside the checkout. */
export function sharedFile(name: string): string | null {
  const beside = [path.join(root, '../shared'), path.join(root, '../../shared')]
  const places = process.env.XIO_SHARED === undefined ? beside : [process.env.XIO_SHARED]
  const files = places.map((place) => path.join(place, 'integrations/data', name))
  return files.find((file) => existsSync(file)) ?? null
}

type Description = { paths: Record<string, Record<string, Operation>>; components: Json }
type Operation = { requestBody?: { content: Record<string, { schema: Json }> } }

let description: Description | null | undefined
const validators = new Map<string, ValidateFunction | null>()
let ajv: Ajv | undefined

/** Refuses a body that Notion's own description refuses. */
export function checkOfficial(method: string, operation: string, body: unknown): void {
  const validate = validatorOf(method.toLowerCase(), operation)
  if (validate === null || validate(body)) return
  const deepest = (validate.errors ?? []).toSorted((a, b) => b.instancePath.length - a.instancePath.length)[0]
  const place = (deepest?.instancePath ?? '').replaceAll(/\/(\d+)/g, '[$1]').replaceAll('/', '.')
  throw invalid(
    `body failed validation: body${place} ${deepest?.message ?? 'does not fit the official description'}.`,
  )
}

function validatorOf(method: string, operation: string): ValidateFunction | null {
  const key = `${method} ${operation}`
  const known = validators.get(key)
  if (known !== undefined) return known
  const schema = read()?.paths[operation]?.[method]?.requestBody?.content['application/json']?.schema
  const validate = schema ? engine().compile({ ...schema, components: read()?.components }) : null
  validators.set(key, validate)
  return validate
}

function engine(): Ajv {
  // Dates may have times although the description says they are days, so formats are not looked at.
  ajv ??= new Ajv({ strict: false, validateFormats: false, allErrors: false })
  return ajv
}

function read(): Description | null {
  if (description !== undefined) return description
  const file = sharedFile('notion-openapi-official-docs-2025-09-03.merged.json')
  const text = file === null ? null : readFileSync(file, 'utf8')
  description = text === null ? null : (JSON.parse(text, newer) as Description)
  return description
}

/**
 * The description is older than the options that a status may now be given, and says `oneOf` where an object may well
 * fit two: an option with its name and its id.
 */
function newer(key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { oneOf, ...rest } = value as Json
  const { status, type } = rest as { status?: { $ref?: string }; type?: { const?: string } }
  if (key === 'properties' && type?.const === 'status' && status?.$ref?.endsWith('/emptyObject'))
    return { ...rest, status: { type: 'object' } }
  return Array.isArray(oneOf) ? { ...rest, anyOf: oneOf } : value
}
