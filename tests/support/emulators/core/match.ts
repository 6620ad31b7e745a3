import type { EmulatorRequest } from './service.ts'

/** All that is said must hold. `path` is a part of the path, `nth` counts the requests that match all else, from 1. */
export type Match = { method?: string; path?: string; bodyContains?: string; token?: string; nth?: number }

/** Whether a request is meant; `nth` is counted by whoever asks. */
export function matches(match: Match | undefined, request: EmulatorRequest): boolean {
  if (match === undefined) return true
  if (match.method !== undefined && match.method !== request.method) return false
  if (match.path !== undefined && !request.path.includes(match.path)) return false
  if (match.token !== undefined && match.token !== request.token) return false
  return match.bodyContains === undefined || request.text.includes(match.bodyContains)
}
