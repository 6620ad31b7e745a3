import type { EarlierDecision, Meeting } from '../../schemas/generated/types.ts'
import { earlierOf } from '../council/memory/earlier.ts'
import type { Log } from '../ports/access.ts'
import type { DecisionRegister, MemoryStore } from '../ports/memory.ts'
import type { Clock } from '../ports/outside.ts'
import type { RunLog } from '../ports/run-log.ts'
import type { Bus } from '../ports/bus.ts'
import { decisionRegister } from './decision-register.ts'
import { Follower } from './follower.ts'
import { remembering } from './remember.ts'
import type { Shelf } from './shelve.ts'

type Deps = { log: Pick<RunLog, 'read'>; store: MemoryStore; clock: Clock; logger: Log }

/** What was decided before, over what a store holds. */
export function openMemory(deps: Deps) {
  const remember = remembering(deps)
  const decisions = decisionRegister({ ...deps, remember })
  return {
    decisions,
    /** Who keeps it up to date while a server runs, and brings to the library what may be cited. */
    follower: (more: { shelf: Shelf; bus: Bus }) => new Follower({ ...deps, ...more, remember, decisions }),
  }
}

/** What a council is told at its start of what was decided before. */
export const earlierIn =
  (decisions: Pick<DecisionRegister, 'all'>) =>
  async (workspaceId: string, meeting: Meeting): Promise<EarlierDecision[]> =>
    earlierOf(meeting, await decisions.all(workspaceId))
