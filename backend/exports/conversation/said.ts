import type { Actor, HeldMeeting } from '../../../schemas/generated/types.ts'
import type { DoorDeps } from '../targets/target-kind.ts'

export type Language = HeldMeeting['language']

export type ConversationDeps = Pick<
  DoorDeps,
  'councils' | 'meetings' | 'exports' | 'log' | 'idempotency' | 'clock' | 'panelUrl'
>

/** A line of a person, without the name of the command: `start Where do we meet?`. */
export type Said = {
  text: string
  by: Actor
  /** The target whose councils are spoken of here: those whose records go there. */
  target: string
  /** As the messenger's command is called, with what a person types before it: `/council`. */
  command: string
  /** The same delivery, once more, has no further effect and gets the same answer. */
  delivery: string
  maySteer: boolean
  workspaceId: string
  /** The language of the person, where the messenger knows it. */
  language?: Language
}

/** One line, plain text that the messenger escapes; `url` is where more of it stands. */
export type Line = { text: string; url?: string }

export type Told = {
  lines: Line[]
  /** The run that it is about, where it is about one. */
  runId: string | null
}
