import type {
  ActionItem,
  Actor,
  AgentDefinition,
  ArtifactData,
  Budget,
  ChatMessageData,
  ClaimData,
  Command,
  DecisionData,
  DecisionLog,
  EarlierDecision,
  ExportData,
  ForkChanges,
  FoundPassage,
  Gate,
  HeldMeeting,
  HumanQuestionData,
  OptionData,
  Phase,
  Policy,
  PositionData,
  QualityGateData,
  QuestionData,
  RiskData,
  RunStatus,
  Seat,
  StatusReason,
  Summary,
  Template,
  SeatVoice,
  UnsharedData,
  VoteData,
} from '../../schemas/generated/types.ts'
import type { AppendList } from './append-list.ts'
import type { FailureCause, Floor, OpenTurn, PhaseTurns, RetryTurn, SelectedTurn } from './turn-state.ts'

export type Message = ChatMessageData & {
  seq: number
  at: number
  name: string
  itemId: string | null
  role: Seat['role'] | null
  by: Actor
}
export type Claim = ClaimData & { itemId: string | null; messageId: string | null }
export type Risk = RiskData & { itemId: string | null; seat: string }
export type Timebox = {
  timeboxId: string
  scope: string
  totalMs: number
  startedElapsedMs: number
  /** Run time at which it was closed: what was left then is left. */
  closedElapsedMs: number | null
  state: 'open' | 'expired' | 'closed'
}
/** A passage of the library that somebody at this table has found, and who. */
export type Found = FoundPassage & { seats: string[]; itemId: string | null }
export type QueuedCommand = { commandId: string; command: Command; actor: Actor }
type CommandState = 'queued' | 'applied' | 'refused' | 'cancelled'
/** What a command was answered, and, where it had been queued, what became of it. */
export type SettledCommand = {
  state: CommandState
  seq: number
  reason?: string
  code?: string
  settled?: CommandState
}
export type ItemState = {
  state: 'pending' | 'opened' | 'closed' | 'parked'
  revealed: boolean
  decision: DecisionData | null
  /** The first, blind answers of this item. */
  blind: Record<string, PositionData>
  votes: Record<string, VoteData>
  /** Who cast them: the person of a seat, or the agent that spoke for it. */
  castBy: Record<string, Actor>
  tieBreak: VoteData | null
  positions: Record<string, PositionData>
  gates: QualityGateData[]
  /** A person called the decision before its time. */
  called: boolean
  /** A person closed the item: it ends with the turn under way. */
  closing: boolean
  /** A person leads the discussion to this phase. */
  heading: Phase | null
  /** A person parks the item: it is set aside with the turn under way. */
  parking: boolean
  timesParked: number
  /** Where it was when it was parked, and what was objected and not answered; it goes on from there. */
  aside: { phase: Phase; unanswered: Record<string, string> } | null
  /** What a person ruled, or their silence, when the item's time was up; more time takes it back. */
  atZero: 'over' | null
  /** What an answer about a failed gate ruled, where it did not waive the gate. */
  ruling: 'escalated' | 'no_consensus' | null
}
export type Artifacts = {
  decision_log?: ArtifactData & { body: DecisionLog }
  action_items?: ArtifactData & { body: ActionItem[] }
  summary?: ArtifactData & { body: Summary }
}

export type Approval = { by: Actor; at: number; seq: number }
/** Who made a version of a document, and who has approved just this one. */
export type DocumentVersion = { version: number; by: Actor; at: number; seq: number; approvals: Approval[] }

/** The fold of a run's log. Nothing else is authoritative. Versions share their grown lists (see AppendList). */
export type RunState = {
  runId: string
  workspaceId: string
  kind: 'council' | 'import' | 'replay'
  meeting: HeldMeeting
  template: { id: string; version: string; body: Template }
  promptVersions: Record<string, string>
  /** The agents at this table that are not as they come with the program. */
  agents: AgentDefinition[]
  seats: Seat[]
  policy: Policy
  panel: string
  /** Which model speaks for a seat, and which host is sent the texts for it; other seats stay on this machine. */
  voices: Record<string, SeatVoice>
  seed: number
  startedBy: Actor
  beyond?: { seq: number; type: string }
  demo: boolean
  /** What was decided before on the same matter, where anything was. */
  earlier?: EarlierDecision[]
  /** How long it took from the first word about the meeting to the start; null where nobody measured it. */
  preparationSeconds: number | null
  /** The run that this one shares its log with, up to there. */
  parent: { runId: string; seq: number } | null
  /** All whose log it shares, the first of them first, and up to where. */
  lineage: { runId: string; seq: number }[]
  /** What is other in this fork than in its parent. */
  fork: ForkChanges | null
  /** What its parent is called. */
  forkOf: string | null
  createdAt: number
  startedAt: number | null
  endedAt: number | null

  seq: number
  headHash: string
  lastAt: number
  /** Time of the driver's last event; a driver that claimed the run later restarts the clock first. */
  driverAt: number
  /** Run time so far, in ms: it stands still while paused, waiting, or without a driver. */
  elapsedMs: number

  status: RunStatus
  reason: StatusReason | null
  phase: Phase
  itemId: string | null
  items: Record<string, ItemState>
  /** The seq at which this stay in the phase began. */
  phaseFrom: number
  phaseTurns: PhaseTurns

  /** The people who sit in seats, by seat. */
  occupants: Record<string, Actor>
  /** Seats that their person has left: an agent speaks there until somebody takes them. */
  left: string[]
  /** Turns in a row that the person of a seat let go by. */
  missed: Record<string, number>
  /** Seats that are not given the floor for now. */
  muted: string[]

  turn: OpenTurn | null
  retry: RetryTurn | null
  selected: SelectedTurn | null
  turns: number
  /** Turns in a row that were given up since the seat's voice failed. */
  silentTurns: number
  /** What went wrong on the way, and how often. */
  failures: Partial<Record<FailureCause, number>>
  floor: Floor[]
  queue: QueuedCommand[]
  commands: Record<string, SettledCommand>

  messages: AppendList<Message>
  claims: AppendList<Claim>
  claimKeys: Map<string, number>
  /** Passages cited so far, each once, as `source:start-end`; `citedKeys` finds them. */
  cited: AppendList<string>
  citedKeys: Map<string, number>
  /** Passages of the library that were found, each once. */
  found: readonly Found[]
  /** Quotes that were struck since they do not stand where they were said to, by the seat that gave them. */
  struck: Readonly<Record<string, number>>
  /** What one seat alone had read, and what became of it. */
  unshared: readonly UnsharedData[]
  /** Objections nobody has answered yet: claim id → the claim it challenges. */
  unanswered: Record<string, string>
  options: OptionData[]
  risks: Risk[]
  questions: QuestionData[]
  decisions: (DecisionData & { at: number; elapsedMs: number })[]
  /** Gates that were checked when no item was open: on the record itself. */
  gates: QualityGateData[]
  timeboxes: Record<string, Timebox>
  human: HumanQuestionData | null
  /** Since when the open question is asked. */
  humanSince: number | null
  asked: HumanQuestionData[]
  /** A question about a gate got its default: the run will end `escalated`. */
  escalated: boolean
  waived: Partial<Record<Gate, Actor>>
  budget: Budget
  budgetExtended: boolean
  /** The question about the spent budget was answered with `conclude`: no further turn. */
  concluding: boolean
  /** `usd` is null as soon as one call's cost is not known; `knownUsd` is what the others came to. */
  usage: { calls: number; tokens: number; usd: number | null; knownUsd: number; models: string[] }
  /** Of it, what this run itself took: what a fork shares was paid for by the run that it comes from. */
  ownUsage: { tokens: number; usd: number | null; knownUsd: number }
  artifacts: Artifacts
  /** The versions of each document, the first first. */
  versions: { [Kind in keyof Artifacts]: DocumentVersion[] }
  /** The highest number that a task has had: a number is not given twice, for exports know tasks by it. */
  tasksNumbered: number
  /** What became of each object that was exported, by exportId. */
  exports: Record<string, ExportData>
  /** The targets that people asked for, and the seq of the last time they did. */
  exportsAsked: Record<string, number>
  counts: Record<IdKind, number>
}

/** Local ids: the letter that people read, and its counter. */
export type IdKind = 'm' | 't' | 'o' | 'c' | 'r' | 'q' | 'h' | 'd' | 'b' | 'call' | 'a'

/** The open item's state, or null between items. */
export const openItem = (state: RunState): ItemState | null =>
  state.itemId === null ? null : (state.items[state.itemId] ?? null)

/** The item that stands for the meeting's question: the first to be decided. */
export const mainItemId = (state: RunState): string | null =>
  state.meeting.agenda.find((item) => item.kind === 'decide')?.id ?? null

/**
 * The options that can be spoken of now: those of the open item, and while an item is only discussed also those of
 * the question, for what else would be discussed.
 */
export const optionsOnTable = (state: RunState): RunState['options'] => {
  const main = mainItemId(state)
  const itemId = state.itemId ?? main
  const discussed = state.meeting.agenda.find(({ id }) => id === itemId)?.kind === 'discuss'
  const items = discussed ? [itemId, main] : [itemId]
  return state.options.filter((one) => one.state === 'added' && items.includes(one.itemId))
}

/** A claim by its id: the rules number claims as they come, so its place is known. */
export const claimById = (state: RunState, claimId: string): Claim | undefined => {
  const there = state.claims.at(Number(claimId.slice(1)) - 1)
  return there?.claimId === claimId ? there : undefined
}

/** The next local id of a kind, without taking it. */
export const nextId = (state: RunState, kind: IdKind): string => `${kind}${state.counts[kind] + 1}`

export const ENDED = new Set<RunStatus>(['completed', 'escalated', 'stopped', 'failed'])
