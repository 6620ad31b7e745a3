import { AppendList } from '../append-list.ts'
import { ENDED, openItem, type ItemState, type RunState } from '../state.ts'
import type { AgendaItemData, Phase, RunCreatedData } from '../../../schemas/generated/types.ts'
import { freshPhase, withItem, type Evolver, type Told } from './base.ts'

const EMPTY_ITEM: ItemState = {
  state: 'pending',
  revealed: false,
  decision: null,
  blind: {},
  votes: {},
  castBy: {},
  tieBreak: null,
  positions: {},
  gates: [],
  called: false,
  closing: false,
  heading: null,
  parking: false,
  timesParked: 0,
  aside: null,
  atZero: null,
  ruling: null,
}

/** The state of a run of which only `run_created` is known. */
export function created(data: RunCreatedData, told: Told & { runId: string; workspaceId: string }): RunState {
  const itemId =
    data.meeting.agenda.find((item) => item.kind === 'decide')?.id ?? data.meeting.agenda[0]?.id ?? 'i1'
  return {
    ...identity(data, told),
    ...clock(told.at),
    status: 'created',
    reason: null,
    phase: 'opening',
    itemId: null,
    items: Object.fromEntries(data.meeting.agenda.map((item) => [item.id, EMPTY_ITEM])),
    phaseFrom: told.seq,
    phaseTurns: freshPhase(),
    occupants: {},
    left: [],
    missed: {},
    muted: [],
    ...floor(),
    ...table(data, itemId),
    timeboxes: {},
    human: null,
    asked: [],
    escalated: false,
    waived: {},
    budget: data.meeting.budget,
    budgetExtended: false,
    concluding: false,
    usage: { calls: 0, tokens: 0, usd: 0, knownUsd: 0, models: [] },
    artifacts: {},
    versions: {},
    tasksNumbered: 0,
    exports: {},
    exportsAsked: {},
    counts: {
      m: 0,
      t: 0,
      o: highest(data.meeting.options),
      c: 0,
      r: 0,
      q: 0,
      h: 0,
      d: 0,
      b: 0,
      call: 0,
      a: 0,
    },
  }
}

/** The number behind which new options are counted: no id that the meeting gave is given twice. */
const highest = (options: { id: string }[]): number =>
  options.reduce((most, { id }) => Math.max(most, Number(/^o(\d{1,9})$/.exec(id)?.[1] ?? 0)), options.length)

const identity = (data: RunCreatedData, told: { runId: string; workspaceId: string }) => ({
  runId: told.runId,
  workspaceId: told.workspaceId,
  kind: data.kind,
  meeting: data.meeting,
  template: data.template,
  promptVersions: data.promptVersions,
  seats: data.seats,
  policy: data.policy,
  panel: data.panel,
  voices: data.voices ?? {},
  seed: data.seed,
})

const clock = (at: number) => ({
  createdAt: at,
  startedAt: null,
  endedAt: null,
  seq: 1,
  headHash: '',
  lastAt: at,
  driverAt: 0,
  elapsedMs: 0,
})

const floor = () => ({
  turn: null,
  retry: null,
  selected: null,
  turns: 0,
  silentTurns: 0,
  floor: [],
  queue: [],
  commands: {},
})

const table = (data: RunCreatedData, itemId: string) => ({
  messages: new AppendList<never>(),
  claims: new AppendList<never>(),
  claimKeys: new Map<string, number>(),
  cited: new AppendList<string>(),
  citedKeys: new Map<string, number>(),
  unanswered: {},
  options: data.meeting.options.map((option) => ({
    optionId: option.id,
    itemId,
    title: option.title,
    summary: option.summary,
    state: 'added' as const,
    anchors: [],
  })),
  risks: [],
  questions: [],
  decisions: [],
  gates: [],
})

/** A fork's own first event keeps the folded prefix and replaces only what it gives. */
export const runCreated: Evolver<'run_created'> = (state, data) => ({
  ...state,
  meeting: data.meeting,
  seats: data.seats,
  policy: data.policy,
  panel: data.panel,
  voices: data.voices ?? {},
  seed: data.seed,
  kind: data.kind,
})

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
