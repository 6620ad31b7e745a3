import type { Transition } from '../../../schemas/generated/types.ts'
import type { RunState } from '../state.ts'

/** Phases one after the other, one round each, the debate until the stop rule: the table that `round_robin` stands for. */
export const IN_ORDER: readonly Transition[] = [
  { from: 'opening', to: 'positions', when: 'all_spoke' },
  { from: 'positions', to: 'debate', when: 'all_spoke' },
  { from: 'debate', to: 'alternatives', when: 'quiet' },
  { from: 'alternatives', to: 'risks', when: 'all_spoke' },
  { from: 'risks', to: 'convergence', when: 'all_spoke' },
  { from: 'convergence', to: 'decision', when: 'all_spoke' },
  { from: 'decision', to: 'actions', when: 'decided' },
  { from: 'actions', to: 'closing', when: 'all_spoke' },
]

export const tableOf = (state: RunState): readonly Transition[] => state.policy.transitions ?? IN_ORDER
