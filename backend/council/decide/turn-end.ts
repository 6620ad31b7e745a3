import type { QualityGateData } from '../../../schemas/generated/types.ts'
import { askedAhead, blindAhead } from '../blind-ahead.ts'
import type { CallUsage } from '../call.ts'
import type { NewEvent } from '../events.ts'
import { accept, sealed } from '../contributions/accept.ts'
import { lostCall } from '../lost-call.ts'
import { clipped } from '../meeting/clipped.ts'
import { ARTIFACT_TOOLS, emitArtifacts, submitted, type Submitted } from '../record/submit.ts'
import { nextId, type RunState } from '../state.ts'
import type { OpenTurn } from '../turn-state.ts'
import type { HandOver, Working } from '../working.ts'
import { SEARCH } from '../found.ts'
import { settleAddressed } from '../unshared.ts'
import type { DriverAnswer, RefusedCall, Search } from './driver-commands.ts'

/**
 * What a seat said and did becomes events: refused calls, the message, the contributions in their order, usage, the
 * turn's end. Returns what the gate `dissent` says of a decision log that was handed in.
 */
export function endTurn(w: Working, turn: OpenTurn, answer: DriverAnswer): QualityGateData | null {
  // First, for what the seat hands in may cite what it has found.
  for (const search of answer.searches ?? []) emitSearch(w, turn, search)
  const { taken, refused, handOver } = sift(w, turn, answer)
  const artifacts = submitted(w, turn, answer.contributions)
  for (const call of [...answer.refused, ...refused, ...artifacts.refused]) emitRefused(w, turn, call)
  emitMessage(w, turn, answer, { taken, handOver })
  for (const event of taken) w.emit(event.type, event.data, event.actor)
  emitArtifacts(w, turn, artifacts.valid)
  settleAddressed(w, turn.messageId)
  for (const call of answer.calls) emitUsage(w, turn, call)
  w.emit('turn', {
    turnId: turn.turnId,
    seat: turn.seat,
    messageId: turn.messageId,
    state: 'completed',
    attempt: turn.attempt,
  })
  return dissentGate([...answer.refused, ...artifacts.refused], artifacts.valid)
}

const LOG_TOOL = 'notion.decision_log'
/** A quote that was struck from a contribution which stands without it. */
const QUOTE = 'quote'

/** Nobody's dissent may be left out: what the last log that was handed in has to say of it, and how many were. */
function dissentGate(refused: RefusedCall[], valid: Submitted[]): QualityGateData | null {
  const sentBack = refused.filter((one) => one.tool === LOG_TOOL)
  const taken = valid.some((one) => one.kind === 'decision_log')
  if (sentBack.length === 0 && !taken) return null
  const faults = taken ? [] : (sentBack.at(-1)?.error.split('\n') ?? [])
  const missing = faults.filter((one) => one.startsWith('/dissent:')).map((one) => clipped(one, 1000))
  const attempt = Math.min(100, sentBack.length + Number(taken))
  return { gate: 'dissent', passed: missing.length === 0, missing: missing.slice(0, 100), attempt }
}

/** Tries the contributions in order on a copy, since a later one may build on an earlier one. */
function sift(
  w: Working,
  turn: OpenTurn,
  answer: DriverAnswer,
): { taken: NewEvent[]; refused: RefusedCall[]; handOver: HandOver | null } {
  const trial = w.trial()
  const refused: RefusedCall[] = []
  for (const one of answer.contributions) {
    if (ARTIFACT_TOOLS.has(one.tool)) continue
    const why = accept(trial, turn, one)
    const { struck } = trial
    if (why !== null)
      refused.push({ ...one, error: why, ...(struck.length === 0 ? {} : { struck: struck.length }) })
    else
      refused.push(
        ...struck.map(({ ref, why: error }) => ({ tool: QUOTE, arguments: ref, error, struck: 1 })),
      )
  }
  return { taken: trial.events, refused, handOver: trial.handOver }
}

function emitSearch(w: Working, { seat }: OpenTurn, { query, automatic, ...came }: Search): void {
  const call = {
    callId: nextId(w.state, 'call'),
    tool: SEARCH,
    seat,
    arguments: { query, ...(automatic ? { automatic } : {}) },
  }
  const outcome =
    'error' in came
      ? { status: 'failed' as const, error: clipped(came.error, 8000) }
      : { status: 'succeeded' as const, result: { passages: came.passages } }
  w.emit('tool_call', { ...call, ...outcome, ...sealed(w.state) }, w.seatActor(seat))
}

function emitRefused(w: Working, turn: OpenTurn, call: RefusedCall): void {
  w.emit(
    'tool_call',
    {
      callId: nextId(w.state, 'call'),
      tool: clipped(call.tool, 100) || 'unnamed',
      seat: turn.seat,
      arguments: isSealed(w) ? null : (call.arguments ?? null),
      status: 'failed',
      error: clipped(call.error, 8000),
      ...(call.struck === undefined ? {} : { struck: Math.min(100, call.struck) }),
      ...sealed(w.state),
    },
    w.seatActor(turn.seat),
  )
}

const isSealed = (w: Working): boolean => sealed(w.state).sealed === true

function emitMessage(
  w: Working,
  turn: OpenTurn,
  answer: DriverAnswer,
  { taken, handOver }: { taken: NewEvent[]; handOver: HandOver | null },
): void {
  const citations = taken.flatMap((event) => ('anchors' in event.data ? event.data.anchors : []))
  w.emit(
    'chat_message',
    {
      messageId: turn.messageId,
      turnId: turn.turnId,
      seat: turn.seat,
      phase: turn.phase,
      content: clipped(answer.text, 200_000),
      ...addressed(w.state, answer),
      ...(handOver === null ? {} : handedTo(handOver)),
      ...(citations.length === 0 ? {} : { citations: citations.slice(0, 100) }),
      ...sealed(w.state),
    },
    w.seatActor(turn.seat),
  )
}

const handedTo = ({ to, why }: HandOver) => ({ handsTo: to, ...(why === null ? {} : { handsToWhy: why }) })

/** Whom and what a message speaks to, as far as there is such a seat and such a message. */
function addressed(state: RunState, { inReplyTo, mentions = [] }: DriverAnswer) {
  const seats = [...new Set(mentions)].filter((seat) => state.seats.some((one) => one.seat === seat))
  const known = (id: string) => state.messages.findLast((one) => one.messageId === id) !== undefined
  return {
    ...(inReplyTo !== undefined && known(inReplyTo) ? { inReplyTo } : {}),
    ...(seats.length === 0 ? {} : { mentions: seats.slice(0, 20) }),
  }
}

/** The calls that go down with an open turn: nobody told what they cost, and they may cost all the same. */
export function emitLostCalls(w: Working, turn: OpenTurn, why: string): void {
  for (const { seat } of [turn, ...blindAhead(w.state)]) emitLost(w, seat, turn.turnId, why)
}

/** Between two turns of a blind round others are still being asked. */
export function emitLostAhead(w: Working, why: string): void {
  for (const { seat, turnId } of askedAhead(w.state)) emitLost(w, seat, turnId, why)
}

function emitLost(w: Working, seat: string, turnId: string, why: string): void {
  const lost = lostCall(w.state, seat, why)
  if (lost !== null) emitUsage(w, { seat, turnId }, lost)
}

/** Every call that costs leaves `usage`, the failed and the repeated too. */
export function emitUsage(w: Working, turn: Pick<OpenTurn, 'seat' | 'turnId'>, call: CallUsage): void {
  const { usage, budget } = w.state
  const totalTokens = usage.tokens + (call.promptTokens ?? 0) + (call.completionTokens ?? 0)
  const totalCostUsd = usage.usd === null || call.costUsd === null ? null : usage.usd + call.costUsd
  w.emit('usage', { seat: turn.seat, turnId: turn.turnId, ...call, totalTokens, totalCostUsd, budget })
}
