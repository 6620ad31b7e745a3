import type { Actor, Command } from '../../schemas/generated/types.ts'
import type { RunEvent } from '../../backend/council/events.ts'
import { ENDED, type RunState } from '../../backend/council/state.ts'
import { notices as say } from '../lib/words.ts'
import { documentName } from '../lib/words-record.ts'

/** A line between the messages: what happened to the council rather than what was said in it. */
export type Notice = {
  tone: 'quiet' | 'warn' | 'bad' | 'good'
  text: string
  /** It may cut a message short, whose words so far come only after it. */
  cuts?: true
}

const quiet = (text: string): Notice => ({ tone: 'quiet', text })

/** What a reader should be told of an event, if anything. */
export function noticeOf(event: RunEvent, state: RunState): Notice | null {
  switch (event.type) {
    case 'run_status':
      return ofStatus(event.data)
    case 'turn':
      return ofTurn(event.data, nameOf(state, event.data.seat))
    case 'participant_updated':
      return ofSeat(event.data, nameOf(state, event.data.seat))
    case 'reveal':
      return quiet(say.revealed)
    case 'command':
      return event.data.state === 'applied' && event.data.reason === undefined
        ? (ofRecord(event.data.command, event.actor.name) ?? ofCommand(event.data.type, event.actor.name))
        : null
    case 'human_question':
      return ofQuestion(event.data, event.actor)
    case 'decision':
      return { tone: event.data.status === 'decided' ? 'good' : 'warn', text: event.data.text }
    case 'quality_gate':
      return event.data.passed ? null : { tone: 'warn', text: say.gate(event.data.gate, event.data.missing) }
    case 'timebox':
      return ofTimebox(event.data.state, event.data.scope, event.data.totalSeconds)
    default:
      return null
  }
}

export const nameOf = (state: RunState, seat: string): string =>
  state.seats.find((one) => one.seat === seat)?.name ?? seat

/** A pause is told of the command that asked for it, since that knows who it was. */
function ofStatus({ status, reason }: Extract<RunEvent, { type: 'run_status' }>['data']): Notice | null {
  if (!ENDED.has(status)) return null
  const tone = status === 'failed' ? 'bad' : reason?.code === 'decided' ? 'good' : 'warn'
  return { tone, text: reason?.text ?? say.ended }
}

function ofTurn(
  { state, attempt, reason }: Extract<RunEvent, { type: 'turn' }>['data'],
  name: string,
): Notice | null {
  if (state === 'failed') return { tone: 'warn', text: say.turnFailed(name, attempt, reason) }
  if (state === 'skipped') return quiet(say.turnSkipped(name, reason))
  return state === 'interrupted' ? quiet(say.turnCut(name)) : null
}

function ofRecord(command: Command | undefined, who: string): Notice | null {
  if (command?.type === 'edit_artifact') return quiet(say.editedDocument(who, documentName[command.kind]))
  if (command?.type === 'approve_artifact')
    return quiet(say.approvedDocument(who, documentName[command.kind]))
  return null
}

function ofCommand(type: string, who: string): Notice | null {
  if (type === 'pause') return { tone: 'warn', text: say.paused(who), cuts: true }
  if (type === 'resume') return quiet(say.resumed(who))
  if (type === 'request_alternatives') return quiet(say.askedAlternatives(who))
  if (type === 'request_risks') return quiet(say.askedRisks(who))
  if (type === 'call_decision') return quiet(say.calledDecision(who))
  return type === 'close_item' ? quiet(say.closedItem(who)) : null
}

function ofSeat(
  { state, occupant }: Extract<RunEvent, { type: 'participant_updated' }>['data'],
  seat: string,
): Notice {
  if (state === 'joined') return quiet(say.joined(occupant?.name ?? say.somebody, seat))
  if (state === 'left') return quiet(say.left(occupant?.name ?? say.somebody, seat))
  return quiet(state === 'muted' ? say.muted(seat) : say.unmuted(seat))
}

/** A turn is told by its own events. A question that a person asks again has more time. */
function ofQuestion(
  { state, text, answer, by, defaultAnswer, purpose }: Extract<RunEvent, { type: 'human_question' }>['data'],
  actor: Actor,
): Notice | null {
  if (state === 'asked' && actor.kind === 'person') return quiet(say.moreTime(actor.name))
  if (purpose === 'turn') return null
  if (state === 'asked') return quiet(say.asked(text))
  if (state === 'answered') return quiet(say.answered(by?.name ?? say.somebody, answer ?? ''))
  return state === 'defaulted' ? quiet(say.defaulted(defaultAnswer)) : null
}

function ofTimebox(state: string, scope: string, totalSeconds: number): Notice | null {
  if (scope.startsWith('phase:')) return null
  if (state === 'extended') return quiet(say.extended(Math.round(totalSeconds / 60)))
  return state === 'expired' ? { tone: 'warn', text: say.expired } : null
}
