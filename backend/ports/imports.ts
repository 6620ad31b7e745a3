import type { Actor, HeldMeeting, SeatVoice } from '../../schemas/generated/types.ts'
import type { RunState } from '../council/state.ts'
import type { FoundAction, FoundDecision } from '../minutes/record/record.ts'

/** A text that records a meeting, as decoded. */
export type GivenImport = {
  /** The file's name without folder; empty where it has none. */
  name: string
  text: string
  /** Instead of the one that the text is written in. */
  language?: HeldMeeting['language']
  /** The model that reads the text as well; null: the one of the configuration. Without it the rules read alone. */
  model?: string | null
  /** Stops a model that reads; what is stopped has imported nothing. */
  signal?: AbortSignal
  by: Actor
  workspaceId: string
  correlationId: string
}

export type Imported = {
  /** The run, whole and ended. */
  state: RunState
  decisions: FoundDecision[]
  actions: FoundAction[]
}

/** Records of meetings that were held elsewhere. */
export type Imports = {
  /** Whose model would read, and which host would be sent the text; a text says why none can, and how to mend it. */
  voice(model: string | null): SeatVoice | string
  /** Makes a run of the text. Throws `TextInvalid` where it is no text that can be read, `ReadingBusy` where too many wait. */
  import(given: GivenImport): Promise<Imported>
}
