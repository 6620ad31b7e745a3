import { ConfigurationError } from '../../core/errors.ts'
import type { AnyMessage, HandoffMessage } from '../messages.ts'
import type { Selected } from './types.ts'

/** The floor was handed to somebody who is not there. */
export class UnknownHandoffTarget extends ConfigurationError {
  override readonly name = 'UnknownHandoffTarget'
  readonly target: string

  constructor(message: string, target: string) {
    super(message)
    this.target = target
  }
}

/** Throws `ConfigurationError` where the floor could never be handed on. */
export function checkSwarm(
  participants: readonly { name: string; producedMessageTypes: readonly string[] }[],
): void {
  const [first] = participants
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
  const lost = handoffs.find(({ target }) => !participants.includes(target))
  if (lost !== undefined)
    throw new UnknownHandoffTarget(
      `The target ${lost.target} is not one of the participants ${participants.join(', ')}. Set the target of the ` +
        'HandoffMessage in the task to a participant.',
      lost.target,
    )
  const latest = handoffs.length > 0 ? undefined : thread.findLast(isHandoff)
  if (latest !== undefined && !participants.includes(latest.target))
    throw new UnknownHandoffTarget(
      `The existing handoff target ${latest.target} is not one of the participants ${participants.join(', ')}. ` +
        `Go on with the answer of ${latest.target} as a HandoffMessage whose target is a participant.`,
      latest.target,
    )
}

/** The latest handoff's target; without a handoff the current speaker goes on, and the first participant begins. */
export function nextByHandoff(
  thread: readonly AnyMessage[],
  participants: readonly string[],
  current: string | null,
): Selected | null {
  const selected = (speaker: string, rationale: string) => ({
    speaker,
    candidates: [...participants],
    rationale,
  })
  const [first] = participants
  const handoff = thread.findLast(isHandoff)
  if (handoff !== undefined) {
    const { source, target } = handoff
    if (!participants.includes(target))
      throw new UnknownHandoffTarget(
        `${source} handed the floor to ${target}, who is not one of the participants ${participants.join(', ')}. ` +
          `End the run with HandoffTermination('${target}') if ${target} answers from outside.`,
        target,
      )
    return selected(target, `${source} handed the floor to ${target}.`)
  }
  if (current !== null && participants.includes(current))
    return selected(current, `Nobody handed the floor on, so ${current} goes on.`)
  return first === undefined ? null : selected(first, `${first} is the first.`)
}

const isHandoff = (message: AnyMessage): message is HandoffMessage => message.type === 'HandoffMessage'
