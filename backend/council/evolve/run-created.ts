import { AppendList } from '../append-list.ts'
import type { ItemState, RunState } from '../state.ts'
import type { RunCreatedData } from '../../../schemas/generated/types.ts'
import { councilName } from '../council-name.ts'
import { freshPhase, type Evolver, type Told } from './base.ts'

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
    ...origin(data, told),
    lineage: data.parent === undefined ? [] : [ancestor(data.parent)],
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
    humanSince: null,
    asked: [],
    escalated: false,
    waived: {},
    budget: data.meeting.budget,
    budgetExtended: false,
    concluding: false,
    usage: { calls: 0, tokens: 0, usd: 0, knownUsd: 0, models: [] },
    ownUsage: NOTHING_USED,
    ...record(),
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

/**
 * A fork's own first event keeps the folded prefix and replaces only what it gives. Where the council had not begun all
 * stands as this event says, but for what people had asked for by then. What was exported was the parent's.
 */
export const runCreated: Evolver<'run_created'> = (state, data, told) => {
  const { seq, at, runId = state.runId } = told
  const { headHash, workspaceId } = state
  const lineage = lineageOf(state, data)
  // Logs of earlier versions do not name it; what was folded so far is its parent.
  const forkOf = data.parent?.name ?? councilName(state)
  if (state.status === 'created') {
    const anew = created(data, { ...told, runId, workspaceId })
    return { ...anew, ...askedBefore(state, anew), forkOf, lineage, seq, headHash, lastAt: at }
  }
  return {
    ...state,
    ...identity(data, { runId, workspaceId }),
    ...origin(data, told),
    forkOf,
    lineage,
    createdAt: at,
    ownUsage: NOTHING_USED,
    budget: data.meeting.budget,
    exports: {},
    exportsAsked: {},
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
  agents: data.agents ?? [],
  seats: data.seats,
  policy: data.policy,
  panel: data.panel,
  voices: data.voices ?? {},
  seed: data.seed,
})

const origin = (data: RunCreatedData, { actor }: Told) => ({
  startedBy: actor,
  demo: data.demo === true,
  preparationSeconds: data.preparationSeconds ?? null,
  parent: data.parent === undefined ? null : ancestor(data.parent),
  fork: data.fork ?? null,
  forkOf: null,
  ...(data.earlier === undefined ? {} : { earlier: data.earlier }),
})

type Ancestor = RunState['lineage'][number]

const ancestor = ({ runId, seq }: Ancestor): Ancestor => ({ runId, seq })

/** A fork of a fork may begin before its parent did: then its log is shared with those the parent comes from. */
function lineageOf(state: RunState, { parent }: RunCreatedData): Ancestor[] {
  if (parent === undefined) return []
  const before = state.runId === parent.runId ? [] : [{ runId: state.runId, seq: parent.seq }]
  return [...state.lineage, ...before, ancestor(parent)]
}

const NOTHING_USED: RunState['ownUsage'] = { tokens: 0, usd: 0, knownUsd: 0 }

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
  failures: {},
  floor: [],
  queue: [],
  commands: {},
})

const record = () => ({ artifacts: {}, versions: {}, tasksNumbered: 0, exports: {}, exportsAsked: {} })

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
  found: [],
  struck: {},
  unshared: [],
  risks: [],
  questions: [],
  decisions: [],
  gates: [],
})

/** What people did before the council began: it stands in the log that is shared, so it holds. */
function askedBefore(state: RunState, { seats, counts }: RunState): Partial<RunState> {
  const isThere = (seat: string) => seats.some((one) => one.seat === seat)
  const { commands, queue, messages } = state
  return {
    commands,
    queue,
    messages,
    counts: { ...counts, m: state.counts.m },
    floor: state.floor.filter(({ seat }) => isThere(seat)),
    left: state.left.filter(isThere),
    muted: state.muted.filter(isThere),
    occupants: Object.fromEntries(Object.entries(state.occupants).filter(([seat]) => isThere(seat))),
  }
}
