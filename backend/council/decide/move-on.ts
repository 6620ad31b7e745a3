import type { Condition, Phase } from '../../../schemas/generated/types.ts'
import { nextState } from '../../autogen/chat/policies/fsm.ts'
import { holds } from '../conditions.ts'
import { deferDecision, kindOfOpenItem } from '../decisions/settle-decision.ts'
import { allSpoke } from '../phases.ts'
import { tableOf } from '../speaker-policies/table.ts'
import { nextId, openItem } from '../state.ts'
import { itemTimebox, remainingMs, timeboxData } from '../time-left.ts'
import type { Working } from '../working.ts'
import { completeRun } from './end-run.ts'
import { setPhase } from './status.ts'
import { settleQueued } from './queue.ts'

const BEFORE_DECISION = new Set<Phase>(['positions', 'debate', 'alternatives', 'risks', 'convergence'])

/** At the end of a turn: does the discussion go to another phase, to another item, or to its end? */
export function moveOn(w: Working): void {
  expireItem(w)
  if (w.state.phase === 'closing' && allSpoke(w.state) && w.state.floor.length === 0) return completeRun(w)
  if (openItem(w.state)?.closing === true) return leaveItem(w)
  const { phase } = w.state
  if (kindOfOpenItem(w) === 'discuss') return discussed(w)
  // A decision that was called, or whose time is up, does not wait for the table's way there.
  const hurried = BEFORE_DECISION.has(phase) && openItem(w.state)?.revealed !== false
  const early: Condition | null = !hurried
    ? null
    : holds(w.state, 'called')
      ? 'called'
      : holds(w.state, 'timebox_expired')
        ? 'timebox_expired'
        : null
  if (early !== null)
    return setPhase(w, 'decision', w.state.itemId, { code: 'phase', condition: early, text: REASONS[early] })
  // An extra turn that was asked for is held in the phase in which it was asked for.
  if (w.state.floor.length > 0) return
  const next = nextState(tableOf(w.state), phase, (condition) => holds(w.state, condition))
  if (next !== null) goTo(w, next.to, next.condition)
}

const REASONS: Record<'called' | 'timebox_expired', string> = {
  called: 'A person called the decision.',
  timebox_expired: 'The time for this item is up, so it is decided now.',
}

function discussed(w: Working): void {
  const done = holds(w.state, 'quiet') || holds(w.state, 'timebox_expired')
  if (done && w.state.floor.length === 0) leaveItem(w, holds(w.state, 'quiet') ? 'quiet' : 'timebox_expired')
}

function goTo(w: Working, to: Phase, condition: Condition): void {
  if (w.state.phase === 'opening') return enterItem(w, condition)
  if (to === 'actions' && w.state.itemId !== null) return leaveItem(w, condition)
  setPhase(w, to, w.state.itemId, { code: 'phase', condition, text: `${w.state.phase} → ${to}` })
}

/** Closes the open item; the next one opens, or the council turns to what follows from its decisions. */
function leaveItem(w: Working, condition?: Condition): void {
  settleQueued(w, 'end_of_item')
  deferDecision(w)
  const { itemId } = w.state
  const box = itemTimebox(w.state)
  if (box !== undefined) w.emit('timebox', timeboxData(box, 'closed', w.elapsedMs(), w.ctx.now))
  const item = w.state.meeting.agenda.find((one) => one.id === itemId)
  if (item !== undefined)
    w.emit('agenda_item', { itemId: item.id, title: item.title, kind: item.kind, state: 'closed' })
  enterItem(w, condition)
}

function enterItem(w: Working, condition?: Condition): void {
  const next = w.state.meeting.agenda.find((item) => w.state.items[item.id]?.state === 'pending')
  const reason = { code: 'phase' as const, ...(condition === undefined ? {} : { condition }) }
  if (next === undefined)
    return setPhase(w, 'actions', null, { ...reason, text: 'Every item is closed: what follows from it?' })
  w.emit('timebox', {
    ...timeboxData(
      {
        timeboxId: nextId(w.state, 'b'),
        scope: `item:${next.id}`,
        totalMs: next.timeboxMinutes * 60_000,
        startedElapsedMs: w.elapsedMs(),
        state: 'open',
      },
      'started',
      w.elapsedMs(),
      w.ctx.now,
    ),
  })
  w.emit('agenda_item', { itemId: next.id, title: next.title, kind: next.kind, state: 'opened' })
  const phase = next.kind === 'decide' ? 'positions' : 'debate'
  setPhase(w, phase, next.id, { ...reason, text: `Item ${next.id}: ${next.title}` })
}

function expireItem(w: Working): void {
  const box = itemTimebox(w.state)
  if (box === undefined || box.state !== 'open' || remainingMs(box, w.elapsedMs()) > 0) return
  w.emit('timebox', timeboxData(box, 'expired', w.elapsedMs(), w.ctx.now))
}
