import type { Actor, HeldMeeting } from '../../schemas/generated/types.ts'
import type { RunState } from '../council/state.ts'
import type { FoundAction, FoundDecision } from '../minutes/record/record.ts'

/** A text that records a meeting, as decoded. */
export type GivenImport = {
  /** The file's name without folder; empty where it has none. */
  name: string
  text: string
  /** Instead of the one that the text is written in. */
  language?: HeldMeeting['language']
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
  /** Makes a run of the text. Throws `TextInvalid` where it is no text that can be read. */
  import(given: GivenImport): Promise<Imported>
}
