import type { EarlierDecision, Meeting } from '../../schemas/generated/types.ts'
import { earlierOf } from '../council/memory/earlier.ts'
import type { Log } from '../ports/access.ts'
import type { DecisionRegister, MemoryStore } from '../ports/memory.ts'
import type { Clock } from '../ports/outside.ts'
import type { RunLog } from '../ports/run-log.ts'
import { decisionRegister } from './decision-register.ts'
import { remembering } from './remember.ts'

type Deps = { log: Pick<RunLog, 'read'>; store: MemoryStore; clock: Pick<Clock, 'now'>; logger: Log }

/** What was decided before, over what a store holds. */
export const openMemory = (deps: Deps): DecisionRegister =>
  decisionRegister({ ...deps, remember: remembering(deps) })

/** What a council is told at its start of what was decided before. */
export const earlierIn =
  (decisions: Pick<DecisionRegister, 'all'>) =>
  async (workspaceId: string, meeting: Meeting): Promise<EarlierDecision[]> =>
    earlierOf(meeting, await decisions.all(workspaceId))
