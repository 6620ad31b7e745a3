import type { Json } from '../core/json.ts'
import type { JsonSchema } from './model-client.ts'
import { isObject } from './unknown.ts'

/** The TypeScript type of what a schema admits, as far as it can be told: objects, lists, enums and plain types. */
export type SchemaValue<Schema> = Schema extends { enum: readonly (infer Each)[] }
  ? Each
  : Schema extends { type: 'string' }
    ? string
    : Schema extends { type: 'number' | 'integer' }
      ? number
      : Schema extends { type: 'boolean' }
        ? boolean
        : Schema extends { type: 'array'; items: infer Item }
          ? SchemaValue<Item>[]
          : Schema extends { type: 'object'; properties: infer Properties }
            ? ObjectOf<Properties, Schema extends { required: readonly (infer Name)[] } ? Name : never>
            : Json

type ObjectOf<Properties, Required> = {
  [Name in keyof Properties as Name extends Required ? Name : never]: SchemaValue<Properties[Name]>
} & { [Name in keyof Properties as Name extends Required ? never : Name]?: SchemaValue<Properties[Name]> }

/** Says whether a value is what it should be; a function that Ajv compiled fits. */
export type ContentValidator = ((content: unknown) => boolean) & { errors?: unknown }

/** What is wrong with a value, in words a model can act on; nothing where it fits. */
export function contentFaults(
  schema: JsonSchema,
  validate: ContentValidator | undefined,
  value: unknown,
): string[] {
  if (validate === undefined) return schemaFaults(schema, value)
  if (validate(value)) return []
  const { errors } = validate
  if (!Array.isArray(errors)) return [errors === undefined ? 'It does not fit the schema.' : String(errors)]
  return errors.map((error: unknown) => (typeof error === 'string' ? error : JSON.stringify(error)))
}

const FITS: Record<string, (value: unknown) => boolean> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  string: (value) => typeof value === 'string',
  array: Array.isArray,
  object: isObject,
}

/**
 * What of a value does not fit the schema, each with its place. It knows `type`, `enum`, `const`, `required`, `properties`, `items` and
 * `additionalProperties: false`; whoever uses more of JSON Schema hands in a validator.
 */
export function schemaFaults(schema: Json | undefined, value: unknown, at = 'The value'): string[] {
  if (!isObject(schema)) return []
  const types = [schema.type].flat().filter((type) => typeof type === 'string')
  if (types.length > 0 && !types.some((type) => FITS[type]?.(value) ?? true))
    return [`${at} must be ${types.join(' or ')}.`]
  if (Array.isArray(schema.enum) && !schema.enum.some((each) => same(each, value)))
    return [`${at} must be one of ${JSON.stringify(schema.enum)}.`]
  if (schema.const !== undefined && !same(schema.const, value))
    return [`${at} must be ${JSON.stringify(schema.const)}.`]
  if (Array.isArray(value))
    return value.flatMap((item, index) => schemaFaults(schema.items, item, `${at}[${index}]`))
  return isObject(value) ? objectFaults(schema, value, at) : []
}

function objectFaults(schema: JsonSchema, value: Record<string, unknown>, at: string): string[] {
  const properties = isObject(schema.properties) ? schema.properties : {}
  const path = (name: string) => (at === 'The value' ? name : `${at}.${name}`)
  const required = Array.isArray(schema.required) ? schema.required : []
  const missing = required.filter((name) => typeof name === 'string' && !Object.hasOwn(value, name))
  const extra = Object.keys(value).filter((name) => !Object.hasOwn(properties, name))
  return [
    ...missing.map((name) => `${path(String(name))} is missing.`),
    ...(schema.additionalProperties === false ? extra.map((name) => `${path(name)} is not known.`) : []),
    ...Object.entries(properties)
      .filter(([name]) => Object.hasOwn(value, name))
      .flatMap(([name, each]) => schemaFaults(each, value[name], path(name))),
  ]
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
