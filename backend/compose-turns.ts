import { NOTHING_YET } from './agents/nothing-yet.ts'
import type { openVoices } from './agents/open-voices.ts'
import type { Registry } from './agents/registry.ts'
import type { seatRules } from './agents/seat-rules.ts'
import { toMend } from './council/record/submit.ts'
import { Working } from './council/working.ts'
import { sha256 } from './log/digest.ts'
import type { PoolDeps } from './orchestrator/driver-pool.ts'
import type { Log } from './ports/access.ts'
import type { Clock } from './ports/outside.ts'

type Parts = {
  registry: Registry
  rules: ReturnType<typeof seatRules>
  speakers: ReturnType<typeof openVoices>
  clock: Clock
  logger: Log
}

/** What a driver asks of the seats and the rules, whichever log it writes. */
export const turnsOf = ({ registry, rules, speakers, clock, logger }: Parts) =>
  ({
    clock,
    logger,
    policies: registry.policies,
    request: (state, turn) => rules.request(state, turn),
    requestAhead: (state, turn) => rules.requestAhead(state, turn),
    faults: (state, turn, contributions) =>
      toMend(new Working(state, { ...NOTHING_YET, sha256 }, true), turn, contributions),
    selector: (state) => speakers.selectors(state),
  }) satisfies Omit<PoolDeps, 'runs' | 'leases' | 'bus' | 'drafts' | 'owner' | 'alone' | 'voices'>
