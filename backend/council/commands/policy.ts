import type { Policy } from '../../../schemas/generated/types.ts'
import { heldPolicy, policyInFull } from '../meeting/policy.ts'
import { MeetingInvalid } from '../meeting/meeting-invalid.ts'
import { NeedlessCommand } from '../rejections.ts'
import type { RunState } from '../state.ts'
import { atTurnEnd, reject, type Chapter } from './rule.ts'

/** How the next speaker is chosen: another way from the next choice on; the phase stays, and so does what was said in it. */
export const POLICY: Chapter<'set_policy'> = {
  set_policy: {
    judge(state, { policy }, _actor, ctx) {
      const { body } = state.template
      try {
        heldPolicy(
          policy,
          body,
          ctx.policies.map(({ name }) => name),
        )
      } catch (fault) {
        if (!(fault instanceof MeetingInvalid)) throw fault
        return reject('policy_invalid', `This policy cannot be used. ${faultsOf(fault)}`)
      }
      if (isSame(state, policyInFull(policy, body)))
        throw new NeedlessCommand('The speakers are chosen in this way already.')
      return atTurnEnd()
    },
  },
}

const faultsOf = ({ errors }: MeetingInvalid): string =>
  errors.map(({ pointer, message }) => `${pointer} ${message}`).join(' ')

const FIELDS = [
  'name',
  'transitions',
  'allowRepeatedSpeaker',
  'prompt',
  'model',
] as const satisfies (keyof Policy)[]

const isSame = ({ policy }: RunState, asked: Policy): boolean =>
  FIELDS.every((field) => JSON.stringify(policy[field]) === JSON.stringify(asked[field]))
