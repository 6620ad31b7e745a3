import type { SeatVoice } from '../../schemas/generated/types.ts'
import type { CallUsage } from '../council/call.ts'
import type { Found } from '../minutes/extract/rules/found.ts'
import type { ReadByModel } from '../minutes/record/read-by-model.ts'
import type { Transcript } from '../minutes/transcript.ts'

/** What a model and the rules found together, and what of the model's claims was not taken. */
export type ModelReading = Pick<ReadByModel, 'dropped' | 'parts' | 'unread'> & {
  found: Found[]
  usage: CallUsage[]
}

/** A model that reads minutes beside the rules. */
export type MinutesReader = {
  /**
   * Whose model reads, and which host is sent the text; null asks for the one of the configuration. A text says why
   * none can, and how to mend it.
   */
  voice(model: string | null): SeatVoice | string
  /** Settles also where the model fails: then it says what was not read, and why. */
  read(
    transcript: Transcript,
    given: { model: string; rules: readonly Found[]; signal: AbortSignal },
  ): Promise<ModelReading>
}
