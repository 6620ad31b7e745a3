import { setImmediate } from 'node:timers/promises'
import type { Registry } from '../../agents/registry.ts'
import { memoryRunLog } from '../../log/memory-run-log.ts'
import type { SeatRules } from '../../log/rules-context.ts'
import { Runs } from '../../log/runs.ts'
import type { Bus } from '../../ports/bus.ts'
import type { Leases } from '../../ports/leases.ts'
import type { Ids } from '../../ports/outside.ts'
import type { RunLog } from '../../ports/run-log.ts'
import type { Voice } from '../../ports/voice.ts'
import { Drafts } from '../drafts.ts'
import { DriverPool, type PoolDeps } from '../driver-pool.ts'

export type AsideDeps = Omit<PoolDeps, 'runs' | 'leases' | 'bus' | 'drafts' | 'owner' | 'alone'> & {
  ids: Ids
  rules: SeatRules
  registry: Registry
  openBus(onError: (error: unknown) => void): Bus
  openLeases(log: RunLog): Leases
}

/**
 * A table for one council that is held aside, with the production rules and drivers: its log is in memory and goes with
 * it, nobody watches, and nobody is there to answer.
 */
export function openAside(deps: AsideDeps) {
  const { clock, ids, rules, logger } = deps
  const log = memoryRunLog()
  const bus = deps.openBus((err) => logger.error({ err }, 'a listener failed'))
  const runs = new Runs({ log, clock, ids, bus, rules })
  const pool = new DriverPool({
    ...deps,
    runs,
    bus,
    leases: deps.openLeases(log),
    drafts: new Drafts(bus),
    owner: 'aside',
    alone: true,
    voices(state) {
      const ofRun = deps.voices(state)
      return (seat) => breathing(ofRun(seat))
    },
  })
  return { log, runs, pool }
}

/** A whole council of the offline panel takes no breath by itself: others are answered between two of its turns. */
const breathing = (voice: Voice): Voice => ({
  async speak(request, options) {
    await setImmediate()
    return voice.speak(request, options)
  },
})
