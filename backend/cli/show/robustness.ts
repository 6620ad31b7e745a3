import type { HeldMeeting, Robustness } from '../../../schemas/generated/types.ts'
import { flipsOf } from '../../council/robustness/flips.ts'
import { failedText, flipText, fragileText, survivedText } from '../../council/robustness/words.ts'
import { safeLine } from './plain-text.ts'

/** What a check found: how much the decision withstood, what flips it, what could not be held. */
export function robustnessLines(result: Robustness, language: HeldMeeting['language']): string[] {
  const { decision, variations } = result
  const told = (those: Robustness['variations']) =>
    those.map((one) => `- ${safeLine(flipText(one, decision, language))}`)
  const flips = told(flipsOf(result))
  const failed = failedText(result, language)
  return [
    survivedText(result, language),
    ...(flips.length === 0 ? [] : [fragileText(language), ...flips]),
    ...(failed === null ? [] : [failed, ...told(variations.filter(({ outcome }) => outcome === null))]),
  ]
}
