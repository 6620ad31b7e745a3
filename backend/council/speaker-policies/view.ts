import type { Selected } from '../../autogen/chat/policies/types.ts'
import { mayRead } from '../contributions/may-read.ts'
import { speakingSeats } from '../phases.ts'
import { claimById, openItem, type Message, type RunState } from '../state.ts'
import type { MessageView, ObjectionView, PositionView, SeatView, SpeakerView } from './policy.ts'

/** Enough to follow what is being talked about; the whole talk is the log. */
const MOST_MESSAGES = 20

/** What a policy is told as the council stands now: all of it made anew and frozen, so that nothing here can be changed by it. */
export function speakerView(state: RunState, { speaker, candidates, rationale }: Selected): SpeakerView {
  const { phase, phaseTurns, meeting, counts, seed } = state
  const agenda = meeting.agenda.find(({ id }) => id === state.itemId)
  const messages = state.messages.lastWhere(MOST_MESSAGES, (message) => isHeard(state, message))
  return frozen({
    phase,
    item: agenda === undefined ? null : { id: agenda.id, title: agenda.title, kind: agenda.kind },
    seats: seatsOf(state),
    candidates: [...candidates],
    order: { seat: speaker, rationale },
    lastSpeaker: phaseTurns.lastHeard,
    lastTurn: phaseTurns.lastMessage,
    messages: messages.map(messageView),
    positions: positionsOf(state),
    objections: objectionsOf(state),
    turn: counts.t + 1,
    seed,
    language: meeting.language,
  })
}

// Whoever chooses sits in no seat: what is sealed is not for it either.
const isHeard = (state: RunState, message: Message): boolean =>
  message.partial !== true && message.note !== true && mayRead(state, '', message)

function seatsOf(state: RunState): SeatView[] {
  const speaking = speakingSeats(state)
  return state.seats.map(({ seat, role, name }) => ({
    seat,
    role,
    name,
    speaks: speaking.includes(seat),
    turns: state.phaseTurns.spoken[seat] ?? 0,
  }))
}

const messageView = (message: Message): MessageView => ({
  messageId: message.messageId,
  seat: message.seat,
  name: message.name,
  phase: message.phase,
  text: message.content,
  mentions: [...(message.mentions ?? [])],
  handsTo: message.handsTo ?? null,
  handsToWhy: message.handsToWhy ?? null,
})

const positionsOf = (state: RunState): PositionView[] =>
  Object.values(openItem(state)?.positions ?? {}).map(({ seat, optionId, confidence }) => ({
    seat,
    optionId,
    confidence: confidence ?? null,
  }))

const objectionsOf = (state: RunState): ObjectionView[] =>
  Object.entries(state.unanswered).flatMap(([claimId, challenged]) => {
    const [claim, about] = [claimById(state, claimId), claimById(state, challenged)]
    return claim === undefined || about === undefined
      ? []
      : [{ claimId, by: claim.seat, to: about.seat, text: claim.text }]
  })

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}
