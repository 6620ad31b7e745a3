import type { AgentDefinition, HeldMeeting } from '../../../schemas/generated/types.ts'
import type { Json } from '../../autogen/core/json.ts'
import type { JsonSchema, ToolSchema } from '../../autogen/models/model-client.ts'
import type { TurnRequest } from '../../ports/voice.ts'
import { ASSESSMENTS } from './assessments.ts'
import { DECISION_LOG } from './decision-log-words.ts'
import { CONTRIBUTION_SCHEMAS, plainSchema } from './tool-schemas.ts'
import { TOOL_WORDS } from './tool-words.ts'
import { toolsOf } from '../turn-tools.ts'

/** What the offer depends on beside the request: the agent's own list. */
export type Table = { meeting: HeldMeeting; agent: AgentDefinition }

/** A tool that is offered in a turn: by the council's name, and as a model sees it. */
export type Offer = { tool: string; schema: ToolSchema }

/** The names of providers hold no dots. */
export const modelName = (tool: string): string => tool.replaceAll('.', '_')

/** The council's name of a tool that a model has called; a name nobody knows stays what it is. */
export const toolNamed = (name: string): string =>
  [...Object.keys(CONTRIBUTION_SCHEMAS), 'notion.decision_log'].find((tool) => modelName(tool) === name) ??
  name

/** The contributions that this seat may hand in now, as typed tools. */
export function offersFor(request: TurnRequest, { meeting, agent }: Table): Offer[] {
  const own = new Set(agent.contributions)
  const tools = toolsOf(request).filter((tool) => own.has(tool))
  if (request.handTo !== undefined && request.task.kind === 'speak') tools.push('hand_over')
  return tools.map((tool) => ({ tool, schema: toolSchema(tool, request, meeting) }))
}

function toolSchema(tool: string, request: TurnRequest, meeting: HeldMeeting): ToolSchema {
  const name = modelName(tool)
  if (tool === 'notion.decision_log') return { name, ...DECISION_LOG }
  const words = TOOL_WORDS[tool]
  const schema = CONTRIBUTION_SCHEMAS[tool]
  if (words === undefined || schema === undefined) throw new Error(`Nobody has worded the tool ${tool}.`)
  const known = fieldsOf(schema.properties)
  const ids = idsOf(request, meeting)
  const properties: JsonSchema = {}
  for (const [field, description] of Object.entries(words.fields)) {
    const found = known[field]
    if (found === undefined) throw new Error(`The tool ${tool} has no field ${field}.`)
    const named = withIds(field, plainSchema(found), ids)
    if (named !== null) properties[field] = { ...named, description }
  }
  if (tool === 'take_position' && meeting.criteria.length > 0 && ids.option?.length)
    properties.assessments = ASSESSMENTS(
      ids.option,
      meeting.criteria.map(({ id }) => id),
    )
  const required = (Array.isArray(schema.required) ? schema.required : []).filter(
    (field) => typeof field === 'string' && properties[field] !== undefined,
  )
  return {
    name,
    description: words.says,
    parameters: { type: 'object', properties, required, additionalProperties: false },
  }
}

type Ids = Partial<Record<string, string[]>>

/** Longer lists of ids are not spelt out: the rules check each anyway. */
const MOST_IDS = 60

function idsOf({ board, seat, sourceIds, thread, handTo }: TurnRequest, { criteria }: HeldMeeting): Ids {
  return {
    option: board.options.map((one) => one.optionId),
    criterion: criteria.map((one) => one.id),
    challenges: board.claims.filter((one) => one.seat !== seat).map((one) => one.claimId),
    answers: board.claims.filter((one) => one.challenges !== undefined).map((one) => one.claimId),
    source_id: sourceIds,
    message_id: [
      ...new Set([...thread.map((one) => one.messageId), ...board.said.map((one) => one.messageId)]),
    ],
    to: handTo ?? [],
  }
}

/** The field with the ids it may hold; null where there is nothing that it could name. */
function withIds(field: string, schema: JsonSchema, ids: Ids): JsonSchema | null {
  if (field === 'quotes' && isObject(schema.items))
    return { ...schema, items: quoteWithIds(schema.items, ids) }
  const known = ids[field]
  if (known === undefined) return schema
  const nullable = [schema.type].flat().includes('null')
  if (known.length === 0) return nullable ? { type: 'null' } : null
  if (known.length > MOST_IDS) return schema
  return { ...schema, enum: nullable ? [...known, null] : known }
}

function quoteWithIds(quote: JsonSchema, ids: Ids): JsonSchema {
  const fields = fieldsOf(quote.properties)
  const properties = Object.fromEntries(
    ['quote', 'source_id', 'message_id'].flatMap((field): [string, JsonSchema][] => {
      const named = withIds(field, fields[field] ?? {}, ids)
      return named === null || named.type === 'null' ? [] : [[field, named]]
    }),
  )
  return { type: 'object', properties, required: ['quote'], additionalProperties: false }
}

const isObject = (value: Json | undefined): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const fieldsOf = (properties: Json | undefined): Record<string, JsonSchema> =>
  isObject(properties)
    ? Object.fromEntries(
        Object.entries(properties).flatMap(([name, each]) => (isObject(each) ? [[name, each] as const] : [])),
      )
    : {}
