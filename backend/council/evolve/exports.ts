import type { Evolver } from './base.ts'

/** The last word on each object stands. */
export const exported: Evolver<'export'> = (state, data) => ({
  ...state,
  exports: { ...state.exports, [data.exportId]: data },
})
