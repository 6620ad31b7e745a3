import type { Robustness } from '../../schemas/generated/types.ts'
import { flipsOf, withstoodBy } from '../../backend/council/robustness/flips.ts'
import {
  failedText,
  flipText,
  survivedText,
  variationText,
  withstoodText,
} from '../../backend/council/robustness/words.ts'
import { format } from '../words/format.ts'
import { language, words } from '../words/words.ts'
import type { CheckEstimate } from './read-checked.ts'

/** What a check found, in the panel's language; the names in it are the council's. */
export const foundInWords = (result: Robustness) => ({
  survived: survivedText(result, language),
  flips: flipsOf(result).map((flip) => ({ flip, text: flipText(flip, result.decision, language) })),
  withstood: withstoodText(language),
  withstoodIn: withstoodBy(result).map((one) => variationText(one, language)),
  failed: failedText(result, language),
  notHeld: result.variations
    .filter(({ outcome }) => outcome === null)
    .map((one) => flipText(one, result.decision, language)),
})

/** What a check is expected to take where models speak. */
export function takesInWords({ variations, tokens, usd }: CheckEstimate): string {
  const said = words.robustWords
  return said.takes(
    variations,
    tokens === null ? said.noTokens : words.costWords.tokens(tokens),
    usd === null ? said.noPrice : format().usd(usd),
  )
}
