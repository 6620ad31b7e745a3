import type { HeldMeeting, Robustness } from '../../../schemas/generated/types.ts'
import { flipsOf, withstoodBy } from '../../council/robustness/flips.ts'
import {
  failedText,
  flipText,
  fragileText,
  survivedText,
  variationText,
  withstoodText,
} from '../../council/robustness/words.ts'
import { safeLine } from './plain-text.ts'

/** What a check found: how much the decision withstood, in which variations, what flips it, what could not be held. */
export function robustnessLines(result: Robustness, language: HeldMeeting['language']): string[] {
  const { decision, variations } = result
  const told = (those: Robustness['variations']) =>
    those.map((one) => `- ${safeLine(flipText(one, decision, language))}`)
  const flips = told(flipsOf(result))
  const withstood = withstoodBy(result).map((one) => `- ${safeLine(variationText(one, language))}`)
  const failed = failedText(result, language)
  return [
    survivedText(result, language),
    ...(withstood.length === 0 ? [] : [withstoodText(language), ...withstood]),
    ...(flips.length === 0 ? [] : [fragileText(language), ...flips]),
    ...(failed === null ? [] : [failed, ...told(variations.filter(({ outcome }) => outcome === null))]),
  ]
}
