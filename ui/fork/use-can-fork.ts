import { ENDED } from '../../backend/council/state.ts'
import { useIsPast, useRun } from '../room/room-context.ts'
import { useIsRecording } from '../room/use-is-recording.ts'

/** Whether a council can be held again from here: a recording is only read, and minutes were never held here. */
export function useCanFork(): boolean {
  const isRecording = useIsRecording()
  return useRun(({ kind }) => kind === 'council') && !isRecording
}

/** Whether there is something to look back on: it has ended, or a moment of the past is looked at. */
export function useIsOver(): boolean {
  const isPast = useIsPast()
  return useRun((run) => ENDED.has(run.status)) || isPast
}
