import type { Json } from '../core/json.ts'
import type { JsonSchema, ModelInfo } from './model-client.ts'
import { contentFaults, type ContentValidator } from './schema-check.ts'

/** What an agent's answers are to be: values that a schema admits. */
export type OutputContentType = {
  /** The schema's name; the messages are of type `StructuredMessage<name>`. */
  name: string
  schema: JsonSchema
  /** Checks all that the schema says, e.g. a function that Ajv compiled; without it types and required fields are checked. */
  validate?: ContentValidator
  /** How it reads for people: `{field}` is replaced by the field. Left out: its JSON. */
  format?: string
}

/** The model gave no valid value, however often it was told what is wrong with it. */
export class StructuredOutputError extends Error {
  override readonly name = 'StructuredOutputError'
  /** What is wrong with the last answer. */
  readonly faults: readonly string[]
  /** The last answer, as it came. */
  readonly answer: string

  constructor(type: string, answer: string, faults: readonly string[], attempts: number) {
    super(
      `The model gave no valid ${type} in ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}: ${faults.join(' ')} Allow more repairs, simplify the schema or take a model that keeps to schemas.`,
    )
    this.faults = faults
    this.answer = answer
  }
}

/** The value that an answer holds, or what is wrong with it. */
export function structured(
  { schema, validate }: OutputContentType,
  answer: string,
): { value: Json } | { faults: readonly [string, ...string[]] } {
  let value: Json
  try {
    value = JSON.parse(answer)
  } catch (error) {
    return { faults: [`It is no valid JSON: ${error instanceof Error ? error.message : String(error)}`] }
  }
  const [first, ...rest] = contentFaults(schema, validate, value)
  return first === undefined ? { value } : { faults: [first, ...rest] }
}

/** How to ask for it: a model that cannot be held to a schema is at least told it. */
export function askingFor({ name, schema }: OutputContentType, info: ModelInfo) {
  if (info.structuredOutput) return { jsonOutput: { name, schema }, instruction: null }
  const instruction = `Answer with JSON only, without any text around it, that fits this schema: ${JSON.stringify(schema)}`
  return { jsonOutput: info.jsonOutput ? true : undefined, instruction }
}

/** What the model is told of an answer that does not fit. */
export const repairRequest = (faults: readonly string[]) =>
  `Your answer does not fit the schema:\n${faults.map((fault) => `- ${fault}`).join('\n')}\nAnswer again with the whole corrected JSON and nothing else.`
