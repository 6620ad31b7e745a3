import { isEnvelope } from '../../../schemas/generated/validators.js'
import type { Envelope } from '../../../schemas/generated/types.ts'
import type { GivenRun } from '../../support/given.ts'

/** The run's events as they arrive in frames. */
export function arriving(run: GivenRun): Envelope[] {
  return run.stored.map(({ bytes }) => {
    const event: unknown = JSON.parse(bytes)
    if (!isEnvelope(event)) throw new Error('The log holds what is no event.')
    return event
  })
}
