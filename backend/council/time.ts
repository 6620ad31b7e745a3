import { keepingLast } from './keeping-last.ts'

/** Milliseconds since 1970 of an ISO 8601 instant; events of one append have one. */
export const msOf = keepingLast((iso: string): number => Date.parse(iso))

/** ISO 8601 with milliseconds, UTC. */
export const isoOf = keepingLast((ms: number): string => new Date(ms).toISOString())
