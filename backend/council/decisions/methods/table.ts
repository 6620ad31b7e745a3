import type { ConsensusMethod } from '../../../../schemas/generated/types.ts'
import type { Method } from './ballot.ts'
import { consent } from './consent.ts'
import { majority } from './majority.ts'
import { moderator } from './moderator.ts'
import { supermajority } from './supermajority.ts'
import { unanimity } from './unanimity.ts'
import { weighted } from './weighted.ts'

/** How votes become a decision, by the name that a meeting gives. */
export const METHODS: Record<ConsensusMethod, Method> = {
  majority,
  supermajority,
  unanimity,
  weighted,
  consent,
  moderator,
}

/** What a method asks for where the meeting does not say; what has no threshold is told with the one it amounts to. */
export const THRESHOLDS: Record<ConsensusMethod, number> = {
  majority: 0.5,
  supermajority: 2 / 3,
  unanimity: 1,
  weighted: 0.5,
  consent: 0,
  moderator: 0,
}
