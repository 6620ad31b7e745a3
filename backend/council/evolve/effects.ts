import type { Actor, Command } from '../../../schemas/generated/types.ts'
import type { Floor, RunState } from '../state.ts'
import { policyInFull } from '../meeting/policy.ts'
import { withItem } from './base.ts'

/** What an applied command means for the order of speaking; all else it causes has events of its own. */
export function effect(state: RunState, body: Command, _actor: Actor): RunState {
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
      return withItem(state, () => ({ called: true, parking: false }))
    case 'close_item':
      return withItem(state, () => ({ closing: true, parking: false }))
    case 'park_item':
      return withItem(state, () => ({ parking: true, closing: false }))
    case 'set_policy':
      return { ...state, policy: policyInFull(body.policy, state.template.body) }
    default:
      return state
  }
}

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
  return state.seats.filter((one) => one.role === 'expert').map((one) => ({ seat: one.seat, task, why }))
}
