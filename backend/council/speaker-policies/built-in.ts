import { handOn } from './handoff.ts'
import { byOrder } from './in-order.ts'
import type { SpeakerPolicy } from './policy.ts'

/** The policies that come with the program. */
export const BUILT_IN: readonly SpeakerPolicy[] = [
  {
    name: 'fsm',
    title: 'By phases',
    description:
      'A table of transitions leads from phase to phase; within a phase its seats speak in their order. The default.',
    choose: byOrder,
  },
  {
    name: 'round_robin',
    title: 'Round and round',
    description:
      'Every phase in its order, every seat of the phase once; in the debate round after round until nothing new is said.',
    choose: byOrder,
  },
  {
    name: 'selector',
    title: 'Chosen by a model',
    description:
      'Everyone is heard once in a phase; who is next is chosen by a model that follows the talk. If it names nobody who may speak, the order decides.',
    choose: (view) => (view.candidates.length === 1 ? view.order : 'ask_model'),
  },
  {
    name: 'handoff',
    title: 'Handed on',
    description:
      'Everyone is heard once in a phase; whoever has spoken names the next. If nobody is named who may speak, the order decides.',
    choose: handOn,
  },
]

/** The policies that a meeting may name where no other is loaded. */
export const BUILT_IN_NAMES: readonly string[] = BUILT_IN.map(({ name }) => name)
