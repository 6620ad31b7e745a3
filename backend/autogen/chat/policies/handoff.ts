import { ConfigurationError } from '../../core/errors.ts'
import type { AnyMessage, HandoffMessage } from '../messages.ts'
import type { Selected } from './types.ts'

/** The floor was handed to somebody who is not there. */
export class UnknownHandoffTarget extends ConfigurationError {
  override readonly name = 'UnknownHandoffTarget'
  readonly target: string

  constructor(target: string, who: string, participants: readonly string[], instead: string) {
    super(`${who} is not one of the participants ${participants.join(', ')}. ${instead}`)
    this.target = target
  }
}

/** Throws `ConfigurationError` where the floor could never be handed on. */
export function checkSwarm([first]: readonly {
  name: string
  producedMessageTypes: readonly string[]
}[]): void {
  if (first?.producedMessageTypes.includes('HandoffMessage')) return
  throw new ConfigurationError(
    `The first participant must be able to produce handoff messages: give ${first?.name ?? 'it'} a handoff, or name another one first.`,
  )
}

/**
 * Throws `UnknownHandoffTarget` where a run cannot go on from here: the new messages hand the floor to nobody there is,
 * or they leave it with somebody outside who was handed it before.
 */
export function checkHandoffs(
  thread: readonly AnyMessage[],
  added: readonly AnyMessage[],
  participants: readonly string[],
): void {
  const handoffs = added.filter(isHandoff)
  const latest = thread.findLast(isHandoff)
  for (const { target } of handoffs)
    if (!participants.includes(target)) {
      const instead = 'Set the target of the HandoffMessage in the task to a participant.'
      throw new UnknownHandoffTarget(target, `The target ${target}`, participants, instead)
    }
  if (handoffs.length > 0 || latest === undefined || participants.includes(latest.target)) return
  const { target } = latest
  const instead = `Go on with the answer of ${target} as a HandoffMessage whose target is a participant.`
  throw new UnknownHandoffTarget(target, `The existing handoff target ${target}`, participants, instead)
}

/** Whom a handoff gives the floor; null where its target is none of the participants. */
export function handedTo(
  { source, target }: Pick<HandoffMessage, 'source' | 'target'>,
  participants: readonly string[],
): Selected | null {
  if (!participants.includes(target)) return null
  return {
    speaker: target,
    candidates: [...participants],
    rationale: `${source} handed the floor to ${target}.`,
  }
}

/** The latest handoff's target; without a handoff the current speaker goes on, and the first participant begins. */
export function nextByHandoff(
  thread: readonly AnyMessage[],
  participants: readonly string[],
  current: string | null,
): Selected | null {
  const candidates = [...participants]
  const [first] = participants
  const handoff = thread.findLast(isHandoff)
  if (handoff !== undefined) {
    const handed = handedTo(handoff, participants)
    if (handed !== null) return handed
    const { source, target } = handoff
    const instead = `End the run with HandoffTermination('${target}') if ${target} answers from outside.`
    throw new UnknownHandoffTarget(
      target,
      `${source} handed the floor to ${target}, who`,
      participants,
      instead,
    )
  }
  if (current !== null && participants.includes(current))
    return { speaker: current, candidates, rationale: `Nobody handed the floor on, so ${current} goes on.` }
  return first === undefined ? null : { speaker: first, candidates, rationale: `${first} is the first.` }
}

const isHandoff = (message: AnyMessage): message is HandoffMessage => message.type === 'HandoffMessage'
