import { useIsPast } from './room-context.ts'
import { useIsRecording } from './use-is-recording.ts'

/** Whether the council can be asked for anything: nobody changes the past, a demo or a log that is played again. */
export function useCanAsk(): boolean {
  const isPast = useIsPast()
  const isRecording = useIsRecording()
  return !isPast && !isRecording
}
