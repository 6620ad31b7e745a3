import type { AgentDefinition } from '../../schemas/generated/types.ts'
import { asText, foundFor, mayReadSource } from '../council/found.ts'
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
import { speakerOf } from '../council/people.ts'
import { ordinaryTask, speakingSeats } from '../council/phases.ts'
import type { TurnTask } from '../council/turn-task.ts'
import type { Board, TurnRequest } from '../ports/voice.ts'
import { handedIn } from './handed.ts'
import { recordSoFar } from './record-so-far.ts'
import { runningMinutes } from './running-minutes.ts'

/** Claims a seat is reminded of, beside every open objection; older ones stand in the log and in the Scribe's record. */
const MOST_CLAIMS = 12
const MOST_CITED = 400
/** A person is asked in the words of the question. */
const NO_PROMPT = 'person'
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
  const messages = state.messages.lastWhere(agent.contextTurns, heard(state, seat, before))
  const minutes = minutesFor(state, { seat, before, first: messages[0]?.messageId }, agent)
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
    promptVersion:
      speakerOf(state, seat).kind === 'person'
        ? NO_PROMPT
        : (state.promptVersions[agent.id] ?? agent.version),
    ...handTo(state, seat),
    ...sourcesFor(state, seat),
    thread: handedIn(state).thread(messages),
    ...(minutes === undefined ? {} : { minutes }),
    board: board(state, seat, before),
    ...(role === 'moderator' && state.earlier !== undefined ? { earlier: state.earlier } : {}),
    ...(writes ? { record: recordSoFar(state) } : {}),
  }
}

function sourcesFor(state: RunState, seat: string): Pick<TurnRequest, 'sourceIds' | 'found'> {
  const found = foundFor(state, seat).map(asText)
  const own = state.meeting.context.filter(({ seats }) => seats === undefined || seats.includes(seat))
  return {
    sourceIds: [...own, ...found].map(({ id }) => id),
    ...(found.length === 0 ? {} : { found }),
  }
}

/** What another seat alone may read is told of and stays with that seat, which is asked to speak of it. */
function unsharedOf(state: RunState, reader: string): Pick<Board, 'unshared'> {
  const { unshared, itemId } = state
  const open = unshared.filter((one) => one.state === 'listed' && one.itemId === itemId)
  if (open.length === 0) return {}
  return {
    unshared: open.map(({ seat, sourceId, title, line, start, quote }) => ({
      seat,
      passage: mayReadSource(state, reader, sourceId) ? { sourceId, title, line, start, quote } : null,
    })),
  }
}

/** Where the speaker names the next: whom it may name. The blind round and the vote have orders of their own. */
function handTo(state: RunState, seat: string): { handTo?: string[] } {
  if (state.policy.name !== 'handoff' || state.phase === 'positions' || state.phase === 'decision') return {}
  const others = speakingSeats(state).filter((one) => one !== seat)
  return others.length === 0 ? {} : { handTo: others }
}

const taskOf = (state: RunState, turnId: string, seat: string): TurnTask => {
  if (state.selected?.turnId === turnId) return state.selected.task
  return state.retry?.turnId === turnId ? state.retry.task : ordinaryTask(state, seat)
}

const heard = (state: RunState, seat: string, before: number) => (message: Message) =>
  message.seq < before && message.partial !== true && message.note !== true && mayRead(state, seat, message)

// Only a model needs them: the offline panel reads the log's own claims, and would pay for what it does not read.
const minutesFor = (
  state: RunState,
  { seat, before, first }: { seat: string; before: number; first: string | undefined },
  agent: AgentDefinition,
): string | undefined =>
  !Object.hasOwn(state.voices, seat) || agent.context?.minutes === false
    ? undefined
    : runningMinutes(state, { first, heard: heard(state, seat, before) })

function board(state: RunState, seat: string, before: number): Board {
  const item = openItem(state) ?? state.items[mainItemId(state) ?? ''] ?? null
  const itemId = state.itemId ?? mainItemId(state)
  const hears = heard(state, seat, before)
  const open = (one: Claim) => one.itemId === itemId && mayRead(state, seat, one)
  const handed = handedIn(state)
  return {
    options: handed.options(optionsOnTable(state)),
    positions: handed.positions(
      Object.values(item?.positions ?? {}).filter(({ seat: holder, sealed = false }) =>
        mayRead(state, seat, { seat: holder, sealed, itemId }),
      ),
    ),
    claims: handed.claims(remembered(state).filter(open)),
    cited: state.cited.last(MOST_CITED),
    risks: handed.risks(state.risks.filter((risk) => risk.itemId === itemId)),
    questions: handed.questions(state.questions),
    votes: Object.values(item?.votes ?? {}).map(({ seat: voter, optionId }) => ({ seat: voter, optionId })),
    said: handed.said(state.messages.among(MOST_HEARD, (message) => message.seat === null && hears(message))),
    decision:
      item?.decision == null
        ? null
        : { optionId: item.decision.optionId, status: item.decision.status, text: item.decision.text },
    ...unsharedOf(state, seat),
  }
}

/** The last claims, and before them the older ones that an open objection is about. */
function remembered(state: RunState): Claim[] {
  const last = state.claims.last(MOST_CLAIMS)
  const older = new Set<Claim>()
  for (const objection of Object.entries(state.unanswered))
    for (const id of objection) {
      const claim = claimById(state, id)
      if (claim !== undefined && !last.includes(claim)) older.add(claim)
    }
  if (older.size === 0) return last
  const place = (claim: Claim) => Number(claim.claimId.slice(1))
  return [...[...older].toSorted((a, b) => place(a) - place(b)), ...last]
}
