import { systemClock } from '../../core/system-clock.ts'
import { UsageLedger } from '../../models/usage-ledger.ts'
import type { TurnContext } from '../chat-agent.ts'

/** A turn outside of any team: nobody cuts it, its calls are counted in a ledger of its own, time and ids are real. */
export function turnContext(given: Partial<TurnContext> = {}): TurnContext {
  return {
    signal: given.signal ?? new AbortController().signal,
    ledger: given.ledger ?? new UsageLedger(),
    clock: given.clock ?? systemClock,
    newId: given.newId ?? (() => globalThis.crypto.randomUUID()),
  }
}
