import { BUILT_IN } from '../../backend/council/speaker-policies/built-in.ts'
import type { SpeakerPolicy } from '../../backend/council/speaker-policies/policy.ts'
import { speakerPolicyContract } from './speaker-policy.contract.ts'

for (const policy of BUILT_IN)
  speakerPolicyContract(policy, {
    builtIn: true,
    selector: ({ candidates, turn }) => ({
      seat: candidates[turn % candidates.length] ?? null,
      why: 'By number.',
    }),
  })

/** Chance of its own, from what it is shown: the same view, the same throw. */
const dice: SpeakerPolicy = {
  name: 'dice',
  title: 'Dice',
  description: 'Whoever the dice fall on.',
  choose: ({ candidates, seed, turn }) => ({
    seat: candidates[(seed * 7 + turn * 31) % candidates.length] ?? '',
    rationale: 'The dice say so.',
  }),
}
speakerPolicyContract(dice)
