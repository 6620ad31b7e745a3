import { BadState } from '../core/errors.ts'
import type { Json } from '../core/json.ts'
import { isObject } from '../models/unknown.ts'
import { objectOf, type Shape, type Shaped, wrongField } from '../models/checks.ts'

const VERSION = '1.0.0'

/** What `saveState` gives: fields, with the type and version that `stateOf` knows them by. */
export const savedState = (type: string, fields: { [name: string]: Json }) => ({
  type,
  version: VERSION,
  ...fields,
})

/** The fields of a saved state, as a copy. Throws `BadState` where it is of another type, version or shape. */
export function stateOf<Fields extends Shape>(type: string, state: Json, fields: Fields): Shaped<Fields> {
  const given: Record<string, unknown> = isObject(state) ? state : {}
  if (given.type !== type || given.version !== VERSION)
    throw new BadState(
      `This is a state of type ${JSON.stringify(given.type)}, version ${JSON.stringify(given.version)}; load one of type "${type}", version "${VERSION}", that saveState gave.`,
    )
  if (objectOf(fields)(given)) return structuredClone(given)
  throw new BadState(
    `The field "${wrongField(fields, given)}" of this ${type} is missing or is not what it should be: load what saveState gave.`,
  )
}
