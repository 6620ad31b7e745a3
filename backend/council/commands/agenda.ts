import type { Actor } from '../../../schemas/generated/types.ts'
import { NeedlessCommand } from '../rejections.ts'
import { withdrawIfCovered } from '../decide/withdraw-question.ts'
import { canPark } from '../coming-items.ts'
import { openItem, type RunState } from '../state.ts'
import { MORE_TIME } from '../questions.ts'
import { timeboxData } from '../time-left.ts'
import type { Working } from '../working.ts'
import { judgeMoreTime, moreTime } from './more-time.ts'
import { atTurnEnd, notBlind, reject, type Chapter, type CommandOf, type Timing } from './rule.ts'

/** What is on the table, and for how long. */
export const AGENDA: Chapter<'call_decision' | 'close_item' | 'park_item' | 'extend_timebox'> = {
  call_decision: { judge: judgeCall },
  close_item: { judge: judgeClose },
  park_item: { judge: judgePark },
  extend_timebox: {
    judge: (state, command) => judgeMoreTime(state, command) ?? judgeExtension(state, command),
    carryOut: (w, command, actor) => void (moreTime(w, command, actor) || extendTimebox(w, command, actor)),
  },
}

export function judgeCall(state: RunState): Timing {
  notBlind(state)
  const item = openItem(state)
  if (item === null) return reject('no_open_item')
  if (state.meeting.agenda.find((one) => one.id === state.itemId)?.kind !== 'decide')
    return reject('not_a_decision')
  if (item.decision !== null) return reject('already_decided')
  if (item.called || state.phase === 'decision')
    throw new NeedlessCommand('The decision is being taken already.')
  return atTurnEnd()
}

export function judgeClose(state: RunState): Timing {
  notBlind(state)
  return openItem(state) === null ? reject('no_open_item') : atTurnEnd()
}

function judgePark(state: RunState): Timing {
  notBlind(state)
  const item = openItem(state)
  if (item === null || state.itemId === null) return reject('no_open_item')
  if (item.decision !== null) return reject('already_decided')
  if (item.parking) throw new NeedlessCommand('The item is being parked already.')
  return canPark(state, state.itemId) ? atTurnEnd() : reject('only_item')
}

function judgeExtension(state: RunState, { timeboxId }: CommandOf<'extend_timebox'>): Timing {
  const box = Object.hasOwn(state.timeboxes, timeboxId) ? state.timeboxes[timeboxId] : undefined
  if (box === undefined)
    return reject('unknown_timebox', `There is no timebox ${timeboxId}. Open ones: ${openBoxes(state)}.`)
  if (box.state === 'open') return 'now'
  const { human } = state
  if (human?.purpose !== 'time') return reject('timebox_expired')
  return reject(
    'timebox_expired',
    `This timebox has run out. Answer ${human.questionId} with “${MORE_TIME}” instead.`,
  )
}

const openBoxes = (state: RunState): string =>
  Object.values(state.timeboxes)
    .filter((box) => box.state === 'open')
    .map((box) => `${box.timeboxId} (${box.scope})`)
    .join(', ') || 'none'

/** The minutes of the budget are the run's timebox, so they grow with it, and the question about them may be moot. */
function extendTimebox(w: Working, { timeboxId, seconds }: CommandOf<'extend_timebox'>, actor: Actor): void {
  const box = w.state.timeboxes[timeboxId]
  if (box === undefined) return
  w.emit(
    'timebox',
    timeboxData({ ...box, totalMs: box.totalMs + seconds * 1000 }, 'extended', w.elapsedMs(), w.ctx.now),
  )
  withdrawIfCovered(w, actor)
}
