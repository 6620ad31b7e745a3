import type { RunState } from '../council/state.ts'

export type Brought = { state: RunState; known: boolean; restored: boolean }

/** Logs of runs that were held elsewhere. */
export type BroughtLogs = {
  /**
   * Keeps the run of a log file here, with its id, its events and their hashes. `known`: it was here already, just so;
   * `restored`: it had been deleted, or its meeting had, and is shown again.
   * Throws `LogFileInvalid` where the file is no log of a run that rests, `LogDiffers` where the run has another here.
   */
  bring(given: { workspaceId: string; file: string }): Promise<Brought>
}
