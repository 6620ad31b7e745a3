import type { NewId } from '../core/outside.ts'

/** Ids that tell their order: `id-1`, `id-2` … */
export function countingIds(prefix = 'id'): NewId {
  let count = 0
  return () => `${prefix}-${++count}`
}
