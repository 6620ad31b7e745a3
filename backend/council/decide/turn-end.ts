import type { CallUsage } from '../call.ts'
import type { NewEvent } from '../events.ts'
import { accept, sealed } from '../contributions/accept.ts'
import { ARTIFACT_TOOLS, emitArtifacts, submitted } from '../record/submit.ts'
import { nextId, type OpenTurn } from '../state.ts'
import type { Working } from '../working.ts'
import type { DriverAnswer, RefusedCall } from './driver-commands.ts'

/** What a seat said and did becomes events: refused calls, the message, the contributions in their order, usage, the turn's end. */
export function endTurn(w: Working, turn: OpenTurn, answer: DriverAnswer): void {
  const { taken, refused } = sift(w, turn, answer)
  const artifacts = submitted(w, turn, answer.contributions)
  for (const call of [...answer.refused, ...refused, ...artifacts.refused]) emitRefused(w, turn, call)
  emitMessage(w, turn, answer, taken)
  for (const event of taken) w.emit(event.type, event.data, event.actor)
  emitArtifacts(w, turn, artifacts.valid)
  for (const call of answer.calls) emitUsage(w, turn, call)
  w.emit('turn', {
    turnId: turn.turnId,
    seat: turn.seat,
    messageId: turn.messageId,
    state: 'completed',
    attempt: turn.attempt,
  })
}

/** Tries the contributions in order on a copy, since a later one may build on an earlier one. */
function sift(
  w: Working,
  turn: OpenTurn,
  answer: DriverAnswer,
): { taken: NewEvent[]; refused: RefusedCall[] } {
  const trial = w.trial()
  const refused: RefusedCall[] = []
  for (const one of answer.contributions) {
    if (ARTIFACT_TOOLS.has(one.tool)) continue
    const why = accept(trial, turn, one.tool, one.arguments)
    if (why !== null) refused.push({ ...one, error: why })
  }
  return { taken: trial.events, refused }
}

function emitRefused(w: Working, turn: OpenTurn, call: RefusedCall): void {
  const isSealed = sealed(w.state).sealed === true
  w.emit(
    'tool_call',
    {
      callId: nextId(w.state, 'call'),
      tool: call.tool.slice(0, 100),
      seat: turn.seat,
      arguments: isSealed ? null : (call.arguments ?? null),
      status: 'failed',
      error: call.error.slice(0, 8000),
    },
    w.seatActor(turn.seat),
  )
}

function emitMessage(w: Working, turn: OpenTurn, answer: DriverAnswer, taken: NewEvent[]): void {
  const citations = taken.flatMap((event) => ('anchors' in event.data ? event.data.anchors : []))
  w.emit(
    'chat_message',
    {
      messageId: turn.messageId,
      turnId: turn.turnId,
      seat: turn.seat,
      phase: turn.phase,
      content: answer.text.slice(0, 200_000),
      ...(answer.inReplyTo === undefined ? {} : { inReplyTo: answer.inReplyTo }),
      ...(answer.mentions === undefined ? {} : { mentions: answer.mentions }),
      ...(citations.length === 0 ? {} : { citations: citations.slice(0, 100) }),
      ...sealed(w.state),
    },
    w.seatActor(turn.seat),
  )
}

/** Every call that costs leaves `usage`, the failed and the repeated too. */
export function emitUsage(w: Working, turn: Pick<OpenTurn, 'seat' | 'turnId'>, call: CallUsage): void {
  const { usage, budget } = w.state
  const totalTokens = usage.tokens + call.promptTokens + call.completionTokens
  const totalCostUsd = usage.usd === null || call.costUsd === null ? null : usage.usd + call.costUsd
  w.emit('usage', { seat: turn.seat, turnId: turn.turnId, ...call, totalTokens, totalCostUsd, budget })
}
