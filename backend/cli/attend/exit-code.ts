import type { RunState } from '../../council/state.ts'

/** The exit code of a run that ended (CONTRACT section 2). */
export function exitCodeOf({ status, artifacts }: RunState): number {
  switch (status) {
    case 'completed':
      return artifacts.decision_log?.body.status === 'decided' ? 0 : 4
    case 'escalated':
      return 4
    case 'stopped':
      return 3
    default:
      return 1
  }
}
