import type { CommandOutcome } from '../ports/councils.ts'

/** What a command was answered, without what there is not. */
export const outcome = (
  commandId: string,
  state: CommandOutcome['state'],
  seq: number,
  why: { reason?: string; code?: string },
): CommandOutcome => ({
  commandId,
  state,
  seq,
  ...(why.reason === undefined ? {} : { reason: why.reason }),
  ...(why.code === undefined ? {} : { code: why.code }),
})

/** A run's own id marks what its driver did (`nextStep` asks for it), so nobody else may use it. */
export const notTheDrivers = (correlationId: string, runId: string): string =>
  correlationId === runId ? `request ${runId}` : correlationId
