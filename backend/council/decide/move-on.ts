import type { AgendaItem, Condition, Phase } from '../../../schemas/generated/types.ts'
import { nextState } from '../../autogen/chat/policies/fsm.ts'
import { holds } from '../conditions.ts'
import { deferDecision, kindOfOpenItem } from '../decisions/settle-decision.ts'
import { allSpoke, blindRoundIsOpen } from '../phases.ts'
import { tableOf } from '../speaker-policies/table.ts'
import { nextId, openItem, type RunState } from '../state.ts'
import { itemTimebox, remainingMs, timeboxData } from '../time-left.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Working } from '../working.ts'
import { completeRun } from './end-run.ts'
import { setPhase } from './status.ts'
import { settleQueued } from './queue.ts'

const BEFORE_DECISION = new Set<Phase>(['positions', 'debate', 'alternatives', 'risks', 'convergence'])

/** At the end of a turn: does the discussion go to another phase, to another item, or to its end? */
export function moveOn(w: Working): void {
  expireItem(w)
  if (isOver(w.state)) return completeRun(w)
  if (openItem(w.state)?.closing === true) return leaveItem(w)
  const { phase } = w.state
  if (kindOfOpenItem(w) === 'discuss') return discussed(w)
  // A decision that was called, or whose time is up, does not wait for the table's way there.
  const hurried = BEFORE_DECISION.has(phase) && !blindRoundIsOpen(w.state)
  const early: Condition | null = !hurried
    ? null
    : holds(w.state, 'called')
      ? 'called'
      : holds(w.state, 'timebox_expired')
        ? 'timebox_expired'
        : null
  if (early !== null) {
    const { status } = wordingOf(w.state)
    const text = early === 'called' ? status.called : status.timeUp
    return setPhase(w, 'decision', w.state.itemId, { code: 'phase', condition: early, text })
  }
  // An extra turn that was asked for is held in the phase in which it was asked for.
  if (w.state.floor.length > 0) return
  const next = nextState(tableOf(w.state), phase, (condition) => holds(w.state, condition))
  if (next !== null) return goTo(w, next.to, next.condition)
  // A table may know no way on from a decision that is taken; the item is done all the same.
  if (phase === 'decision' && holds(w.state, 'decided')) leaveItem(w, 'decided')
}

/** The council has said its last word. */
export const isOver = (state: RunState): boolean =>
  state.phase === 'closing' && allSpoke(state) && state.floor.length === 0

function discussed(w: Working): void {
  const done = holds(w.state, 'quiet') || holds(w.state, 'timebox_expired')
  if (done && w.state.floor.length === 0) leaveItem(w, holds(w.state, 'quiet') ? 'quiet' : 'timebox_expired')
}

function goTo(w: Working, to: Phase, condition: Condition): void {
  if (w.state.phase === 'opening') return enterItem(w, condition)
  const done = to === 'actions' || to === 'closing'
  if (done && w.state.itemId !== null) return leaveItem(w, condition)
  const text = wordingOf(w.state).status.next(w.state.phase, to)
  setPhase(w, to, w.state.itemId, { code: 'phase', condition, text })
}

/** Closes the open item; the next one opens, or the council turns to what follows from its decisions. */
function leaveItem(w: Working, condition?: Condition): void {
  settleQueued(w, 'end_of_item')
  deferDecision(w)
  const box = itemTimebox(w.state)
  if (box !== undefined) w.emit('timebox', timeboxData(box, 'closed', w.elapsedMs(), w.ctx.now))
  enterItem(w, condition)
}

function enterItem(w: Working, condition?: Condition): void {
  const { agenda } = w.state.meeting
  const open = agenda.find((item) => item.id === w.state.itemId)
  const next = agenda.find((item) => w.state.items[item.id]?.state === 'pending')
  if (next !== undefined) startTimebox(w, next)
  if (open !== undefined) emitItem(w, open, 'closed')
  const reason = { code: 'phase' as const, ...(condition === undefined ? {} : { condition }) }
  const { status } = wordingOf(w.state)
  if (next === undefined) return setPhase(w, 'actions', null, { ...reason, text: status.itemsClosed })
  emitItem(w, next, 'opened')
  const phase = next.kind === 'decide' ? 'positions' : 'debate'
  setPhase(w, phase, next.id, { ...reason, text: status.item(next) })
}

const emitItem = (w: Working, { id, title, kind }: AgendaItem, state: 'opened' | 'closed'): void =>
  w.emit('agenda_item', { itemId: id, title, kind, state })

function startTimebox(w: Working, item: AgendaItem): void {
  const box = {
    timeboxId: nextId(w.state, 'b'),
    scope: `item:${item.id}`,
    totalMs: item.timeboxMinutes * 60_000,
    startedElapsedMs: w.elapsedMs(),
    state: 'open' as const,
  }
  w.emit('timebox', timeboxData(box, 'started', w.elapsedMs(), w.ctx.now))
}

function expireItem(w: Working): void {
  const box = itemTimebox(w.state)
  if (box === undefined || box.state !== 'open' || remainingMs(box, w.elapsedMs()) > 0) return
  w.emit('timebox', timeboxData(box, 'expired', w.elapsedMs(), w.ctx.now))
}
