import type { RunState } from '../state.ts'
import { taken, withItem, type Evolver } from './base.ts'
import { effect } from './effects.ts'
import { standsIn } from '../people.ts'
import { CLOSE_NOW, DECIDE_ANYWAY, EXTEND, MORE_TIME, PARK } from '../questions.ts'
import type { HumanQuestionData, QualityGateData, UsageData } from '../../../schemas/generated/types.ts'

export const command: Evolver<'command'> = (state, data, { seq, actor }) => {
  const settled = {
    state: data.state,
    seq,
    ...(data.reason === undefined ? {} : { reason: data.reason }),
    ...(data.code === undefined ? {} : { code: data.code }),
  }
  const queued = state.queue.find((one) => one.commandId === data.commandId)
  // The same command again gets the answer it first got; what became of it later stands beside.
  const known = Object.hasOwn(state.commands, data.commandId) ? state.commands[data.commandId] : undefined
  const answer = known === undefined ? settled : { ...known, settled: data.state }
  const next = { ...state, commands: { ...state.commands, [data.commandId]: answer } }
  if (data.state === 'queued')
    return data.command === undefined
      ? next
      : { ...next, queue: [...state.queue, { commandId: data.commandId, command: data.command, actor }] }
  const rest = queued === undefined ? state.queue : state.queue.filter((one) => one !== queued)
  const body = queued?.command ?? data.command
  const acts = data.state === 'applied' && data.reason === undefined && body !== undefined
  return acts ? effect({ ...next, queue: rest }, body, actor) : { ...next, queue: rest }
}

/** Who sits where, and who is not heard for now. */
export const participantUpdated: Evolver<'participant_updated'> = (
  state,
  { seat, state: change, occupant },
) => {
  const others = without(state.occupants, seat)
  const left = state.left.filter((one) => one !== seat)
  const missed = without(state.missed, seat)
  switch (change) {
    case 'joined':
      return occupant === undefined
        ? state
        : { ...state, left, missed, occupants: { ...others, [seat]: occupant } }
    case 'left':
      return { ...state, left: [...left, seat], missed, occupants: others }
    case 'muted':
      return muted(state, seat)
    case 'unmuted':
      return { ...state, muted: state.muted.filter((one) => one !== seat) }
  }
}

/** What a seat was to say next goes with its voice; otherwise the phase would wait for it. */
const muted = (state: RunState, seat: string): RunState => ({
  ...state,
  muted: [...state.muted.filter((one) => one !== seat), seat],
  floor: state.floor.filter((one) => one.seat !== seat),
  retry: state.retry?.seat === seat ? null : state.retry,
})

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _gone, ...rest } = record
  return rest
}

export const humanQuestion: Evolver<'human_question'> = (state, data, { at }) => {
  const open = data.state === 'asked'
  const same = state.human?.questionId === data.questionId
  const next = {
    ...state,
    counts: taken(state, data.questionId),
    human: open ? data : same ? null : state.human,
    humanSince: open ? (same ? state.humanSince : at) : same ? null : state.humanSince,
    asked: [...state.asked.filter((one) => one.questionId !== data.questionId), data],
  }
  if (data.purpose === 'turn') return turnSettled(next, data)
  return open ? next : settled(next, data)
}

/** Who lets turns in a row go by is taken to be away; whoever speaks is there. */
function turnSettled(state: RunState, { seat = '', state: how }: HumanQuestionData): RunState {
  if (how === 'answered') return { ...state, missed: without(state.missed, seat) }
  if (how !== 'defaulted') return state
  const missed = { ...state.missed, [seat]: (state.missed[seat] ?? 0) + 1 }
  const { turn } = state
  return { ...state, missed, turn: turn === null ? null : { ...turn, deputy: standsIn(state, turn) } }
}

/** What an answer means for the run; the words of options are events of their own. */
function settled(state: RunState, data: HumanQuestionData): RunState {
  if (data.state === 'withdrawn') return state
  if (data.purpose === 'budget')
    return data.answer === EXTEND ? extended(state) : { ...state, concluding: true }
  if (data.purpose === 'time') return timeSettled(state, data)
  if (data.purpose !== 'gate') return state
  if (data.answer === DECIDE_ANYWAY)
    return withItem(state, (item) => ({ gates: item.gates.map((gate) => waivedBy(gate, data)) }))
  return withItem(state, () => ({ ruling: data.state === 'defaulted' ? 'escalated' : 'no_consensus' }))
}

/** More time is a timebox that is extended; whatever else was said, or not said, the item does not go on as it was. */
function timeSettled(state: RunState, { answer }: HumanQuestionData): RunState {
  if (answer === MORE_TIME) return state
  if (answer === PARK) return withItem(state, () => ({ parking: true }))
  const kind = state.meeting.agenda.find(({ id }) => id === state.itemId)?.kind
  const closing = answer === CLOSE_NOW && kind === 'decide'
  return withItem(state, () => ({ atZero: 'over', ...(closing ? { closing: true } : {}) }))
}

const waivedBy = (gate: QualityGateData, { by }: HumanQuestionData): QualityGateData =>
  gate.passed || by === undefined ? gate : { ...gate, waivedBy: by }

/** A budget is extended by half, once only. */
function extended(state: RunState): RunState {
  const half = (n: number | null) => (n === null ? null : n * 1.5)
  return {
    ...state,
    budgetExtended: true,
    budget: {
      maxTurns: Math.ceil(state.budget.maxTurns * 1.5),
      maxMinutes: state.budget.maxMinutes * 1.5,
      maxTokens: half(state.budget.maxTokens) === null ? null : Math.ceil(half(state.budget.maxTokens)!),
      maxCostUsd: half(state.budget.maxCostUsd),
    },
  }
}

export const usage: Evolver<'usage'> = (state, data) => ({
  ...state,
  usage: {
    calls: state.usage.calls + 1,
    tokens: data.totalTokens,
    usd: data.totalCostUsd,
    knownUsd: state.usage.knownUsd + (data.costUsd ?? 0),
    models: state.usage.models.includes(data.model)
      ? state.usage.models
      : [...state.usage.models, data.model],
  },
  ownUsage: ownUsage(state, data),
})

function ownUsage({ ownUsage: own, usage: all }: RunState, data: UsageData): RunState['ownUsage'] {
  const { costUsd, totalTokens } = data
  return {
    tokens: own.tokens + totalTokens - all.tokens,
    usd: own.usd === null || costUsd === null ? null : own.usd + costUsd,
    knownUsd: own.knownUsd + (costUsd ?? 0),
  }
}
