import type { Json } from '../core/json.ts'
import type { UsageLedger, UsageTotal } from '../models/usage-ledger.ts'
import type { AnyMessage, ChatMessage } from './messages.ts'
import type { Stop } from './termination.ts'

/** A plain text is a message of `user`; nothing at all goes on from where the team stands. */
export type Task = string | ChatMessage | readonly ChatMessage[]

export type TaskResult = {
  /** Task, inner events and messages in order, without streamed pieces. */
  messages: AnyMessage[]
  stopReason: string
  /** The structured reason; null where nothing but the end of the work ended it. */
  stop: Stop | null
  /** Every model call of the run: agents', selector's, nested teams'. */
  usage: UsageTotal
}

export type RunOptions = {
  signal?: AbortSignal
  outputTaskMessages?: boolean
  /** Hears of the run's model calls as well: whoever runs a team as part of its own turn hands in its ledger. */
  ledger?: UsageLedger
}

/** `{ result }` is last. */
export type TeamItem = AnyMessage | { result: TaskResult }

export type Team = {
  readonly name: string
  readonly description: string
  /** The structured types that may come out of it, for a team around it. */
  readonly producedMessageTypes?: readonly string[]
  run(task?: Task, options?: RunOptions): Promise<TaskResult>
  /** Leaving the loop before its end stops the run, the turn under way included. */
  runStream(task?: Task, options?: RunOptions): AsyncGenerator<TeamItem, void>
  /** No new turn begins, and agents that can stand still; the run waits. */
  pause(): Promise<void>
  resume(): Promise<void>
  /** Ends the run after the turn under way; it can be continued by `run()`. */
  stop(reason?: string): Promise<void>
  reset(): Promise<void>
  /** At any time, also while it runs: then as of the last finished turn. */
  saveState(): Promise<Json>
  loadState(state: Json): Promise<void>
  close(): Promise<void>
}
