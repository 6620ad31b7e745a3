import type { AnyMessage, ChatMessage } from '../messages.ts'
import type { GroupChatAnswer } from './answer.ts'
import type { TeamRun } from './team-run.ts'

/**
 * What the members of a team send each other through the runtime. Upstream's names; a run and its signals travel along,
 * since all of them live in one process.
 */
export type GroupChatEvent =
  /** Caller → manager, answered when the run is over. */
  | { type: 'GroupChatStart'; run: TeamRun; task: readonly ChatMessage[] | null }
  /** Manager → one participant's topic: your turn, with so many messages that are new to you. */
  | { type: 'GroupChatRequestPublish'; turnId: string; news: number; run: TeamRun }
  /** Participant → group. */
  | GroupChatAnswer
  /** Participant or manager → output: to be seen now. Without an `attempt` it stands in any case. */
  | { type: 'GroupChatMessage'; run: TeamRun; attempt: string | null; message: AnyMessage }
  /** Manager → output: the run is over. */
  | { type: 'GroupChatTermination'; run: TeamRun }
  /** Caller → participants, past the mailbox but for the reset. */
  | { type: 'GroupChatPause' }
  | { type: 'GroupChatResume' }
  | { type: 'GroupChatReset' }

const TYPES: ReadonlySet<unknown> = new Set<GroupChatEvent['type']>([
  'GroupChatStart',
  'GroupChatRequestPublish',
  'GroupChatAgentResponse',
  'GroupChatError',
  'GroupChatMessage',
  'GroupChatTermination',
  'GroupChatPause',
  'GroupChatResume',
  'GroupChatReset',
])

/** Others may publish to a team's topics too: that is not for the team. */
export const isGroupChatEvent = (message: unknown): message is GroupChatEvent =>
  typeof message === 'object' && message !== null && 'type' in message && TYPES.has(message.type)
