import { NeedlessCommand } from '../rejections.ts'
import { breakOff } from '../decide/end-run.ts'
import { settlePauses } from '../decide/overtaken.ts'
import { setStatus } from '../decide/status.ts'
import { wordingOf } from '../wording/wording.ts'
import { reject, type Chapter } from './rule.ts'

/** Pause, go on, stop. */
export const RUNNING: Chapter<'pause' | 'resume' | 'stop'> = {
  pause: {
    judge(state, { when = 'now' }) {
      if (state.status === 'paused') throw new NeedlessCommand('The run is paused already.')
      if (state.status === 'created') return 'queue'
      return when === 'after_turn' && state.turn !== null ? 'queue' : 'now'
    },
    carryOut(w, _command, actor) {
      setStatus(w, 'paused', { code: 'paused', text: wordingOf(w.state).status.paused(actor.name) })
      settlePauses(w)
    },
  },
  resume: {
    judge(state) {
      if (state.status === 'running' || state.status === 'waiting_for_human')
        throw new NeedlessCommand('The run is not paused.')
      return state.status === 'paused' ? 'now' : reject('run_not_paused')
    },
    carryOut(w, _command, actor) {
      setStatus(w, w.state.human === null ? 'running' : 'waiting_for_human', {
        code: 'resumed',
        text: wordingOf(w.state).status.resumed(actor.name),
      })
    },
  },
  stop: {
    judge: () => 'now',
    carryOut(w, command, actor) {
      breakOff(w, 'stopped', {
        code: 'stopped',
        text: command.reason?.trim() || wordingOf(w.state).status.stopped(actor.name),
      })
    },
  },
}
