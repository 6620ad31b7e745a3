import { isRow, type Row } from '../lib/reading.ts'

/** The usual limits of a council, in the order in which they are asked. */
export const LIMITS = ['maxUsd', 'maxTokens', 'maxMinutes', 'maxTurns'] as const
export type Limit = (typeof LIMITS)[number]

/** What stands in the fields. */
export type Typed = Readonly<Record<Limit, string>>
export type Limits = Readonly<Record<Limit, number | null>>

const IS_WHOLE: Readonly<Record<Limit, boolean>> = {
  maxUsd: false,
  maxTokens: true,
  maxMinutes: false,
  maxTurns: true,
}
/** As the server takes them. */
const MOST: Limits = { maxUsd: 1_000_000, maxTokens: 2_147_483_647, maxMinutes: 100_000, maxTurns: 100_000 }
const LEAST: Limits = { maxUsd: 0.01, maxTokens: 1, maxMinutes: 0.01, maxTurns: 1 }

/** The fields as `GET /settings` fills them; what is not set is empty. */
export function typedIn(answer: unknown): Typed {
  const budgets: Row = isRow(answer) && isRow(answer.budgets) ? answer.budgets : {}
  const text = (limit: Limit): string => {
    const value = budgets[limit]
    return typeof value === 'number' ? String(value) : ''
  }
  return {
    maxUsd: text('maxUsd'),
    maxTokens: text('maxTokens'),
    maxMinutes: text('maxMinutes'),
    maxTurns: text('maxTurns'),
  }
}

export type Fault = { kind: 'number' | 'whole' | 'large'; most: number }

/** What a field says: a limit, none (null), or what is wrong with it. A comma is a decimal point, spaces group. */
export function readLimit(limit: Limit, typed: string): number | null | Fault {
  const text = typed.replaceAll(/[\s_\u00A0\u202F]/g, '').replace(',', '.')
  if (text === '') return null
  const [value, most] = [Number(text), MOST[limit] ?? Infinity]
  const kind = IS_WHOLE[limit] ? 'whole' : 'number'
  if (!/^\d*\.?\d+$/.test(text) || value < (LEAST[limit] ?? 0)) return { kind, most }
  if (IS_WHOLE[limit] && !Number.isInteger(value)) return { kind, most }
  return value > most ? { kind: 'large', most } : value
}

export const isFault = (read: number | null | Fault): read is Fault =>
  typeof read === 'object' && read !== null
