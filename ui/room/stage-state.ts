import { ENDED, type RunState } from '../../backend/council/state.ts'

/** How a council is drawn: its status, and what is known to come of it. */
export type StageState =
  | 'starting'
  | 'live'
  | 'pausing'
  | 'paused'
  | 'awaiting'
  | 'stopping'
  | 'finishing'
  | 'finished'
  | 'stopped'
  | 'failed'

/** `asksStop`: this page has asked for the stop, and the log does not tell of it yet. */
export function stageState(run: RunState, asksStop: boolean): StageState {
  const { status } = run
  if (ENDED.has(status)) return status === 'stopped' || status === 'failed' ? status : 'finished'
  if (asksStop) return 'stopping'
  if (status === 'created') return 'starting'
  if (status === 'paused') return 'paused'
  if (status === 'waiting_for_human') return 'awaiting'
  if (run.queue.some(({ command }) => command.type === 'pause')) return 'pausing'
  return run.concluding || run.phase === 'actions' || run.phase === 'closing' ? 'finishing' : 'live'
}
