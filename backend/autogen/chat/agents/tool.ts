import type { JsonSchema, ToolSchema } from '../../models/model-client.ts'
import { contentFaults, type ContentValidator, type SchemaValue } from '../../models/schema-check.ts'
import type { TurnContext } from '../chat-agent.ts'
import type { AnyMessage } from '../messages.ts'

/** The turn a tool is called in. `emit` shows those who watch what happens inside the tool. */
export type ToolContext = TurnContext & { callId: string; emit(message: AnyMessage): void }

/** What a model may call. */
export type Tool = {
  readonly schema: ToolSchema
  /** What the model reads as the result; what is thrown it reads as an error. */
  call(args: unknown, context: ToolContext): Promise<string>
}

type Spec<Schema extends JsonSchema> = {
  name: string
  description: string
  /** JSON Schema of an object, each property an argument. */
  parameters: Schema
  /** Checks all that the schema says, e.g. a function that Ajv compiled; without it types and required arguments are checked. */
  validate?: ContentValidator
  strict?: boolean
  /** A string is the result as it is, anything else goes as JSON. */
  run(args: SchemaValue<Schema>, context: ToolContext): unknown
}

/** A function that a model may call, with arguments that its schema has passed. */
export class FunctionTool<const Schema extends JsonSchema> implements Tool {
  readonly schema: ToolSchema
  readonly #spec: Spec<Schema>

  constructor(spec: Spec<Schema>) {
    const { name, description, parameters, strict } = spec
    this.schema = { name, description, parameters, ...(strict !== undefined && { strict }) }
    this.#spec = spec
  }

  async call(args: unknown, context: ToolContext): Promise<string> {
    const { parameters, validate, run } = this.#spec
    const faults = contentFaults(parameters, validate, args)
    if (!fits<Schema>(args, faults))
      throw new Error(`The arguments do not fit the schema, call it again: ${faults.join(' ')}`)
    const result: unknown = await run(args, context)
    return typeof result === 'string' ? result : (JSON.stringify(result) ?? '')
  }
}

/** `new FunctionTool(...)`, shorter. */
export const tool = <const Schema extends JsonSchema>(spec: Spec<Schema>) => new FunctionTool(spec)

// The faults are the proof: a value without any is what the schema says.
const fits = <Schema extends JsonSchema>(value: unknown, faults: string[]): value is SchemaValue<Schema> =>
  faults.length === 0
