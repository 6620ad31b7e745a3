import type {
  Actor,
  ApproveArtifactCommand,
  Budget,
  Command,
  Phase,
} from '../../../schemas/generated/types.ts'
import type { ItemState, RunState } from '../state.ts'
import type { Floor } from '../turn-state.ts'
import { policyInFull } from '../meeting/policy.ts'
import { movedBy } from '../speaker-policies/queue.ts'
import { heardExperts } from '../phases.ts'
import { withItem } from './base.ts'

/** What an applied command means for the order of speaking; all else it causes has events of its own. */
export function effect(state: RunState, body: Command, actor: Actor): RunState {
  switch (body.type) {
    case 'give_floor':
      return speaksNext(state, body.seat, 'given the floor by a person')
    case 'say':
      return body.to === undefined || body.note === true
        ? state
        : speaksNext(state, body.to, 'spoken to by a person')
    case 'request_alternatives':
      return { ...state, floor: [...state.floor, ...eachExpert(state, { ...body, kind: 'alternatives' })] }
    case 'request_risks':
      return { ...state, floor: [...state.floor, ...eachExpert(state, { ...body, kind: 'risks' })] }
    case 'call_decision':
      return towards(state, { called: true })
    case 'close_item':
      return towards(state, { closing: true })
    case 'park_item':
      return towards(state, { parking: true })
    case 'set_phase':
      return towards(state, wayTo(body.phase))
    case 'queue_move':
      return { ...state, phaseTurns: { ...state.phaseTurns, moved: movedBy(state, body.seat, body.by) } }
    case 'set_budget':
      return { ...state, budget: budgetOf(state, body) }
    case 'set_policy':
      return { ...state, policy: policyInFull(body.policy, state.template.body) }
    case 'export':
      return { ...state, exportsAsked: { ...state.exportsAsked, [body.target]: state.seq } }
    case 'approve_artifact':
      return approved(state, body.kind, actor)
    default:
      return state
  }
}

/** An approval belongs to the version that stands; the next one has none. */
function approved(state: RunState, kind: ApproveArtifactCommand['kind'], by: Actor): RunState {
  const all = state.versions[kind] ?? []
  const last = all.at(-1)
  if (last === undefined) return state
  const approvals = [...last.approvals, { by, at: state.lastAt, seq: state.seq }]
  return { ...state, versions: { ...state.versions, [kind]: [...all.slice(0, -1), { ...last, approvals }] } }
}

/** Where people lead the item: the last word counts. */
const towards = (state: RunState, way: Partial<ItemState>): RunState =>
  withItem(state, () => ({ called: false, closing: false, parking: false, heading: null, ...way }))

const wayTo = (phase: Phase): Partial<ItemState> =>
  phase === 'decision' ? { called: true } : phase === 'actions' ? { closing: true } : { heading: phase }

const budgetOf = ({ budget }: RunState, given: Extract<Command, { type: 'set_budget' }>): Budget => ({
  maxTurns: given.maxTurns ?? budget.maxTurns,
  maxMinutes: given.maxMinutes ?? budget.maxMinutes,
  maxTokens: given.maxTokens === undefined ? budget.maxTokens : given.maxTokens,
  maxCostUsd: given.maxCostUsd === undefined ? budget.maxCostUsd : given.maxCostUsd,
})

/** Before the extra turns that were asked of the experts, behind whoever was given the floor before. */
function speaksNext(state: RunState, seat: string, why: string): RunState {
  const given = state.floor.filter((one) => one.task.kind === 'speak')
  const extra = state.floor.filter((one) => one.task.kind !== 'speak')
  return { ...state, floor: [...given, { seat, task: { kind: 'speak' }, why }, ...extra] }
}

function eachExpert(
  state: RunState,
  asked: { kind: 'alternatives' | 'risks'; count?: number; about?: string },
): Floor[] {
  const task = {
    kind: asked.kind,
    ...(asked.about === undefined ? {} : { about: asked.about }),
    ...(asked.count === undefined ? {} : { count: asked.count }),
  }
  const why = asked.kind === 'risks' ? 'a person asked for risks' : 'a person asked for alternatives'
  return heardExperts(state).map((seat) => ({ seat, task, why }))
}
