import path from 'node:path'
import type { Origins } from '../../../backend/knowledge/origins/look-at.ts'

/** Where the library of a test may look besides its own files: no page is there, and no store that fails. */
export const ORIGINS: Pick<Origins, 'git' | 'fetch'> & { isOutage(error: unknown): boolean } = {
  git: { searched: (process.env.PATH ?? '').split(path.delimiter) },
  isOutage: () => false,
  fetch: () => Promise.reject(new Error('Nothing is fetched here.')),
}
