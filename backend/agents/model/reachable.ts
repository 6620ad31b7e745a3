import type { SeatVoice } from '../../../schemas/generated/types.ts'
import { ModelFailure } from '../model-failure.ts'
import type { Models } from './models.ts'

export type Reached = { models: Models; voice: SeatVoice }

/** The models that this run said it would speak through, and no others: texts go nowhere that nobody was told of. */
export function reachable(models: Models | null, voice: SeatVoice | undefined): Reached {
  if (voice === undefined)
    throw gone('When this run began, no model was named for this seat. Start the council anew to seat one.')
  if (models === null)
    throw gone(
      `This run speaks through ${voice.model} at ${voice.host}, and this process was given no key and no address. Set OPENAI_API_KEY (or OPENAI_BASE_URL) as it was, then start the process again and resume the run.`,
    )
  if (models.host !== voice.host)
    throw gone(
      `When this run began, it was said that its texts go to ${voice.host}; OPENAI_BASE_URL now leads to ${models.host}, so nothing was sent. Set it as it was, or start the council anew.`,
    )
  return { models, voice }
}

const gone = (why: string): ModelFailure => new ModelFailure(why, { retryable: false })
