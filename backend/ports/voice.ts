import type {
  AgentDefinition,
  ActionItem,
  Anchor,
  DecisionLog,
  EarlierDecision,
  HeldMeeting,
  OptionScore,
  Phase,
  Role,
  SeatVoice,
  Support,
  Template,
} from '../../schemas/generated/types.ts'
import type { CallUsage } from '../council/call.ts'
import type { Search } from '../council/decide/driver-commands.ts'
import type { TurnTask } from '../council/turn-task.ts'

export type { TurnTask }

/** One message as a seat may see it: never sealed by another seat, never a note, never partial. */
export type ThreadMessage = {
  messageId: string
  seat: string | null
  name: string
  phase: Phase
  text: string
}

/** What lies on the table for the open item, as this seat may see it. */
export type Board = {
  options: { optionId: string; title: string; summary: string }[]
  positions: {
    seat: string
    optionId: string | null
    confidence: number | null
    scores: OptionScore[]
    previous: string | null
  }[]
  claims: {
    claimId: string
    seat: string
    optionId?: string
    criterionId?: string
    kind: 'for' | 'against' | 'fact' | 'assumption'
    text: string
    support: Support
    challenges?: string
    answers?: string
    anchors: Anchor[]
  }[]
  /** Passages that somebody has cited already, as `source:start-end`. */
  cited: string[]
  risks: { riskId: string; optionId?: string; risk: string; anchors: Anchor[] }[]
  questions: { questionId: string; text: string; state: 'raised' | 'closed' }[]
  votes: { seat: string; optionId: string | null }[]
  /** What people said in this run: a source like any other. */
  said: { messageId: string; name: string; text: string }[]
  decision: { optionId: string | null; status: string; text: string } | null
  /** What one seat alone has read and nobody has spoken of; absent where there is none. */
  unshared?: Unshared[]
}

/** A passage that only this seat has read; null where nobody else may read it either, not even where it stands. */
export type Unshared = {
  seat: string
  passage: { sourceId: string; title: string; line: number; start: number; quote: string } | null
}

/** A passage as a seat is handed it; it begins on this line of its document. */
export type FoundText = { id: string; title: string; text: string; line: number; headings: string[] }

/**
 * All that is handed to a seat for one turn. `turn.context.sha256` is over the RFC 8785 form of this object,
 * so nothing may reach a seat beside it but the run's own meeting, which `run_created` holds, and what the seat finds
 * in the library during the turn, which the turn's own `tool_call`s hold.
 */
export type TurnRequest = {
  runId: string
  turnId: string
  seat: string
  name: string
  role: Role
  phase: Phase
  itemId: string
  /** 1 for the first turn of this seat in the phase of this item, 2 for the second … */
  round: number
  language: 'en' | 'ru'
  task: TurnTask
  promptVersion: string
  /** The seats to which the floor may be handed, where the speaker is to name the next. */
  handTo?: string[]
  sourceIds: string[]
  /** Passages of the library that the seat, or somebody who spoke of them, has found; absent where there are none. */
  found?: FoundText[]
  /** What the seat has looked for in this turn, and what came of it. */
  lookedFor?: { queries: string[]; found: string[] }[]
  thread: ThreadMessage[]
  /** The Scribe's running minutes of what was said before the thread; only where a model speaks, and something was. */
  minutes?: string
  board: Board
  /** What was decided before on the same matter: for the moderator, who leads; only where anything was. */
  earlier?: EarlierDecision[]
  /** The record so far, for the seats that write it (scribe and integrator in `actions`, `closing`). */
  record?: { decisionLog: DecisionLog; actionItems: ActionItem[] }
}

/** A typed contribution of a seat; arguments are checked against schemas/contributions before they count. */
export type Contribution = {
  tool: string
  arguments: unknown
  /** Read out of plain words by the extractor, not handed in as such. */
  inferred?: boolean
}

export type { CallUsage }

export type TurnAnswer = {
  text: string
  contributions: Contribution[]
  usage: CallUsage
  inReplyTo?: string
  mentions?: string[]
  /** What was looked for in the library; whoever speaks cannot say that, only whoever looked. */
  searches?: Search[]
  /** What other calls of this turn took: a first answer that only asked for passages, a question's vector. */
  before?: CallUsage[]
}

export type SpeakOptions = {
  signal: AbortSignal
  /** Hands on text as it is written; drafts are hints and may be lost. */
  onDraft: (text: string) => void
  /** The exact errors of what the seat handed in before; it should mend just that. */
  repair?: { tool: string; errors: string[] }
  /** Looks for passages in the library; absent where the council has none. */
  search?: (query: string) => Promise<FoundText[]>
}

/** Whoever sits in a seat. Rejects with `ModelFailure` where the outside failed; anything else is a bug. */
export type Voice = { speak(request: TurnRequest, options: SpeakOptions): Promise<TurnAnswer> }

/** What a voice knows of its run beside the request: facts of `run_created`. */
export type VoicedRun = {
  runId: string
  workspaceId?: string
  meeting: HeldMeeting
  /** Who sits there: `offline`, `openai`, in tests `scripted`. */
  panel: string
  seed: number
  /** The agents at this table that are not as they stand in the files. */
  agents?: readonly AgentDefinition[]
  template?: { body: Pick<Template, 'seats' | 'prompts'> }
  /** Which model speaks for a seat, and which host was told to get its texts. */
  voices?: Record<string, SeatVoice>
}

/** Makes the voices of a run. */
export type Voices = (run: VoicedRun) => (seat: string) => Voice
