import { NeedlessCommand } from '../rejections.ts'
import { isInOrder } from '../speaker-policies/in-order.ts'
import { placeOf, waiting } from '../speaker-policies/queue.ts'
import type { RunState } from '../state.ts'
import { knownSeat, notBlind, reject, type Chapter, type CommandOf, type Timing } from './rule.ts'

/** Who speaks before whom, as long as the phase lasts. */
export const QUEUEING: Chapter<'queue_move'> = { queue_move: { judge: judgeMove } }

function judgeMove(state: RunState, { seat, by }: CommandOf<'queue_move'>): Timing {
  knownSeat(state, seat)
  notBlind(state)
  if (!isInOrder(state.policy))
    return reject('no_queue', `The policy “${state.policy.name}” chooses who speaks next. ${INSTEAD}`)
  if (state.phase === 'decision') return reject('no_queue', `The vote has an order of its own. ${INSTEAD}`)
  const queue = waiting(state)
  const place = queue.findIndex((one) => one.seat === seat)
  if (place < 0) {
    const others = [...new Set(queue.map((one) => one.seat))].join(', ') || 'nobody'
    return reject(
      'not_waiting',
      `${seat} is not waiting to speak in this phase; these are: ${others}. ${INSTEAD}`,
    )
  }
  if (placeOf(queue, place + by) === place)
    throw new NeedlessCommand(`${seat} cannot be moved further that way.`)
  return 'now'
}

const INSTEAD = 'Give a seat the floor instead.'
