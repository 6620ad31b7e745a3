import { SYSTEM, type FoldedEvent } from '../../backend/council/events.ts'
import { evolve } from '../../backend/council/evolve.ts'
import { blindRoundIsOpen } from '../../backend/council/phases.ts'
import { isInOrder } from '../../backend/council/speaker-policies/in-order.ts'
import { waiting } from '../../backend/council/speaker-policies/queue.ts'
import type { RunState } from '../../backend/council/state.ts'
import { afterThisTurn, nextSpeaker, type Next } from '../room/who.ts'
import { whyChosen } from '../room/why-chosen.ts'
import { words } from '../words/words.ts'

/** The order of speaking as it stands: who is next, and who follows if nothing comes between; it ends where the phase does. */
export function upcoming(run: RunState, most = MOST): Next[] {
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

/** The order of speaking as people see it, and whether they may change it: then it is who waits, else what will be. */
export function orderOf(run: RunState): { order: Next[]; canMove: boolean } {
  if (!canMove(run)) return { order: upcoming(run), canMove: false }
  const found = waiting(run).slice(0, MOST_WAITING)
  return { order: found.map(({ seat, asked }) => inQueue(run, seat, asked)), canMove: true }
}

/** Where the policy goes by an order, and this order is not the vote's or the blind round's (CONTRACT section 7). */
const canMove = (run: RunState): boolean =>
  isInOrder(run.policy) &&
  run.phase !== 'decision' &&
  !blindRoundIsOpen(run) &&
  run.selected === null &&
  waiting(run).length > 1

/** How far ahead it is worth to say who speaks: behind that much comes between. */
const MOST = 6
const MOST_WAITING = 20

const inQueue = (run: RunState, seat: string, asked: boolean): Next => {
  const why = asked ? run.floor.find((one) => one.seat === seat)?.why : undefined
  return { seat, why: why === undefined ? words.stage.probably : whyChosen(why), isSure: why !== undefined }
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
