import type { Comparison } from '../../backend/council/compare/compare.ts'
import type { Side } from '../../backend/council/compare/side.ts'
import { has, isRow } from '../lib/reading.ts'

/** What the server answers where two runs are compared; null where that is something else. */
export const comparisonOf = (answer: unknown): Comparison | null => (isComparison(answer) ? answer : null)

// The server makes it of the very code that names its shape; what is looked at tells it from any other answer.
const isComparison = (value: unknown): value is Comparison =>
  isRow(value) &&
  has(value, 'a') &&
  has(value, 'b') &&
  isSide(value.a) &&
  isSide(value.b) &&
  has(value, 'differences') &&
  Array.isArray(value.differences) &&
  'parting' in value &&
  'sharedSeq' in value

const isSide = (value: unknown): value is Side =>
  isRow(value) && typeof value.runId === 'string' && isRow(value.figures) && isRow(value.positions)
