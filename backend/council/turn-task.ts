import type { Gate } from '../../schemas/generated/types.ts'

/** What a seat is asked to do with the floor. */
export type TurnTask =
  | { kind: 'speak' }
  | { kind: 'alternatives'; count?: number; about?: string }
  | { kind: 'risks'; about?: string }
  | { kind: 'gate'; gate: Gate; missing: string[] }
  | { kind: 'vote' }
  | { kind: 'tie_break' }
