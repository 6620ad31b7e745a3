import { BUILT_IN } from '../../council/speaker-policies/built-in.ts'
import type { SpeakerPolicy } from '../../council/speaker-policies/policy.ts'

/** The speaker policies that come with the program, and behind them those of the modules that were named. */
export async function policiesOf(named: readonly string[], from: string): Promise<readonly SpeakerPolicy[]> {
  if (named.length === 0) return BUILT_IN
  const { loadPolicies } = await import('./load-policies.ts')
  return [...BUILT_IN, ...(await loadPolicies(named, from))]
}
