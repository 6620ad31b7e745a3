import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseJson } from '../../../schemas/parse-json.ts'
import { fieldsOf } from '../remote/shapes.ts'

export type Schema = Record<string, unknown>

/** Where the schemas of commands stand. */
export const COMMAND_SCHEMAS = new URL('../../../schemas/commands/', import.meta.url)

/** The schema in a file, its references still as they are. */
export const readSchema = (file: URL): Schema =>
  fieldsOf(parseJson(readFileSync(fileURLToPath(file), 'utf8')))

/** What a schema in this file means once its reference is followed. */
export function followed(schema: Schema, file: URL): { schema: Schema; file: URL } {
  if (typeof schema.$ref !== 'string') return { schema, file }
  const target = new URL(schema.$ref, file)
  const path = target.hash.slice(2).split('/').filter(Boolean)
  target.hash = ''
  const found = path.reduce<Schema>((inner, key) => fieldsOf(inner[key]), readSchema(target))
  return followed(found, target)
}
