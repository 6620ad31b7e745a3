import { describe, expect, test } from 'vitest'
import { checkPolicy } from '../../backend/agents/policies/check-policy.ts'
import type { SpeakerPolicy } from '../../backend/council/speaker-policies/policy.ts'
import { GivenRun, type Given } from '../support/given.ts'
import { inOrder, Witness } from '../support/promises.ts'
import { randomMeeting, randomScript } from '../support/random-council.ts'

/** What every speaker policy must be, ours and those of others: the same check that loads one, and whole councils. */
export function speakerPolicyContract(policy: SpeakerPolicy, more: { builtIn?: boolean } & Given = {}): void {
  const { builtIn = false, ...given } = more

  describe(`the policy ${policy.name}`, () => {
    test.each([1, 2, 3, 5, 8])(
      'chooses among the candidates, purely and at once, whatever it is shown (seed %i)',
      (seed) => {
        expect(checkPolicy(policy, { seed, builtIn })).toEqual([])
      },
    )

    test.each([1, 2, 3, 4, 5, 6, 7, 8])('leaves a legal log and comes to an end (council %i)', (seed) => {
      const run = new GivenRun({
        ...given,
        ...(builtIn ? {} : { policies: [policy] }),
        meeting: {
          ...randomMeeting(seed),
          policy: { name: policy.name },
          budget: { maxTurns: 60, maxMinutes: 60 },
        },
        script: randomScript(seed),
      })
      run.toEnd()
      while (run.state.human !== null) run.later(200_000).toEnd()
      const witness = new Witness()
      let at = 0
      for (const append of run.appends) {
        inOrder(append)
        witness.see(run.stored.slice(at, (at += append.length)))
      }
      witness.sameAs(run.state)
      expect(run.state.endedAt).not.toBeNull()
    })
  })
}
