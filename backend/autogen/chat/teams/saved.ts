import { BadState } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'

export type Fields = { [key: string]: Json }

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Each of these throws `BadState` where what was saved is not what it should be. */
export function fieldsIn(value: Json | undefined, what: string): Fields {
  if (isFields(value)) return value
  throw new BadState(`The saved state needs ${what} as an object: load what saveState of this version gave.`)
}

export function listIn(value: Json | undefined, what: string): Json[] {
  if (Array.isArray(value)) return value
  throw new BadState(`The saved state needs ${what} as a list: load what saveState of this version gave.`)
}

export function countIn(value: Json | undefined, what: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value
  throw new BadState(
    `The saved state needs ${what} as a whole number: load what saveState of this version gave.`,
  )
}

/** One of the names, or null where nobody was. */
export function nameIn(value: Json | undefined, names: readonly string[], what: string): string | null {
  if (value === null) return null
  if (typeof value === 'string' && names.includes(value)) return value
  throw new BadState(
    `The saved state has ${JSON.stringify(value)} as ${what}, who is not in this team (${names.join(', ')}): load it into a team with the same participants.`,
  )
}
