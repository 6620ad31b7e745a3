import type { Policy } from '../../../schemas/generated/types.ts'
import type { SpeakerPolicy } from './policy.ts'

/** The order of the phase decides: the choice of `fsm` and of `round_robin`, which differ in their phases. */
export const byOrder: SpeakerPolicy['choose'] = ({ order }) => order

const IN_ORDER = new Set(['fsm', 'round_robin'])

/** Under these the seats of a phase speak in rounds; every other policy chooses freely among those who may speak. */
export const isInOrder = ({ name }: Pick<Policy, 'name'>): boolean => IN_ORDER.has(name)
