import { Validator } from '@cfworker/json-schema'
import type { Envelope } from '../../schemas/generated/types.ts'
import { eventSchemaIds, frameSchemaIds, panelSchemas } from '../../schemas/generated/panel-schemas.js'

/** Whether this is a frame that a server sends, as its schema has it. */
export const isFrame = checksBy(frameSchemaIds)

/** Whether these are data of that type of event, as its schema has them. */
export const areData = checksBy(eventSchemaIds)

const envelope = validatorOf('https://xio.dev/schemas/envelope.schema.json')

/** Whether this is an event, whatever its type. */
export const isEnvelope = (value: unknown): value is Envelope => envelope.validate(value).valid

/** A check by the type's schema. What the panel has no schema for it does not know. */
function checksBy(ids: Readonly<Record<string, string>>): (type: string, value: unknown) => boolean {
  const made = new Map<string, Validator>()
  return (type, value) => {
    const id = Object.hasOwn(ids, type) ? ids[type] : undefined
    if (id === undefined) return false
    let validator = made.get(id)
    if (validator === undefined) made.set(id, (validator = validatorOf(id)))
    return validator.validate(value).valid
  }
}

function validatorOf(id: string): Validator {
  const validator = new Validator({ $ref: id }, '2020-12')
  for (const schema of panelSchemas) validator.addSchema(schema)
  return validator
}
