import type { Actor, ClaimData, EventData, Phase } from '../../../schemas/generated/types.ts'
import { AppendList } from '../append-list.ts'
import { claimKey } from '../evolve/contributions.ts'
import type { RunEvent } from '../events.ts'
import type { RunState } from '../state.ts'

/** What positions and convergence are drawn from. */
type Kept = 'position' | 'claim' | 'question' | 'decision' | 'turn'

/** Where an event stands: in run time, in the item, and behind which message. */
type Moment = {
  elapsedMs: number
  /** The number of the last message by then; what a turn brings follows its message. */
  number: number
  itemId: string | null
  phase: Phase
}
export type Step = {
  [T in Kept]: Moment & {
    type: T
    data: EventData[T]
    /** The person who put it right, where it is not the seat's own word. */
    correctedBy: string | null
    /** How many claims a turn made that nobody had made before, where they are not all in the trail. */
    newClaims?: number
  }
}[Kept]

/** The way of a run, oldest first: the fold knows only where it stands now. */
export type Trail = AppendList<Step>

/** The way after one more event; `state` is the fold that already holds it, `number` that of the last message. */
export function trailAfter(before: Trail | null, event: RunEvent, state: RunState, number: number): Trail {
  const trail = before ?? new AppendList<Step>()
  const { elapsedMs, itemId, phase } = state
  const step = stepOf(event, { elapsedMs, number, itemId, phase })
  if (step === null) return trail
  return trail.append(
    step.type === 'position' ? { ...step, correctedBy: corrector(event.actor, step.data, state) } : step,
  )
}

/** Tells of claims in their order whether nobody has made them before: in the blind round two may without knowing. */
export function firstClaims(): (claim: ClaimData) => boolean {
  const claimed = new Set<string>()
  return (claim) => {
    const key = claimKey(claim)
    if (!claim.isNew || claimed.has(key)) return false
    claimed.add(key)
    return true
  }
}

function stepOf(event: RunEvent, moment: Moment): Step | null {
  const told = { ...moment, correctedBy: null }
  switch (event.type) {
    case 'position':
      return { ...told, type: event.type, data: event.data }
    case 'claim':
      return { ...told, type: event.type, data: event.data }
    case 'question':
      return { ...told, type: event.type, data: event.data }
    case 'decision':
      return { ...told, type: event.type, data: event.data }
    case 'turn':
      return event.data.state === 'completed' ? { ...told, type: event.type, data: event.data } : null
    default:
      return null
  }
}

/** A position follows the message of whoever takes it; a correction refers to a message of somebody else. */
function corrector(
  actor: Actor,
  { messageId }: EventData['position'],
  { messages }: RunState,
): string | null {
  if (actor.kind !== 'person') return null
  const said = messages.findLast((one) => one.messageId === messageId)
  return said?.by.id === actor.id ? null : actor.name
}
