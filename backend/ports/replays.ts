import type { Speed } from '../council/timeline/playing.ts'

/** A log that is played again: a run of kind `replay`, read by its id, and watched as far as it has been played. */
export type Replay = {
  id: string
  /** The run whose log it is. */
  runId: string
  speed: Speed
  state: 'playing' | 'paused' | 'ended'
  /** Up to here it has been played. */
  seq: number
  lastSeq: number
}

/** Where a replay is set to: a seq, or the event that opened an item, took a decision or said a message. */
export type ReplayPlace = number | string

export type ReplayChange = { speed?: Speed; state?: 'playing' | 'paused'; at?: ReplayPlace }

/** What is played again here. Nothing of it is written to any run, and nobody outside hears of it. */
export type Replays = {
  /** Plays the log of a run as it is now, from its beginning. Throws `RunNotFound`. */
  ofRun(given: { workspaceId: string; runId: string; speed: Speed }): Promise<Replay>
  /** Plays a log file, which is the replay's from now on. Throws `LogFileInvalid` where it is none. */
  ofFile(given: { workspaceId: string; file: string; speed: Speed }): Promise<Replay>
  list(workspaceId: string): Replay[]
  /** Null where there is no such replay. Throws `NoSuchPlace`. */
  change(workspaceId: string, id: string, change: ReplayChange): Promise<Replay | null>
  /** False where there is none to remove. */
  remove(workspaceId: string, id: string): Promise<boolean>
}
