import { ENDED, openItem, type ItemState, type RunState } from '../state.ts'
import type { AgendaItemData, Phase } from '../../../schemas/generated/types.ts'
import { freshPhase, withItem, type Evolver } from './base.ts'

export const runStatus: Evolver<'run_status'> = (state, data, { at, seq }) => {
  const next = {
    ...state,
    status: data.status,
    reason: data.reason ?? state.reason,
    startedAt: state.startedAt ?? (data.status === 'running' ? at : null),
    endedAt: ENDED.has(data.status) ? at : null,
    ...(data.phase === state.phase && (data.itemId ?? null) === state.itemId
      ? {}
      : enter(seq, data.phase, data.itemId ?? null)),
  }
  return data.phase === state.phase ? next : arrived(next, state.phase)
}

/** Wherever people led the item it is there now; a vote that was broken off for more talk is cast anew. */
function arrived(state: RunState, from: Phase): RunState {
  const brokenOff = from === 'decision' && openItem(state)?.decision === null
  if (!brokenOff) return openItem(state)?.heading ? withItem(state, () => ({ heading: null })) : state
  const floor = state.floor.filter((one) => one.task.kind !== 'gate')
  return withItem({ ...state, floor }, () => ({ heading: null, votes: {}, castBy: {}, tieBreak: null }))
}

/** A turn that failed in another phase is not tried again in this one. */
const enter = (seq: number, phase: RunState['phase'], itemId: string | null) => ({
  phase,
  itemId,
  phaseFrom: seq,
  phaseTurns: freshPhase(),
  retry: null,
})

export const agendaItem: Evolver<'agenda_item'> = (state, data, { seq }) => {
  const item = state.items[data.itemId]
  if (item === undefined) return state
  return {
    ...state,
    ...enter(seq, state.phase, data.state === 'opened' ? data.itemId : null),
    // What was asked about an item, and what was objected in it, goes with it; who was given the floor keeps it.
    floor: state.floor.filter((one) => one.task.kind === 'speak'),
    unanswered: data.state === 'opened' ? (item.aside?.unanswered ?? {}) : {},
    items: { ...state.items, [data.itemId]: { ...item, state: data.state, ...aside(state, data, item) } },
  }
}

/** What was said of a parked item stays with it; what was asked about its end, and votes, count no more. */
function aside(state: RunState, data: AgendaItemData, item: ItemState): Partial<ItemState> {
  if (data.state === 'opened') return { aside: null }
  if (data.state === 'closed') return {}
  return {
    timesParked: item.timesParked + 1,
    aside: { phase: state.phase, unanswered: state.unanswered },
    parking: false,
    closing: false,
    called: false,
    heading: null,
    atZero: null,
    votes: {},
    tieBreak: null,
  }
}

export const timebox: Evolver<'timebox'> = (state, data) => {
  const known = state.timeboxes[data.timeboxId]
  const startedElapsedMs = known?.startedElapsedMs ?? state.elapsedMs
  const box = {
    timeboxId: data.timeboxId,
    scope: data.scope,
    totalMs: data.totalSeconds * 1000,
    startedElapsedMs,
    closedElapsedMs: data.state === 'closed' ? state.elapsedMs : null,
    state:
      data.state === 'expired'
        ? ('expired' as const)
        : data.state === 'closed'
          ? ('closed' as const)
          : ('open' as const),
  }
  const n = Number(data.timeboxId.slice(1))
  // The minutes of the budget are the run's timebox.
  const grown = data.scope === 'run' && data.state === 'extended'
  const budget = grown ? { ...state.budget, maxMinutes: minutesOf(data.totalSeconds) } : state.budget
  return {
    ...state,
    budget,
    timeboxes: { ...state.timeboxes, [data.timeboxId]: box },
    counts: n > state.counts.b ? { ...state.counts, b: n } : state.counts,
  }
}

const minutesOf = (seconds: number): number => Math.round((seconds / 60) * 1e6) / 1e6
