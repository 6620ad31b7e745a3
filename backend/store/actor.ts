import type { Actor } from '../../schemas/generated/types.ts'

/** Whether a value that was kept as JSON says who did something. */
export const isActor = (value: unknown): value is Actor =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'name' in value &&
  typeof value.name === 'string' &&
  'kind' in value &&
  (value.kind === 'person' || value.kind === 'agent' || value.kind === 'system')
