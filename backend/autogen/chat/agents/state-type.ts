import { BadState } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import { fieldsIn } from '../teams/saved.ts'

/** The fields of a saved state of this type. Throws `BadState` where it is of another type or version. */
export function stateOf(state: Json, type: string): { [name: string]: Json } {
  const fields = fieldsIn(state, type)
  if (fields.type === type && fields.version === '1.0.0') return fields
  throw new BadState(
    `This is a state of type ${JSON.stringify(fields.type)}, version ${JSON.stringify(fields.version)}; load one of type "${type}", version "1.0.0", that saveState gave.`,
  )
}
