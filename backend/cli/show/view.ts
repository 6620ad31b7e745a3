import type { RunEvent } from '../../council/events.ts'
import type { RunState } from '../../council/state.ts'

/** An event, and the run before and after it; `past` where it happened before we came. */
export type Told = { event: RunEvent; bytes: string; state: RunState; before: RunState | null; past: boolean }

/** How a run is shown. */
export type View = {
  event(told: Told): void
  /** The text so far of the message that is being written. */
  draft(seat: string, text: string, state: RunState): void
  /** The past has been told. */
  caughtUp(state: RunState | null): void
  /** What the program itself has to say. */
  note(line: string): void
  /** While somebody is asked, nothing is redrawn under their hands. */
  hold(on: boolean): void
  close(): void
}
