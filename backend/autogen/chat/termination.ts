import type { Clock } from '../core/outside.ts'
import type { Json } from '../core/json.ts'
import type { UsageLedger } from '../models/usage-ledger.ts'
import type { AnyMessage } from './messages.ts'

/** Why a run ended, for people (`content`) and for programs. */
export type Stop = {
  /** e.g. `Text 'STOP' mentioned`; the stop reason of the run. */
  content: string
  /** The condition's name; with and/or one name each that fired. */
  source: string
  /** The structured reason: what was counted and against which limit. */
  details: { condition: string; [key: string]: Json }[]
}

/** What a condition may watch while a turn is under way. */
export type Watch = {
  clock: Clock
  /** All calls of this run; the ledger begins empty with it. */
  ledger: UsageLedger
  /** Ends the turn that is under way and the run with it. */
  interrupt(stop: Stop): void
}

/**
 * When a run should end. A stateful question: `check` is handed what came since its last call, each message exactly
 * once, and says why the run should end or null. Having fired it must be `reset` before it is asked again.
 */
export type TerminationCondition = {
  readonly terminated: boolean
  /** Throws `TerminatedError` where it has fired already. */
  check(delta: readonly AnyMessage[]): Promise<Stop | null>
  /** A run begins: conditions about time, tokens or the outside may interrupt it. Returns how to stop watching. */
  watch?(watch: Watch): () => void
  reset(): Promise<void>
  saveState(): Json
  loadState(state: Json): void
}
