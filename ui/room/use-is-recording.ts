import { isRecording } from '../replay/replay-path.ts'
import { useRoom, useRun } from './room-context.ts'

/** Whether it is a demo or the replay of a log, of which the server lets nobody change anything. */
export function useIsRecording(): boolean {
  const { runId } = useRoom().session
  return useRun(({ demo }) => demo) || isRecording(runId)
}
