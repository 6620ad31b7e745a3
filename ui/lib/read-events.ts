import type { Envelope } from '../../schemas/generated/types.ts'
import { isEnvelope } from '../connection/checks.ts'
import { call } from './api.ts'
import { listOf } from './reading.ts'

/** A page of a run's log, as this reader may see it. */
export async function readEvents(runId: string, after: number): Promise<Envelope[]> {
  const answer = await call(`/runs/${encodeURIComponent(runId)}/events?after=${after}&limit=500`)
  const items: unknown[] = listOf(answer, 'items')
  return items.filter(isEnvelope)
}
