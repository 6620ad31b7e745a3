import type { AnyMessage, ChatMessage } from '../messages.ts'
import type { TeamRun } from './team-run.ts'

/** What a turn came to: all that was said in it, and the part of it that the others are told. */
export type FinishedTurn = { said: readonly AnyMessage[]; told: readonly ChatMessage[] }

/** `attempt` tells the pieces that were shown of this attempt from those of attempts that failed. */
export type GroupChatAnswer =
  | { type: 'GroupChatAgentResponse'; turnId: string; attempt: string; turn: FinishedTurn }
  | { type: 'GroupChatError'; turnId: string; attempts: number; error: unknown }

/**
 * What the agents of a team send each other through the runtime, by upstream's names. The run travels along with its
 * signals and its ledger, since all of them live in one process.
 */
export type GroupChatEvent =
  /** Caller → manager, answered when the run is over. */
  | { type: 'GroupChatStart'; run: TeamRun; task: readonly ChatMessage[] | null }
  /** Manager → one participant's topic: your turn, with so many messages that are new to you. */
  | { type: 'GroupChatRequestPublish'; turnId: string; news: number; run: TeamRun }
  /** Participant → group: what came of the turn. */
  | GroupChatAnswer
  /** Participant → output: to be shown now. Without an `attempt` it stands whatever comes of the turn. */
  | { type: 'GroupChatMessage'; run: TeamRun; attempt: string | null; message: AnyMessage }
  /** Caller → participants, then manager. */
  | { type: 'GroupChatPause' | 'GroupChatResume' | 'GroupChatReset' }

/** Others may publish to a team's topics too: that is not for the team. */
export const isGroupChatEvent = (message: unknown): message is GroupChatEvent =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  String(message.type).startsWith('GroupChat')
