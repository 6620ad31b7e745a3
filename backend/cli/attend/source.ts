import type { Command } from '../../../schemas/generated/types.ts'
import type { CommandOutcome } from '../../ports/councils.ts'

/** Whoever hears a run. */
export type Hear = {
  /** The bytes of the next event, from the first one on, without a gap. */
  event(bytes: string): void
  /** Text of a message that is being written: all of it so far, or what has been added. */
  draft(draft: { messageId: string; text: string; whole: boolean }): void
  /** All that was there at the beginning has been told. */
  caughtUp(): void
  /** What the listener should know of the way the run is heard. */
  note(line: string): void
}

/** A run that can be heard and commanded: in this process, or on a server. */
export type Source = {
  /** Tells the run until the signal; rejects where it can neither be heard nor go on. */
  follow(hear: Hear, signal: AbortSignal): Promise<void>
  command(command: Command): Promise<CommandOutcome>
}
