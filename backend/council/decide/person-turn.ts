import type { Actor, HumanQuestionData } from '../../../schemas/generated/types.ts'
import { accept, sealed } from '../contributions/accept.ts'
import { SYSTEM } from '../events.ts'
import { clipped } from '../meeting/clipped.ts'
import { asOccupant, isGone, personOf, personsTurn } from '../people.ts'
import { PASS } from '../questions.ts'
import { ARTIFACT_TOOLS } from '../record/submit.ts'
import type { OpenTurn } from '../turn-state.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Working } from '../working.ts'
import type { DriverAnswer } from './driver-commands.ts'
import { setStatus } from './status.ts'
import { endTurn } from './turn-end.ts'
import { askAboutGate, turnIsOver } from './turn-is-over.ts'
import type { Choice, Speech } from './turn-choices.ts'

/** A person sits down in a seat. */
export function sitDown(w: Working, seat: string, actor: Actor): void {
  if (w.state.occupants[seat] !== undefined) return
  const occupant = asOccupant(w.state, seat, actor)
  w.emit('participant_updated', { seat, state: 'joined', occupant }, actor)
}

/**
 * The person who has the floor says something, or lets it pass on. It ends the turn as an agent's answer would; whoever
 * drives the run goes on from there.
 */
export function speakInTurn(w: Working, speech: Speech | typeof PASS, actor: Actor): void {
  const turn = personsTurn(w.state)
  if (turn === null) return
  const words = wordingOf(w.state).people
  sitDown(w, turn.seat, actor)
  const by = w.seatActor(turn.seat)
  const answer = speech === PASS ? PASS : speech.choice?.word || speech.text
  settle(w, { state: 'answered', answer: clipped(answer, 20_000), by, ...sealed(w.state) }, by)
  if (speech === PASS) closeTurn(w, turn, 'skipped', words.passes(by.name), by)
  else endTurn(w, turn, answerOf(w, turn, speech))
  goOn(w, words.spoke(by.name))
}

/** A facilitator lets the council go on without the person who has the floor. */
export function passOver(w: Working, reason: string, actor: Actor): void {
  const turn = personsTurn(w.state)
  if (turn === null) return
  settle(w, { state: 'withdrawn' }, actor)
  closeTurn(w, turn, 'skipped', reason, actor)
  goOn(w, wordingOf(w.state).people.goesOn)
}

/** A person leaves a seat: its agent goes on with the very turn that the person had. */
export function leaveSeat(w: Working, seat: string, actor: Actor): void {
  const name = personOf(w.state, seat)
  const occupant = w.state.occupants[seat]
  const turn = personsTurn(w.state)
  w.emit('participant_updated', { seat, state: 'left', ...(occupant && { occupant }) }, actor)
  if (turn?.seat !== seat) return
  settle(w, { state: 'withdrawn' }, actor)
  closeTurn(w, turn, 'interrupted', wordingOf(w.state).people.leaves(name), actor)
  running(w, wordingOf(w.state).people.leaves(name))
}

/** Nobody spoke before the deadline: the deputy does, or the floor passes on. */
export function missTurn(w: Working): void {
  const turn = personsTurn(w.state)
  if (turn === null) return
  const { seat } = turn
  const name = personOf(w.state, seat)
  const occupant = w.state.occupants[seat]
  const { people, status } = wordingOf(w.state)
  settle(w, { state: 'defaulted', answer: PASS })
  const gone = isGone(w.state, seat)
  if (gone) w.emit('participant_updated', { seat, state: 'left', ...(occupant && { occupant }) })
  const stoodIn = w.state.turn?.deputy === true
  if (gone) closeTurn(w, turn, 'interrupted', people.gone(name))
  else if (stoodIn) closeTurn(w, turn, 'interrupted', people.deputySpeaks(name))
  else closeTurn(w, turn, 'skipped', people.missed(name))
  running(w, status.defaulted)
}

function settle(
  w: Working,
  how: Pick<HumanQuestionData, 'state' | 'answer' | 'by' | 'sealed'>,
  actor: Actor = SYSTEM,
): void {
  const question = w.state.human
  if (question !== null) w.emit('human_question', { ...question, ...how }, actor)
}

function closeTurn(
  w: Working,
  { turnId, seat, messageId, attempt }: OpenTurn,
  state: 'skipped' | 'interrupted',
  reason: string,
  actor: Actor = SYSTEM,
): void {
  w.emit('turn', { turnId, seat, messageId, state, attempt, reason: clipped(reason, 2000) }, actor)
}

/** What follows a turn in its own append; a paused run stays paused, and the driver settles the rest. */
function goOn(w: Working, why: string): void {
  const { escalate } = turnIsOver(w)
  if (!running(w, why)) return
  if (escalate !== null) askAboutGate(w, escalate)
}

function running(w: Working, text: string): boolean {
  if (w.state.status !== 'waiting_for_human') return false
  setStatus(w, 'running', { code: 'answered', text })
  return true
}

/** What was chosen is handed in as such; what was only read out of the words counts as far as it may. */
function answerOf(
  w: Working,
  turn: OpenTurn,
  { text, choice, confidence, mentions, heard }: Speech,
): DriverAnswer {
  const chosen = choice === undefined ? [] : [contribution(turn, choice, text, confidence ?? null)]
  const trial = w.trial()
  for (const one of chosen) accept(trial, turn, one)
  const read = heard.filter((one) => ARTIFACT_TOOLS.has(one.tool) || accept(trial, turn, one) === null)
  const { chooses } = wordingOf(w.state).people
  return {
    text: text === '' && choice !== undefined ? chooses(choice.word) : text,
    contributions: [...chosen, ...read],
    refused: [],
    calls: [],
    ...(mentions === undefined ? {} : { mentions }),
  }
}

function contribution({ phase }: OpenTurn, { optionId }: Choice, text: string, confidence: number | null) {
  const reason = clipped(text, 4000)
  const sure = confidence === null ? {} : { confidence }
  return phase === 'positions'
    ? { tool: 'take_position', arguments: { option: optionId, basis: 'said', quote: reason, ...sure } }
    : { tool: 'cast_vote', arguments: { option: optionId, reason, ...sure } }
}
