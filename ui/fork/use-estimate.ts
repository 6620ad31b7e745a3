import { useEffect, useState } from 'react'
import type { ForkBody } from '../../schemas/generated/types.ts'
import type { ForkEstimate } from '../../backend/council/fork/estimate.ts'
import { ApiRefusal, call } from '../lib/api.ts'
import { isRow } from '../lib/reading.ts'
import { pageWords } from '../words/words.ts'

export type Estimate = ForkEstimate & { atSeq: number }
type Asked =
  | { state: 'asking' }
  | { state: 'here'; estimate: Estimate }
  /** Why it cannot be held so. */
  | { state: 'refused'; why: string }

/** As long as somebody types on, nothing is asked. */
const PAUSE_MS = 400

/** What a fork is expected to take, asked anew whenever something of it changes; null asks nothing. */
export function useEstimate(runId: string, body: ForkBody | null): Asked {
  const wish = body === null ? null : JSON.stringify(body)
  const [answered, answer] = useState<{ wish: string; asked: Asked } | null>(null)
  useEffect(() => {
    if (wish === null) return
    const leaving = new AbortController()
    const ask = () =>
      call(`${forkPath(runId)}?estimate=true`, { method: 'POST', body: wish, signal: leaving.signal }).then(
        (value) => answer({ wish, asked: read(value) }),
        (fault: unknown) => !leaving.signal.aborted && answer({ wish, asked: refused(fault) }),
      )
    const timer = setTimeout(() => void ask(), PAUSE_MS)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [runId, wish])
  return answered === null || answered.wish !== wish ? { state: 'asking' } : answered.asked
}

export const forkPath = (runId: string): string => `/runs/${encodeURIComponent(runId)}/fork`

const read = (value: unknown): Asked =>
  isEstimate(value)
    ? { state: 'here', estimate: value }
    : { state: 'refused', why: pageWords.forkWords.failed }

const isEstimate = (value: unknown): value is Estimate =>
  isRow(value) && ['atSeq', 'turns', 'seconds'].every((key) => typeof value[key] === 'number')

/** Why a fork was refused, in the words of the server. */
export function refused(fault: unknown): Extract<Asked, { state: 'refused' }> {
  if (!(fault instanceof ApiRefusal)) return { state: 'refused', why: pageWords.forkWords.failed }
  return { state: 'refused', why: fault.faults.length > 0 ? fault.faults.join(' ') : fault.message }
}
