import type { AgendaItem, AgendaItemData, Condition, Phase } from '../../../schemas/generated/types.ts'
import { nextState } from '../../autogen/chat/policies/fsm.ts'
import { atZero, mustAsk } from '../at-zero.ts'
import { nextItem } from '../coming-items.ts'
import { holds } from '../conditions.ts'
import { deferDecision, kindOfOpenItem } from '../decisions/settle-decision.ts'
import { allSpoke, blindRoundIsOpen } from '../phases.ts'
import { tableOf } from '../speaker-policies/table.ts'
import { nextId, openItem, type RunState } from '../state.ts'
import { MORE_TIME_MS } from '../questions.ts'
import { itemTimebox, newTimebox, remainingMs, timeboxData } from '../time-left.ts'
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
  if (openItem(w.state)?.parking === true) return parkItem(w)
  if (mustAsk(w.state)) return
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
  const heading = openItem(w.state)?.heading ?? null
  if (heading !== null)
    return setPhase(w, heading, w.state.itemId, {
      code: 'phase',
      text: wordingOf(w.state).status.led(heading),
    })
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
  const isUp = holds(w.state, 'timebox_expired')
  // A cut is sharp: what was asked for is not waited for either.
  if (isUp && atZero(w.state) === 'cut') return leaveItem(w, 'timebox_expired')
  const done = holds(w.state, 'quiet') || isUp
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
  closeTimebox(w)
  enterItem(w, condition)
}

/** Sets the open item aside; the second time nobody comes back to it. */
function parkItem(w: Working): void {
  settleQueued(w, 'end_of_item')
  if (openItem(w.state)?.timesParked !== 0) deferDecision(w)
  closeTimebox(w)
  enterItem(w, undefined, 'parked')
}

function closeTimebox(w: Working): void {
  const box = itemTimebox(w.state)
  if (box !== undefined) w.emit('timebox', timeboxData(box, 'closed', w.elapsedMs(), w.ctx.now))
}

function enterItem(w: Working, condition?: Condition, leaving: 'closed' | 'parked' = 'closed'): void {
  const open = w.state.meeting.agenda.find((item) => item.id === w.state.itemId)
  const next = nextItem(w.state)
  if (next !== undefined) startTimebox(w, next)
  if (open !== undefined) emitItem(w, open, leaving)
  const reason = { code: 'phase' as const, ...(condition === undefined ? {} : { condition }) }
  const { status } = wordingOf(w.state)
  if (next === undefined) return setPhase(w, 'actions', null, { ...reason, text: status.itemsClosed })
  const aside = w.state.items[next.id]?.aside ?? null
  emitItem(w, next, 'opened')
  const blind = next.kind === 'decide' && (aside === null || aside.phase === 'positions')
  const text = aside === null ? status.item(next) : status.itemAgain(next)
  setPhase(w, blind ? 'positions' : 'debate', next.id, { ...reason, text })
}

const emitItem = (w: Working, { id, title, kind }: AgendaItem, state: AgendaItemData['state']): void =>
  w.emit('agenda_item', { itemId: id, title, kind, state })

function startTimebox(w: Working, item: AgendaItem): void {
  const scope = `item:${item.id}`
  const before = Object.values(w.state.timeboxes).findLast((one) => one.scope === scope)
  const box = newTimebox({
    timeboxId: nextId(w.state, 'b'),
    scope,
    totalMs: timeFor(item, before === undefined ? null : remainingMs(before, w.elapsedMs())),
    startedElapsedMs: w.elapsedMs(),
  })
  w.emit('timebox', timeboxData(box, 'started', w.elapsedMs(), w.ctx.now))
}

/** An item that comes back has the time that it had left, and enough to say something in any case. */
function timeFor({ timeboxMinutes }: AgendaItem, leftMs: number | null): number {
  const whole = timeboxMinutes * 60_000
  return leftMs === null ? whole : Math.max(leftMs, Math.min(whole, MORE_TIME_MS))
}

function expireItem(w: Working): void {
  const box = itemTimebox(w.state)
  if (box === undefined || box.state !== 'open' || remainingMs(box, w.elapsedMs()) > 0) return
  w.emit('timebox', timeboxData(box, 'expired', w.elapsedMs(), w.ctx.now))
}
