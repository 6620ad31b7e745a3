import type { Actor, ForkChanges } from '../../../schemas/generated/types.ts'
import { setStatus } from '../decide/status.ts'
import { endTurn } from '../decide/turn-end.ts'
import type { RunEvent } from '../events.ts'
import { nextId, type RunState, type Timebox } from '../state.ts'
import { itemTimebox, runTimebox, timeboxData } from '../time-left.ts'
import { wordingOf } from '../wording/wording.ts'
import { Working, type Ctx } from '../working.ts'
import { retoldTurn } from './retold-turn.ts'

/** What a fork begins with behind its `run_created`, which `state` holds already. */
export function forkOpening(
  state: RunState,
  changes: ForkChanges,
  given: { by: Actor; turn: readonly RunEvent[]; ctx: Ctx },
): Working['events'] {
  const { by, turn, ctx } = given
  const w = new Working(state, ctx, false)
  if (state.status === 'paused')
    setStatus(w, 'running', { code: 'resumed', text: wordingOf(state).status.resumed(by.name) })
  for (const seat of changes.silent ?? [])
    if (state.seats.some((one) => one.seat === seat))
      w.emit('participant_updated', { seat, state: 'muted' }, by)
  // Whoever had taken the seat would be asked further on.
  for (const { seat, agent } of changes.seats ?? [])
    if (agent !== undefined && state.occupants[seat] !== undefined)
      w.emit('participant_updated', { seat, state: 'left' }, by)
  if (state.status !== 'created') setTimeboxes(w, changes)
  for (const { type, actor, data } of retoldTurn(w.state, turn, changes)) w.emit(type, data, actor)
  if (typeof changes.message?.content === 'string') sayInstead(w, changes.message.content)
  if (changes.instruction !== undefined) instruct(w, changes.instruction, by)
  return w.events
}

/** What is said instead is read like a person's words: what stands plainly in it counts. */
function sayInstead(w: Working, text: string): void {
  const { turn } = w.state
  if (turn === null) return
  endTurn(w, turn, { text, contributions: w.ctx.heard(w.state, turn, text), refused: [], calls: [] })
}

/** The clocks that run already learn how long they have now. */
function setTimeboxes(w: Working, { timeboxes = [], maxMinutes }: ForkChanges): void {
  const whole = runTimebox(w.state)
  if (maxMinutes !== undefined && whole !== undefined) setTimebox(w, whole, maxMinutes)
  const minutes = timeboxes.find(({ itemId }) => itemId === w.state.itemId)?.minutes
  const item = itemTimebox(w.state)
  if (minutes !== undefined && item !== undefined) setTimebox(w, item, minutes)
}

function setTimebox(w: Working, box: Timebox, minutes: number): void {
  const other = { ...box, totalMs: minutes * 60_000, state: 'open' as const }
  w.emit('timebox', timeboxData(other, 'extended', w.elapsedMs(), w.ctx.now))
}

function instruct(w: Working, content: string, by: Actor): void {
  const messageId = nextId(w.state, 'm')
  w.emit('chat_message', { messageId, turnId: null, seat: null, phase: w.state.phase, content }, by)
}
