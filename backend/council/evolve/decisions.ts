import type { ActionItem, QualityGateData } from '../../../schemas/generated/types.ts'
import { mendingSeat } from '../decisions/gates.ts'
import { openItem, type Artifacts, type RunState } from '../state.ts'
import { taken, withItem, type Evolver } from './base.ts'

export const vote: Evolver<'vote'> = (state, data, { actor }) => {
  const role = state.seats.find((one) => one.seat === data.seat)?.role
  return withItem(state, (item) => ({
    castBy: { ...item.castBy, [data.seat]: actor },
    ...(role === 'moderator' ? { tieBreak: data } : { votes: { ...item.votes, [data.seat]: data } }),
  }))
}

export const qualityGate: Evolver<'quality_gate'> = (state, data) => {
  if (openItem(state) === null) return { ...state, gates: [...state.gates, data] }
  const next = withItem(waived(state, data), (item) => ({ gates: [...item.gates, data] }))
  const seat = mendingSeat(state, data)
  if (seat === undefined) return next
  const task = { kind: 'gate' as const, gate: data.gate, missing: data.missing }
  return { ...next, floor: [...next.floor, { seat, task, why: `asked to mend the gate ${data.gate}` }] }
}

/** Nobody needs to mend a gate that was waived. */
const waived = (state: RunState, { gate, waivedBy }: QualityGateData): RunState =>
  waivedBy === undefined
    ? state
    : { ...state, floor: state.floor.filter(({ task }) => task.kind !== 'gate' || task.gate !== gate) }

export const decision: Evolver<'decision'> = (state, data, { at }) => {
  const item = state.items[data.itemId]
  if (item === undefined) return state
  return {
    ...state,
    counts: taken(state, data.decisionId),
    decisions: [...state.decisions, { ...data, at, elapsedMs: state.elapsedMs }],
    escalated: state.escalated || data.status === 'escalated',
    items: { ...state.items, [data.itemId]: { ...item, decision: data } },
  }
}

export const artifact: Evolver<'artifact'> = (state, data, { seq, at, actor }) => {
  const kept = { ...data } as ArtifactOfAnyKind
  const made = { version: data.version, by: actor, at, seq, approvals: [] }
  const artifacts = { ...state.artifacts, [kept.kind]: kept }
  return {
    ...state,
    counts: taken(state, data.artifactId),
    artifacts,
    versions: { ...state.versions, [kept.kind]: [...(state.versions[kept.kind] ?? []), made] },
    tasksNumbered: Math.max(state.tasksNumbered, ...taskNumbers(artifacts.action_items?.body)),
  }
}

const taskNumbers = (tasks: readonly ActionItem[] | undefined): number[] =>
  // One that is not valid may be anything.
  Array.isArray(tasks) ? tasks.map((task) => Number(/^a(\d{1,9})$/.exec(task?.id)?.[1] ?? 0)) : []

/** The schema of `artifact` checks the body by kind; here the kind is what names it. */
type ArtifactOfAnyKind = NonNullable<Artifacts[keyof Artifacts]>
