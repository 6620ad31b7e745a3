import { ConfigurationError } from '../../core/errors.ts'
import type { Clock, NewId } from '../../core/outside.ts'
import type { AgentRuntime } from '../../core/runtime-contract.ts'
import type { StructuredType } from '../message-factory.ts'
import type { TerminationCondition } from '../termination.ts'
import { checkPolicy, type FailurePolicy } from './failure-policy.ts'

/** What every kind of team can be told. */
export type GroupChatOptions = {
  /** The kind of team, unless said. A team around this one knows it by this name. */
  name?: string
  description?: string
  /** Without it a run goes on until `maxTurns`, until the work is done, or until it is stopped. */
  terminationCondition?: TerminationCondition
  /** Rounds a run, 1 or more; in a round one participant speaks, or several at once. */
  maxTurns?: number
  /** Where its agents live; a runtime of its own unless said. It must be started by whoever made it. */
  runtime?: AgentRuntime
  /** Structured messages that come in from outside; what participants produce is known already. */
  customMessageTypes?: readonly StructuredType[]
  /** Whether it is shown who was chosen, and why. */
  emitTeamEvents?: boolean
  /** For participants that have no policy of their own. */
  failurePolicy?: FailurePolicy
  /** By the name of the participant. */
  failurePolicies?: Readonly<Record<string, FailurePolicy>>
  /** Milliseconds that a turn that was cut may take to end, and an agent to stand still, before it is left alone; 250 unless said. */
  graceMs?: number
  clock?: Clock
  newId?: NewId
}

/** Throws `ConfigurationError` where a team cannot work like this. */
export function checkOptions(names: readonly string[], options: GroupChatOptions): void {
  if (names.length === 0) throw new ConfigurationError('A team needs participants: give at least one.')
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice !== undefined)
    throw new ConfigurationError(`Two participants are called ${twice}: give each a name of its own.`)
  const { maxTurns, graceMs = 0, failurePolicy = {}, failurePolicies = {} } = options
  if (maxTurns !== undefined && !(Number.isInteger(maxTurns) && maxTurns >= 1))
    throw new ConfigurationError(`maxTurns is ${maxTurns}: use a whole number from 1, or leave it out.`)
  if (!(graceMs >= 0)) throw new ConfigurationError(`graceMs is ${graceMs}: use 0 or more milliseconds.`)
  checkPolicy('all participants', failurePolicy)
  for (const [name, policy] of Object.entries(failurePolicies)) {
    if (!names.includes(name))
      throw new ConfigurationError(
        `There is a failure policy for ${name}, who is no participant of the team.`,
      )
    checkPolicy(name, policy)
  }
}
