import { SchemaViolation } from '../../../schemas/validate.ts'
import type { CommandOutcome } from '../../ports/councils.ts'

/** A run as a server tells it; what else it says is passed on as it is. */
export type RunOnServer = {
  id: string
  kind: string
  meetingId: string
  status: string
  phase: string
  turn: number
  createdAt: string
  endedAt: string | null
}

/** The fields of an object; none where it is something else. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

export function textOf(value: unknown, field: string): string {
  const text = fieldsOf(value)[field]
  if (typeof text === 'string') return text
  throw new SchemaViolation('The answer of the server', [
    { pointer: `/${field}`, message: 'is missing: is it a server of another version?' },
  ])
}

export function readRun(value: unknown): RunOnServer {
  const { turn, endedAt } = fieldsOf(value)
  return {
    id: textOf(value, 'id'),
    kind: textOf(value, 'kind'),
    meetingId: textOf(value, 'meetingId'),
    status: textOf(value, 'status'),
    phase: textOf(value, 'phase'),
    turn: typeof turn === 'number' ? turn : 0,
    createdAt: textOf(value, 'createdAt'),
    endedAt: typeof endedAt === 'string' ? endedAt : null,
  }
}

const STATES = ['queued', 'applied', 'refused', 'cancelled'] as const

/** The answer to a command: given, or refused as a problem that says why. */
export function readOutcome(value: unknown): CommandOutcome {
  const { state, seq, reason, detail, code } = fieldsOf(value)
  const why = reason ?? detail
  return {
    commandId: textOf(value, 'commandId'),
    state: STATES.find((one) => one === state) ?? 'refused',
    seq: typeof seq === 'number' ? seq : 0,
    ...(typeof why === 'string' ? { reason: why } : {}),
    ...(typeof code === 'string' ? { code } : {}),
  }
}
