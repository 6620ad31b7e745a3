import { NeedlessCommand } from '../rejections.ts'
import { openItem, type RunState } from '../state.ts'
import { timeboxData } from '../time-left.ts'
import type { Working } from '../working.ts'
import { atTurnEnd, notBlind, reject, type Chapter, type CommandOf, type Timing } from './rule.ts'

/** What is on the table, and for how long. */
export const AGENDA: Chapter<'call_decision' | 'close_item' | 'extend_timebox'> = {
  call_decision: { judge: callDecision },
  close_item: {
    judge(state) {
      notBlind(state)
      return openItem(state) === null ? reject('no_open_item') : atTurnEnd()
    },
  },
  extend_timebox: { judge: judgeExtension, carryOut: extendTimebox },
}

function callDecision(state: RunState): Timing {
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

function judgeExtension(state: RunState, { timeboxId }: CommandOf<'extend_timebox'>): Timing {
  const box = Object.hasOwn(state.timeboxes, timeboxId) ? state.timeboxes[timeboxId] : undefined
  if (box === undefined)
    return reject('unknown_timebox', `There is no timebox ${timeboxId}. Open ones: ${openBoxes(state)}.`)
  return box.state === 'open' ? 'now' : reject('timebox_expired')
}

const openBoxes = (state: RunState): string =>
  Object.values(state.timeboxes)
    .filter((box) => box.state === 'open')
    .map((box) => `${box.timeboxId} (${box.scope})`)
    .join(', ') || 'none'

function extendTimebox(w: Working, { timeboxId, seconds }: CommandOf<'extend_timebox'>): void {
  const box = w.state.timeboxes[timeboxId]
  if (box === undefined) return
  w.emit(
    'timebox',
    timeboxData({ ...box, totalMs: box.totalMs + seconds * 1000 }, 'extended', w.elapsedMs(), w.ctx.now),
  )
}
