import type { Gate } from '../../schemas/generated/types.ts'

/** What a seat is asked to do with the floor. */
export type TurnTask =
  | { kind: 'speak' }
  | { kind: 'alternatives'; count?: number; about?: string }
  | { kind: 'risks'; about?: string }
  | { kind: 'gate'; gate: Gate; missing: string[] }
  | { kind: 'vote' }
  | { kind: 'tie_break' }
  /** The experts have voted, and the method is that the moderator decides. */
  | { kind: 'decide' }

/** Whether the point of the turn is a vote. */
export const asksForVote = (task: TurnTask): boolean =>
  task.kind === 'vote' || isRuling(task) || (task.kind === 'gate' && task.gate === 'quorum')

/** The moderator's own word on the votes. */
export const isRuling = ({ kind }: TurnTask): boolean => kind === 'tie_break' || kind === 'decide'
