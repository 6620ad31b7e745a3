import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type {
  ActionItem,
  Anchor,
  DecisionLog,
  HeldMeeting,
  MakeClaim,
  Phase,
  QuoteRef,
  RaiseRisk,
  SubmitTask,
  TakePosition,
  CastVote,
} from '../../../schemas/generated/types.ts'
import {
  isCastVote,
  isMakeClaim,
  isRaiseRisk,
  isSubmitSummary,
  isSubmitTask,
  isTakePosition,
  isDecisionLog,
} from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'
import { createOfflineVoices, type LensOf } from '../../../backend/agents/offline/offline-voices.ts'
import type {
  Board,
  Contribution,
  ThreadMessage,
  TurnAnswer,
  TurnRequest,
  TurnTask,
} from '../../../backend/ports/voice.ts'

export type Turn = {
  seat: string
  phase: Phase
  round: number
  text: string
  drafts: string
  contributions: Contribution[]
  mentions: string[]
}
export type Held = {
  turns: Turn[]
  board: Board
  tasks: SubmitTask[]
  log: DecisionLog
  summary: string
  status: 'decided' | 'no_consensus'
  chosen: string | null
  blind: Record<string, string | null>
}
export type Table = { seed?: number; lensOf?: LensOf; said?: { name: string; text: string }[] }

/** Holds a council on a meeting with the offline panel: a hand-made loop that knows the rules only as far as the panel needs. */
export const holdCouncil = async (meeting: HeldMeeting, table: Table = {}): Promise<Held> => {
  const state = newState(meeting, table)
  const experts = seatsOf(meeting, 'expert')
  const [moderator, scribe, integrator] = (['moderator', 'scribe', 'integrator'] as const).map(
    (role) => seatsOf(meeting, role)[0] ?? '',
  )
  if (moderator === undefined || scribe === undefined || integrator === undefined)
    throw new Error('a seat is missing')
  await take(state, moderator, 'opening')
  await blindRound(state, experts)
  await debate(state, moderator, experts)
  await take(state, scribe, 'alternatives')
  for (const phase of ['risks', 'convergence'] as const)
    for (const seat of [moderator, ...experts]) await take(state, seat, phase)
  await take(state, moderator, 'decision')
  for (const seat of experts) await take(state, seat, 'decision', { kind: 'vote' })
  decide(state, experts)
  await take(state, scribe, 'decision')
  await take(state, integrator, 'actions')
  await take(state, scribe, 'closing')
  return finish(state)
}

/** One turn outside the ordinary course, on the board that a held council left. */
export const askSeat = async (
  meeting: HeldMeeting,
  held: Held,
  seat: string,
  phase: Phase,
  task: TurnTask,
  table: Table = {},
): Promise<Turn> => {
  const fresh = newState(meeting, table)
  const state = { ...fresh, board: { ...structuredClone(held.board), said: fresh.board.said } }
  return take(state, seat, phase, task)
}

type State = {
  meeting: HeldMeeting
  speak: (request: TurnRequest) => Promise<TurnAnswer & { drafts: string }>
  board: Board
  thread: ThreadMessage[]
  turns: Turn[]
  spoken: Map<string, number>
  blind: Record<string, string | null>
  tasks: SubmitTask[]
  log: DecisionLog | null
  summary: string
}

const newState = (meeting: HeldMeeting, table: Table): State => {
  const voiceOf = createOfflineVoices(table.lensOf)({
    runId: 'run-1',
    meeting,
    panel: 'offline',
    seed: table.seed ?? 1,
  })
  return {
    meeting,
    speak: async (request) => {
      let drafts = ''
      const answer = await voiceOf(request.seat).speak(request, {
        signal: new AbortController().signal,
        onDraft: (text) => void (drafts += text),
      })
      return { ...answer, drafts }
    },
    board: {
      options: meeting.options.map(({ id, title, summary }) => ({ optionId: id, title, summary })),
      positions: [],
      claims: [],
      cited: [],
      risks: [],
      questions: [],
      votes: [],
      said: (table.said ?? []).map((one, i) => ({ messageId: `p${i + 1}`, ...one })),
      decision: null,
    },
    thread: [],
    turns: [],
    spoken: new Map(),
    blind: {},
    tasks: [],
    log: null,
    summary: '',
  }
}

const seatsOf = (meeting: HeldMeeting, role: string): string[] =>
  meeting.seats.filter((seat) => seat.role === role).map((seat) => seat.seat)

const blindRound = async (state: State, experts: string[]): Promise<void> => {
  const open = state.board
  const sealed: Turn[] = []
  for (const seat of experts) {
    state.board = structuredClone({ ...open, positions: [], claims: [] })
    sealed.push(await take(state, seat, 'positions', { kind: 'speak' }, false))
  }
  state.board = open
  for (const turn of sealed) for (const one of turn.contributions) accept(state, turn, one)
  for (const seat of experts)
    state.blind[seat] = state.board.positions.find((one) => one.seat === seat)?.optionId ?? null
}

const debate = async (state: State, moderator: string, experts: string[]): Promise<void> => {
  for (let round = 1; round <= 6; round++) {
    const before = JSON.stringify([
      state.board.claims.length,
      state.board.positions.map((one) => one.optionId),
    ])
    for (const seat of [moderator, ...experts]) await take(state, seat, 'debate')
    const answered = new Set(state.board.claims.map((claim) => claim.answers))
    const open = state.board.claims.some(
      (claim) => claim.challenges !== undefined && !answered.has(claim.claimId),
    )
    if (
      !open &&
      before === JSON.stringify([state.board.claims.length, state.board.positions.map((one) => one.optionId)])
    )
      return
  }
}

const take = async (
  state: State,
  seat: string,
  phase: Phase,
  task: TurnTask = { kind: 'speak' },
  counts = true,
): Promise<Turn> => {
  const key = `${seat} ${phase}`
  const round = (state.spoken.get(key) ?? 0) + 1
  state.spoken.set(key, round)
  const answer = await state.speak(requestFor(state, seat, phase, round, task))
  const turn: Turn = {
    seat,
    phase,
    round,
    text: answer.text,
    drafts: answer.drafts,
    contributions: answer.contributions,
    mentions: answer.mentions ?? [],
  }
  state.turns.push(turn)
  state.thread.push({ messageId: `m${state.turns.length}`, seat, name: seat, phase, text: answer.text })
  if (counts) for (const one of answer.contributions) accept(state, turn, one)
  return turn
}

const requestFor = (state: State, seat: string, phase: Phase, round: number, task: TurnTask): TurnRequest => {
  const known = state.meeting.seats.find((one) => one.seat === seat)
  if (known === undefined) throw new Error(`no seat ${seat}`)
  const record =
    phase === 'actions' || phase === 'closing'
      ? {
          record: {
            decisionLog: logOf(state),
            actionItems: state.tasks.map((one, i) => itemOf(state, one, i)),
          },
        }
      : {}
  return {
    runId: 'run-1',
    turnId: `t${state.turns.length + 1}`,
    seat,
    name: known.name,
    role: known.role,
    phase,
    itemId: 'i1',
    round,
    language: state.meeting.language,
    task,
    promptVersion: '1.0.0',
    sourceIds: state.meeting.context
      .filter((source) => source.seats === undefined || source.seats.includes(seat))
      .map((source) => source.id),
    thread: state.thread,
    board: structuredClone(state.board),
    ...record,
  }
}

const accept = (state: State, turn: Turn, { tool, arguments: args }: Contribution): void => {
  const blind = turn.phase === 'positions'
  if (blind && tool !== 'take_position' && tool !== 'make_claim')
    throw new Error(`${tool} is refused in the blind round`)
  switch (tool) {
    case 'take_position':
      return takePosition(state, turn.seat, check(tool, isTakePosition, args))
    case 'make_claim':
      return makeClaim(state, turn.seat, check(tool, isMakeClaim, args))
    case 'raise_risk':
      return raiseRisk(state, check(tool, isRaiseRisk, args))
    case 'cast_vote':
      return castVote(state, turn.seat, check(tool, isCastVote, args))
    case 'notion.task':
      state.tasks.push(check(tool, isSubmitTask, args))
      return
    case 'notion.decision_log':
      state.log = check(tool, isDecisionLog, args)
      return
    case 'submit_summary':
      state.summary = check(tool, isSubmitSummary, args).markdown
      return
    default:
      throw new Error(`unknown contribution ${tool}`)
  }
}

const takePosition = (state: State, seat: string, args: TakePosition): void => {
  const before = state.board.positions.find((one) => one.seat === seat)
  const now = {
    seat,
    optionId: args.option,
    confidence: args.confidence ?? null,
    scores: args.scores ?? [],
    previous: before?.optionId ?? null,
  }
  state.board.positions = [...state.board.positions.filter((one) => one.seat !== seat), now]
}

const makeClaim = (state: State, seat: string, args: MakeClaim): void => {
  const { claims } = state.board
  for (const id of [args.challenges, args.answers]) {
    if (id !== undefined && !claims.some((claim) => claim.claimId === id))
      throw new Error(`there is no claim ${id}`)
  }
  if (args.criterion !== undefined && !state.meeting.criteria.some((one) => one.id === args.criterion))
    throw new Error(`there is no criterion ${args.criterion}`)
  claims.push({
    claimId: `c${claims.length + 1}`,
    seat,
    kind: args.kind,
    text: args.text,
    support: 'verbatim',
    anchors: (args.quotes ?? []).map((quote) => anchorOf(state, quote)),
    ...(args.option === undefined ? {} : { optionId: args.option }),
    ...(args.criterion === undefined ? {} : { criterionId: args.criterion }),
    ...(args.challenges === undefined ? {} : { challenges: args.challenges }),
    ...(args.answers === undefined ? {} : { answers: args.answers }),
  })
}

const raiseRisk = (state: State, args: RaiseRisk): void => {
  const { risks } = state.board
  const anchors = (args.quotes ?? []).map((quote) => anchorOf(state, quote))
  risks.push({
    riskId: `r${risks.length + 1}`,
    risk: args.risk,
    anchors,
    ...(args.option === undefined ? {} : { optionId: args.option }),
  })
}

const castVote = (state: State, seat: string, args: CastVote): void =>
  void state.board.votes.push({ seat, optionId: args.option })

const decide = (state: State, experts: string[]): void => {
  const counts = new Map<string, number>()
  for (const { optionId } of state.board.votes)
    if (optionId !== null) counts.set(optionId, (counts.get(optionId) ?? 0) + 1)
  const chosen = [...counts].find(([, votes]) => votes > experts.length / 2)?.[0] ?? null
  state.board.decision = {
    optionId: chosen,
    status: chosen === null ? 'no_consensus' : 'decided',
    text: chosen ?? 'no majority',
  }
}

/** Finds a quote where it is said to stand; a quote that is not there is the worst fault of all. */
const anchorOf = (state: State, { quote, source_id, message_id, start }: QuoteRef): Anchor => {
  const text =
    state.meeting.context.find((source) => source.id === source_id)?.text ??
    state.board.said.find((one) => one.messageId === message_id)?.text
  if (text === undefined) throw new Error(`no text for ${source_id ?? message_id}`)
  if (start == null || text.slice(start, start + quote.length) !== quote || quote === '')
    throw new Error(`“${quote}” does not stand at ${start} of ${source_id}`)
  const line = text.slice(0, start).split('\n').length
  state.board.cited.push(`${message_id ?? source_id}:${start}-${start + quote.length}`)
  return {
    quote,
    speaker: null,
    message_id: message_id ?? null,
    source_id: source_id ?? null,
    line,
    start,
    end: start + quote.length,
    sha256: bytesToHex(sha256(utf8ToBytes(quote))),
  }
}

const finish = (state: State): Held => {
  if (state.log === null) throw new Error('no decision log was handed in')
  const chosen = state.board.decision?.optionId ?? null
  const status = chosen === null ? 'no_consensus' : 'decided'
  return {
    turns: state.turns,
    board: state.board,
    tasks: state.tasks,
    log: state.log,
    summary: state.summary,
    status,
    chosen,
    blind: state.blind,
  }
}

const itemOf = (state: State, task: SubmitTask, i: number): ActionItem => ({
  id: `a${i + 1}`,
  meeting_id: state.meeting.id,
  title: task.title,
  description: task.description ?? '',
  owner: task.owner ?? null,
  due_date: task.due_date ?? null,
  priority: task.priority ?? null,
  status: 'open',
  labels: task.labels ?? [],
  depends_on: [],
  acceptance_criteria: task.acceptance_criteria ?? [],
  anchors: task.quotes.map((quote) => anchorOf(state, quote)),
  confidence: task.confidence ?? { level: null, basis: 'quoted' },
})

/** The log as the rules would fold it, as far as a closing turn looks at it. */
const logOf = (state: State): DecisionLog => {
  const { meeting, board } = state
  const chosen = board.decision?.optionId ?? null
  const pointsOf = (id: string, kind: 'for' | 'against') =>
    board.claims
      .filter((claim) => claim.optionId === id && claim.kind === kind)
      .map(({ text, anchors, support }) => ({ text, anchors, support }))
  return {
    meeting_id: meeting.id,
    run_id: 'run-1',
    version: 1,
    title: meeting.title,
    question: meeting.question,
    status: chosen === null ? 'no_consensus' : 'decided',
    decision: meeting.options.find((one) => one.id === chosen)?.title ?? 'No decision',
    chosen_option: chosen,
    confidence: { level: null, basis: 'not stated' },
    decisions: [],
    criteria: meeting.criteria,
    alternatives: meeting.options.map(({ id, title, summary }) => ({
      id,
      title,
      summary,
      pros: pointsOf(id, 'for'),
      cons: pointsOf(id, 'against'),
    })),
    verdicts: [],
    rationale:
      chosen === null
        ? []
        : pointsOf(chosen, 'for')
            .slice(0, 3)
            .map(({ text, anchors, support }) => ({ claim: text, anchors, support })),
    risks: board.risks.map(({ risk, anchors }) => ({
      risk,
      likelihood: null,
      impact: null,
      mitigation: null,
      anchors,
    })),
    dissent: board.positions
      .filter((one) => chosen !== null && one.optionId !== chosen)
      .map((one) => ({ seat: one.seat, position: one.optionId, reason: 'another first', anchors: [] })),
    consensus: {
      method: 'majority',
      level: 0,
      votes: [],
      blind_vote: { option: null, votes: [] },
      talk_changed_decision: null,
    },
    reversibility: meeting.reversibility,
    stakes: meeting.stakes,
    assumptions: [],
    open_questions: [],
    decided_by: [],
    approved_by: [],
    decided_at: '2026-01-01T00:00:00.000Z',
    forecasts: [],
    supersedes: [],
    gates: [],
    cost: { turns: 0, tokens: 0, usd: 0, seconds: 0 },
    provenance: {
      panel: 'offline',
      models: [],
      template: 'choose-option',
      policy: 'fsm',
      prompt_versions: {},
      log_seq: 1,
      log_hash: '0'.repeat(64),
    },
    needs_review: [],
  }
}
