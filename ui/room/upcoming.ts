import { SYSTEM, type FoldedEvent } from '../../backend/council/events.ts'
import { evolve } from '../../backend/council/evolve.ts'
import type { RunState } from '../../backend/council/state.ts'
import { afterThisTurn, nextSpeaker, type Next } from './who.ts'

/** The order of speaking as it stands: who is next, and who follows if nothing comes between; it ends where the phase does. */
export function upcoming(run: RunState, most = 3): Next[] {
  const found: Next[] = []
  let state = run
  while (found.length < most) {
    const next = nextSpeaker(state)
    if (next === null) break
    found.push(next)
    if (next.seat === null) break
    state = heard(state, next.seat, found.length)
  }
  return found
}

/** The fold of a turn of this seat, so that the rules themselves say who would be next after it. */
function heard(run: RunState, seat: string, n: number): RunState {
  const free = afterThisTurn(run)
  const turnId = `upcoming-${n}`
  const selected: FoldedEvent = {
    ...told(free),
    type: 'speaker_selected',
    data: { seat, turnId, policy: free.policy.name, rationale: '', candidates: [seat] },
  }
  const started: FoldedEvent = {
    ...told(free),
    type: 'turn',
    data: { turnId, seat, messageId: turnId, attempt: 1, state: 'started' },
  }
  return evolve(free.selected === null ? evolve(free, selected) : free, {
    ...started,
    data: { ...started.data, turnId: free.selected?.turnId ?? turnId },
  })
}

const told = ({ seq, lastAt }: RunState) => ({ actor: SYSTEM, seq: seq + 1, at: lastAt, fromDriver: true })
