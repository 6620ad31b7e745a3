import type { Phase } from '../../../schemas/generated/types.ts'
import { NeedlessCommand } from '../rejections.ts'
import { phaseSeats } from '../phases.ts'
import { tableOf } from '../speaker-policies/table.ts'
import { openItem, type RunState } from '../state.ts'
import { itemTimebox } from '../time-left.ts'
import { judgeCall, judgeClose } from './agenda.ts'
import { notBlind, reject, type Chapter, type CommandOf, type Timing } from './rule.ts'

/** Where the discussion of the open item goes on after the turn under way. */
export const PHASE: Chapter<'set_phase'> = { set_phase: { judge: judgePhase } }

/** The talk of an item that is to be decided, as far as a person may lead it back and forth. */
const TALK: readonly Phase[] = ['debate', 'alternatives', 'risks', 'convergence']

function judgePhase(state: RunState, { phase }: CommandOf<'set_phase'>): Timing {
  if (phase === 'decision') return judgeCall(state)
  if (phase === 'actions') return judgeClose(state)
  notBlind(state)
  const item = openItem(state)
  if (item === null) return reject('no_open_item')
  if (item.decision !== null) return reject('already_decided')
  const ways = waysOn(state)
  if (!ways.includes(phase))
    return reject(
      'phase_not_possible',
      `The item that is open cannot be moved to “${phase}”. Use one of: ${ways.join(', ')}.`,
    )
  if (phase === state.phase) throw new NeedlessCommand(`The discussion is in “${phase}” already.`)
  return itemTimebox(state)?.state === 'expired' ? reject('timebox_expired') : 'queue'
}

/** Phases in which somebody speaks and from which the table leads on; the last two end the talk. */
function waysOn(state: RunState): Phase[] {
  const kind = state.meeting.agenda.find(({ id }) => id === state.itemId)?.kind
  if (kind === 'discuss') return ['debate', 'actions']
  const leadsOn = (phase: Phase) => tableOf(state).some(({ from }) => from === phase)
  const talk = TALK.filter((phase) => phaseSeats(state, phase).length > 0 && leadsOn(phase))
  return [...talk, 'decision', 'actions']
}
