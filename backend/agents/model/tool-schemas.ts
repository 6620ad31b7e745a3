import askQuestion from '../../../schemas/contributions/ask_question.json' with { type: 'json' }
import castVote from '../../../schemas/contributions/cast_vote.json' with { type: 'json' }
import handOver from '../../../schemas/contributions/hand_over.json' with { type: 'json' }
import makeClaim from '../../../schemas/contributions/make_claim.json' with { type: 'json' }
import task from '../../../schemas/contributions/notion.task.json' with { type: 'json' }
import proposeOption from '../../../schemas/contributions/propose_option.json' with { type: 'json' }
import raiseRisk from '../../../schemas/contributions/raise_risk.json' with { type: 'json' }
import submitSummary from '../../../schemas/contributions/submit_summary.json' with { type: 'json' }
import takePosition from '../../../schemas/contributions/take_position.json' with { type: 'json' }
import common from '../../../schemas/common.schema.json' with { type: 'json' }
import type { Json } from '../../autogen/core/json.ts'
import type { JsonSchema } from '../../autogen/models/model-client.ts'

/** The schemas that contributions are checked against: what a model is offered is made of the same files. */
export const CONTRIBUTION_SCHEMAS: Record<string, JsonSchema> = {
  ask_question: asJson(askQuestion),
  cast_vote: asJson(castVote),
  hand_over: asJson(handOver),
  make_claim: asJson(makeClaim),
  'notion.task': asJson(task),
  propose_option: asJson(proposeOption),
  raise_risk: asJson(raiseRisk),
  submit_summary: asJson(submitSummary),
  take_position: asJson(takePosition),
}
const DEFINITIONS = asJson(common.$defs)

// What the compiler makes of a file has fields that are there and undefined, which JSON does not know.
function asJson(schema: object): JsonSchema {
  const value: Json = JSON.parse(JSON.stringify(schema))
  return isObject(value) ? value : {}
}

function isObject(value: Json | undefined): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * What a model needs of a schema: types and names. Lengths and patterns are checked when the answer has come; some
 * providers refuse a schema that holds them.
 */
export function plainSchema(schema: JsonSchema): JsonSchema {
  const { $ref } = schema
  if (typeof $ref === 'string') return plainSchema(definition($ref))
  const plain: JsonSchema = {}
  if (schema.type !== undefined) plain.type = schema.type
  if (typeof schema.description === 'string') plain.description = schema.description
  if (Array.isArray(schema.enum)) {
    plain.enum = schema.enum
    plain.type ??= typesOf(schema.enum)
  }
  if (Array.isArray(schema.anyOf))
    Object.assign(plain, eitherOf(schema.anyOf.filter(isObject).map(plainSchema)))
  if (isObject(schema.items)) plain.items = plainSchema(schema.items)
  if (isObject(schema.properties)) {
    plain.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, each]) => [
        name,
        isObject(each) ? plainSchema(each) : {},
      ]),
    )
    plain.required = Array.isArray(schema.required) ? schema.required : []
    plain.additionalProperties = false
  }
  return plain
}

// "This or null" reads better, and to more providers, as one type with two names.
function eitherOf(schemas: JsonSchema[]): JsonSchema {
  const other = schemas.filter((one) => one.type !== 'null')
  const [only] = other
  if (only === undefined || other.length > 1 || other.length === schemas.length) return { anyOf: schemas }
  return orNull(only)
}

export function orNull(schema: JsonSchema): JsonSchema {
  const types = [schema.type ?? []].flat()
  if (types.includes('null')) return schema
  return {
    ...schema,
    type: [...types, 'null'],
    ...(Array.isArray(schema.enum) ? { enum: [...schema.enum, null] } : {}),
  }
}

const typesOf = (values: readonly Json[]): Json => {
  const types = [
    ...new Set(
      values.map((value) =>
        value === null
          ? 'null'
          : typeof value === 'number'
            ? Number.isInteger(value)
              ? 'integer'
              : 'number'
            : typeof value,
      ),
    ),
  ]
  return types.length === 1 ? (types[0] ?? 'string') : types
}

function definition(reference: string): JsonSchema {
  const found = /common\.schema\.json#\/\$defs\/(\w+)$/.exec(reference)?.[1] ?? ''
  const schema = DEFINITIONS[found]
  if (!isObject(schema)) throw new Error(`No model can be offered what ${reference} names.`)
  return schema
}

/** The same for providers that hold a model to a schema: every field is required, and what may be left out may be null. */
export function strictSchema(schema: JsonSchema): JsonSchema {
  const strict: JsonSchema = { ...schema }
  if (isObject(schema.items)) strict.items = strictSchema(schema.items)
  if (Array.isArray(schema.anyOf)) strict.anyOf = schema.anyOf.filter(isObject).map(strictSchema)
  if (isObject(schema.properties)) {
    const required = Array.isArray(schema.required) ? schema.required : []
    const fields = Object.entries(schema.properties).map(([name, each]): [string, Json] => {
      const field = strictSchema(isObject(each) ? each : {})
      return [name, required.includes(name) ? field : orNull(field)]
    })
    strict.properties = Object.fromEntries(fields)
    strict.required = fields.map(([name]) => name)
    strict.additionalProperties = false
  }
  return strict
}
