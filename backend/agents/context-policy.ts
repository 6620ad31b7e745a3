import type { AgentDefinition } from '../../schemas/generated/types.ts'
import { mayRead } from '../council/contributions/may-read.ts'
import {
  claimById,
  openItem,
  mainItemId,
  optionsOnTable,
  type Claim,
  type Message,
  type RunState,
} from '../council/state.ts'
import { ordinaryTask } from '../council/phases.ts'
import { settled } from '../council/settled.ts'
import type { TurnTask } from '../council/turn-task.ts'
import type { Board, ThreadMessage, TurnRequest } from '../ports/voice.ts'
import { recordSoFar } from './record-so-far.ts'

/** Claims a seat is reminded of, beside every open objection; older ones stand in the log and in the Scribe's record. */
const MOST_CLAIMS = 12
const MOST_CITED = 400
/** Messages that are looked through for what people said. */
const MOST_HEARD = 200

/**
 * What a seat is handed for a turn, built from the log each time: nothing sealed by another seat, no note, nothing
 * partial, nothing said after the turn began. The same state gives the same request, byte for byte.
 */
export function turnRequest(
  state: RunState,
  { turnId, seat }: { turnId: string; seat: string },
  agent: AgentDefinition,
): TurnRequest {
  const open = state.turn?.turnId === turnId ? state.turn : null
  const before = open?.startedSeq ?? Infinity
  const chair = state.seats.find((one) => one.seat === seat)
  const role = chair?.role ?? agent.role
  const writes = role === 'integrator' || (role === 'scribe' && state.phase === 'closing')
  return {
    runId: state.runId,
    turnId,
    seat,
    name: chair?.name ?? agent.name,
    role,
    phase: state.phase,
    itemId: state.itemId ?? mainItemId(state) ?? '',
    round: (state.phaseTurns.spoken[seat] ?? 0) + 1,
    language: state.meeting.language,
    task: open?.task ?? taskOf(state, turnId, seat),
    promptVersion: state.promptVersions[agent.id] ?? agent.version,
    sourceIds: state.meeting.context
      .filter((source) => source.seats === undefined || source.seats.includes(seat))
      .map((source) => source.id),
    thread: thread(state, seat, before, agent.contextTurns),
    board: board(state, seat, before),
    ...(writes ? { record: recordSoFar(state) } : {}),
  }
}

const taskOf = (state: RunState, turnId: string, seat: string): TurnTask => {
  if (state.selected?.turnId === turnId) return state.selected.task
  return state.retry?.turnId === turnId ? state.retry.task : ordinaryTask(state, seat)
}

const heard = (state: RunState, seat: string, before: number) => (message: Message) =>
  message.seq < before && message.partial !== true && message.note !== true && mayRead(state, seat, message)

function thread(state: RunState, seat: string, before: number, turns: number): ThreadMessage[] {
  return state.messages.lastWhere(turns, heard(state, seat, before)).map(threadMessage)
}

/** Made once a message and frozen: every later turn shares it, and its canonical form. */
const threadMessage = once(({ messageId, seat, name, phase, content }: Message): ThreadMessage => ({
  messageId,
  seat,
  name,
  phase,
  text: content,
}))

function board(state: RunState, seat: string, before: number): Board {
  const item = openItem(state) ?? state.items[mainItemId(state) ?? ''] ?? null
  const itemId = state.itemId ?? mainItemId(state)
  const hears = heard(state, seat, before)
  const open = (one: { sealed?: boolean; seat: string; itemId: string | null }) =>
    one.itemId === itemId && mayRead(state, seat, one)
  return {
    options: optionsOnTable(state).map(({ optionId, title, summary }) => ({ optionId, title, summary })),
    positions: Object.values(item?.positions ?? {})
      .filter((one) => mayRead(state, seat, { ...one, itemId }))
      .map(({ seat: holder, optionId, confidence, scores, previous }) => ({
        seat: holder,
        optionId,
        confidence: confidence ?? null,
        scores: scores ?? [],
        previous,
      })),
    claims: remembered(state).filter(open).map(boardClaim),
    cited: state.cited.last(MOST_CITED),
    risks: state.risks
      .filter((risk) => risk.itemId === itemId)
      .map(({ riskId, optionId, risk, anchors }) => ({
        riskId,
        ...(optionId === undefined ? {} : { optionId }),
        risk,
        anchors,
      })),
    questions: state.questions.map(({ questionId, text, state: raised }) => ({
      questionId,
      text,
      state: raised,
    })),
    votes: Object.values(item?.votes ?? {}).map(({ seat: voter, optionId }) => ({ seat: voter, optionId })),
    said: state.messages
      .last(MOST_HEARD)
      .filter((message) => message.seat === null && hears(message))
      .map(({ messageId, name, content }) => ({ messageId, name, text: content })),
    decision:
      item?.decision == null
        ? null
        : { optionId: item.decision.optionId, status: item.decision.status, text: item.decision.text },
  }
}

/** The last claims, and before them the older ones that an open objection is about. */
function remembered(state: RunState): Claim[] {
  const last = state.claims.last(MOST_CLAIMS)
  const open = new Set(Object.entries(state.unanswered).flat())
  for (const claim of last) open.delete(claim.claimId)
  if (open.size === 0) return last
  const older = [...open].flatMap((id) => claimById(state, id) ?? [])
  return [...older.toSorted((a, b) => Number(a.claimId.slice(1)) - Number(b.claimId.slice(1))), ...last]
}

const boardClaim = once((claim: Claim): Board['claims'][number] => {
  const { claimId, seat, optionId, criterionId, kind, text, support, challenges, answers, anchors } = claim
  return {
    claimId,
    seat,
    kind,
    text,
    support,
    anchors,
    ...(optionId === undefined ? {} : { optionId }),
    ...(criterionId === undefined ? {} : { criterionId }),
    ...(challenges === undefined ? {} : { challenges }),
    ...(answers === undefined ? {} : { answers }),
  }
})

function once<A extends object, B extends object>(make: (given: A) => B): (given: A) => B {
  const made = new WeakMap<A, B>()
  return (given) => {
    const known = made.get(given)
    if (known !== undefined) return known
    const fresh = settled(make(given))
    made.set(given, fresh)
    return fresh
  }
}
