import type { HeldMeeting, SeatVoice } from '../../schemas/generated/types.ts'
import type { CallUsage } from '../council/call.ts'
import type { SpeakerView } from '../council/speaker-policies/policy.ts'

/** Several seats may speak, and a model is to say which. Only `view.candidates` can be chosen, whatever it answers. */
export type SelectRequest = {
  runId: string
  /** The turn that the seat will have. */
  turnId: string
  view: SpeakerView
  /** What the policy says beside the standard prompt, and the model that it asks for. */
  prompt?: string
  model?: string
  /** What was wrong with the answers before, oldest first. */
  feedback: { answer: string; complaint: string }[]
}

/**
 * A seat and a reason where the model answers in a form of ours; else its words alone, in which it names a seat. Neither
 * is trusted.
 */
export type SelectAnswer = { text: string; seat?: string; reason?: string; usage: CallUsage }

/** Says who speaks next. Rejects with `ModelFailure` where the outside failed; anything else is a bug. */
export type Selector = {
  select(request: SelectRequest, options: { signal: AbortSignal }): Promise<SelectAnswer>
}

/** The selector of a run; null where no model can be asked, and then the order decides. */
export type Selectors = (run: {
  runId: string
  meeting: HeldMeeting
  panel: string
  seed: number
  voices: Record<string, SeatVoice>
}) => Selector | null
