import { keepingLast } from './keeping-last.ts'

/** Milliseconds since 1970 of an ISO 8601 instant. */
export const msOf = (iso: string): number => Date.parse(iso)

/** ISO 8601 with milliseconds, UTC. */
export const isoOf = keepingLast((ms: number): string => new Date(ms).toISOString())
