import { blindRoundIsOpen, ordinaryTask, roundIsFull } from '../phases.ts'
import { behindAll, withoutAsked } from '../speaker-policies/queue.ts'
import type { RunState } from '../state.ts'
import type { Floor, OpenTurn } from '../turn-state.ts'
import { counted, taken, type Evolver } from './base.ts'

/** The reason of a turn that was cut at the end of its item's time; it is not started again. */
export const TIME_UP = 'time_up'

export const speakerSelected: Evolver<'speaker_selected'> = (state, data) => {
  const asked = data.policy === 'floor' ? state.floor.find((one) => one.seat === data.seat) : undefined
  return {
    ...state,
    counts: taken(state, data.turnId),
    ...(asked === undefined ? {} : heldNow(state, asked)),
    retry: null,
    selected: {
      ...data,
      task: asked?.task ?? ordinaryTask(state, data.seat),
      extra: asked !== undefined && !blindRoundIsOpen(state),
    },
  }
}

const heldNow = ({ floor, phaseTurns }: RunState, asked: Floor): Pick<RunState, 'floor' | 'phaseTurns'> => ({
  floor: floor.filter((one) => one !== asked),
  phaseTurns: { ...phaseTurns, moved: withoutAsked(phaseTurns.moved, asked.seat) },
})

export const turn: Evolver<'turn'> = (state, data, { at, seq }) => {
  const counts = taken(state, data.messageId)
  if (data.state === 'started')
    return { ...state, counts, turn: started(state, data, at, seq), selected: null, retry: null }
  const open = state.turn
  if (open === null || open.turnId !== data.turnId) return { ...state, counts }
  const closed = { counts, turn: null }
  if (data.state === 'failed')
    return { ...state, ...closed, ...counted(state, 'turn_failed'), retry: again(open, open.failures + 1) }
  // Its item's time is up: it has had the floor, and does not get it again for this.
  if (data.state === 'interrupted' && data.reason === TIME_UP)
    return { ...state, ...closed, retry: null, ...spoke(state, open, false) }
  if (data.state === 'interrupted') {
    const lost = data.reason === 'driver_lost'
    const told = lost ? counted(state, 'driver_lost') : {}
    return { ...state, ...closed, ...told, retry: again(open, open.failures + (lost ? 1 : 0)) }
  }
  const completed = data.state === 'completed'
  const silentTurns = completed ? 0 : state.silentTurns
  return { ...state, ...closed, silentTurns, retry: null, ...spoke(state, open, completed) }
}

/** Out of its attempts, a turn that had failed is skipped: it is no longer open, yet its seat has had its chance. */
export const skippedRetry: Evolver<'turn'> = (state, data) =>
  data.state === 'skipped' && state.turn === null && state.retry?.turnId === data.turnId
    ? {
        ...state,
        ...counted(state, 'turn_skipped'),
        silentTurns: state.silentTurns + 1,
        retry: null,
        ...spoke(state, state.retry, false),
      }
    : state

function started(
  state: RunState,
  data: Parameters<typeof turn>[1],
  at: number,
  startedSeq: number,
): OpenTurn {
  const from = state.retry?.turnId === data.turnId ? state.retry : null
  return {
    turnId: data.turnId,
    seat: data.seat,
    messageId: data.messageId,
    attempt: data.attempt,
    failures: from?.failures ?? 0,
    phase: state.phase,
    itemId: state.itemId,
    task: from?.task ?? state.selected?.task ?? { kind: 'speak' },
    extra: from?.extra ?? state.selected?.extra ?? false,
    startedAt: at,
    startedSeq,
    deadlineSeconds: data.deadlineSeconds ?? 60,
    deputy: from?.deputy ?? false,
    context: data.context ?? { messageIds: [], sourceIds: [], promptVersion: '', sha256: '' },
  }
}

const again = (open: OpenTurn, failures: number) => ({
  turnId: open.turnId,
  seat: open.seat,
  messageId: open.messageId,
  attempt: open.attempt,
  failures,
  phase: open.phase,
  task: open.task,
  extra: open.extra,
  deputy: open.deputy,
})

/** A seat had the floor: an extra turn (one that was asked for) leaves the order of the phase as it was. */
function spoke(
  state: RunState,
  had: { seat: string; messageId: string; phase: string; extra: boolean },
  completed: boolean,
) {
  const turns = state.turns + (completed ? 1 : 0)
  if (had.phase !== state.phase) return { turns }
  const before = state.phaseTurns
  const phaseTurns = {
    ...before,
    lastHeard: had.seat,
    turns: before.turns + 1,
    quietTurns: before.quietTurns + 1,
    stillTurns: before.stillTurns + 1,
  }
  if (had.extra) return { turns, phaseTurns }
  const spoken = { ...before.spoken, [had.seat]: (before.spoken[had.seat] ?? 0) + 1 }
  const moved = behindAll(before.moved, had.seat)
  const next = { ...phaseTurns, last: had.seat, lastMessage: had.messageId, moved, spoken }
  const full = roundIsFull(state, next)
  return {
    turns,
    phaseTurns: full
      ? { ...next, movedLastRound: next.movedThisRound, movedThisRound: 0, rounds: next.rounds + 1 }
      : next,
  }
}
