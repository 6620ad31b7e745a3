import type { CallUsage } from './call.ts'
import { speakerOf } from './people.ts'
import { seatOfRole } from './phases.ts'
import type { RunState } from './state.ts'

/**
 * What is known of a call that was cut: who was asked, and that nobody told what it cost. Null where no model speaks
 * for the seat, for then nothing was spent.
 */
export const lostCall = (state: RunState, seat: string, error: string): CallUsage | null =>
  speakerOf(state, seat).kind === 'person' ? null : callOfVoice(state, seat, error)

/** The same for a call that was made before a person sat down in the seat. */
export function callOfVoice(state: RunState, seat: string, error: string): CallUsage | null {
  const voice = Object.hasOwn(state.voices, seat) ? state.voices[seat] : undefined
  if (voice === undefined) return null
  const role = state.seats.find((one) => one.seat === seat)?.role
  return {
    purpose: role === 'scribe' || role === 'integrator' ? 'scribe' : 'speak',
    provider: voice.provider,
    model: voice.model,
    promptTokens: null,
    cachedTokens: null,
    completionTokens: null,
    costUsd: null,
    error,
  }
}

/** The same of a call that was to say who speaks next: the moderator's model is asked for it. */
export function lostSelection(state: RunState, error: string): CallUsage[] {
  const moderator = seatOfRole(state, 'moderator')
  const voice = state.voices[moderator ?? ''] ?? Object.values(state.voices)[0]
  if (voice === undefined) return []
  return [
    {
      purpose: 'select',
      provider: voice.provider,
      model: state.policy.model ?? voice.model,
      promptTokens: null,
      cachedTokens: null,
      completionTokens: null,
      costUsd: null,
      error,
    },
  ]
}
