import { canonical } from './canonical.ts'

/**
 * A run log without what no two runs share: ids become numbers in the order of their first appearance; times, durations
 * and hashes are blanked. Two runs of the same meeting with the same seed have the same normalised log.
 */
export function normaliseLog(lines: readonly string[]): string[] {
  const ids = new Map<string, string>()
  const named = (id: string): string => {
    const known = ids.get(id) ?? `id-${ids.size + 1}`
    ids.set(id, known)
    return known
  }
  return lines.map((line) => canonical(plain(JSON.parse(line), named)))
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const RUN_ID = '\\d{8}-\\d{6}-[0-9a-hjkmnp-tv-z]{8}'
const ID = new RegExp(`\\b(?:${UUID}|${RUN_ID})\\b`, 'g')
const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g
const HASH = /\b[0-9a-f]{64}\b/g

/** Fields that measure time; what a meeting gives (`totalSeconds`, `deadlineSeconds`) is none of them. */
const DURATIONS = new Set(['durationMs', 'remainingMs', 'seconds'])

function plain(value: unknown, named: (id: string) => string): unknown {
  if (typeof value === 'string')
    return value.replaceAll(TIME, '<time>').replaceAll(HASH, '<hash>').replaceAll(ID, named)
  if (Array.isArray(value)) return value.map((entry) => plain(entry, named))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([field, entry]) => [
      field,
      DURATIONS.has(field) && typeof entry === 'number' ? 0 : plain(entry, named),
    ]),
  )
}
