import type { Robustness } from '../../schemas/generated/types.ts'
import { isRow } from '../lib/reading.ts'

/** Where the check of a council's decision stands. */
export type Checked =
  | { state: 'none' | 'failed' }
  | { state: 'going'; done: number; of: number }
  | { state: 'done'; checkedAt: string; result: Robustness }

/** What the server answers about a check; null where that is something else. */
export function checkedOf(answer: unknown): Checked | null {
  if (!isRow(answer)) return null
  const { state, done, of, checkedAt, result } = answer
  if (state === 'none' || state === 'failed') return { state }
  if (state === 'going') return { state, done: Number(done), of: Number(of) }
  if (state !== 'done' || typeof checkedAt !== 'string' || !isResult(result)) return null
  return { state, checkedAt, result }
}

// The server checks it by its schema; what is looked at tells it from any other answer.
const isResult = (value: unknown): value is Robustness =>
  isRow(value) &&
  isRow(value.decision) &&
  Array.isArray(value.variations) &&
  typeof value.tried === 'number' &&
  typeof value.kept === 'number' &&
  'share' in value

/** What a check is expected to take; null is not known. */
export type CheckEstimate = { variations: number; tokens: number | null; usd: number | null }

export function estimateOf(answer: unknown): CheckEstimate | null {
  if (!isRow(answer) || typeof answer.variations !== 'number') return null
  const { variations, tokens, usd } = answer
  return {
    variations,
    tokens: typeof tokens === 'number' ? tokens : null,
    usd: typeof usd === 'number' ? usd : null,
  }
}
