import { SYSTEM, type NewEvent } from '../../../backend/council/events.ts'
import type { RunState } from '../../../backend/council/state.ts'
import { itemTimebox } from '../../../backend/council/time-left.ts'
import type { Actor, Phase } from '../../../schemas/generated/types.ts'
import { ANNA } from '../house.ts'
import type { Dice } from '../random-council.ts'

/** What is written in one append, by whoever asked for it. */
export type Happening = { by: Actor; events: NewEvent[] }

const [PAUSES, PHASE_CHANGES] = [0.003, 0.0015] as const
/** So much of the item's time is left at the most, in ms. */
const LEFT_MS = 240_000
const NEXT: Partial<Record<Phase, Phase>> = { debate: 'risks', risks: 'debate' }

/** What happens to a council between two turns: a pause and its end, more time, another phase; near its end it is in debate. */
export function happenings(state: RunState, d: Dice, isNearEnd: boolean): Happening[] {
  const found: Happening[] = []
  const time = moreTime(state)
  if (time !== null) found.push(time)
  if (d.chance(PAUSES)) found.push(...pause(state, d))
  else if (isNearEnd ? state.phase !== 'debate' : d.chance(PHASE_CHANGES)) found.push(otherPhase(state))
  return found
}

/** Whatever the dice say, the time of the item is never up. */
function moreTime(state: RunState): Happening | null {
  const box = itemTimebox(state)
  if (box === undefined || box === null) return null
  const left = box.startedElapsedMs + box.totalMs - state.elapsedMs
  if (left > 60_000) return null
  const totalSeconds = Math.ceil((box.totalMs + LEFT_MS) / 1000)
  return {
    by: ANNA,
    events: [
      {
        type: 'timebox',
        actor: ANNA,
        data: {
          timeboxId: box.timeboxId,
          scope: box.scope,
          state: 'extended',
          totalSeconds,
          remainingMs: Math.round(left + LEFT_MS),
        },
      },
    ],
  }
}

function pause(state: RunState, d: Dice): Happening[] {
  const commandId = (type: string) => `${type}-${state.seq}`
  const status = (to: 'paused' | 'running'): NewEvent => ({
    type: 'run_status',
    actor: SYSTEM,
    data: {
      status: to,
      phase: state.phase,
      ...(state.itemId === null ? {} : { itemId: state.itemId }),
      reason: { code: to === 'paused' ? 'paused' : 'resumed', text: `${ANNA.name}, ${d.below(60)} s` },
      turn: state.turns,
    },
  })
  const asked = (command: { type: 'pause'; when: 'now' } | { type: 'resume' }): NewEvent => ({
    type: 'command',
    actor: ANNA,
    data: { commandId: commandId(command.type), type: command.type, state: 'applied', command },
  })
  return [
    { by: ANNA, events: [asked({ type: 'pause', when: 'now' }), status('paused')] },
    { by: ANNA, events: [asked({ type: 'resume' }), status('running')] },
  ]
}

const otherPhase = (state: RunState): Happening => ({
  by: SYSTEM,
  events: [
    {
      type: 'run_status',
      actor: SYSTEM,
      data: {
        status: 'running',
        phase: NEXT[state.phase] ?? 'debate',
        ...(state.itemId === null ? {} : { itemId: state.itemId }),
        reason: {
          code: 'phase',
          condition: 'all_spoke',
          text: `${state.phase} → ${NEXT[state.phase] ?? 'debate'}`,
        },
        turn: state.turns,
      },
    },
  ],
})
