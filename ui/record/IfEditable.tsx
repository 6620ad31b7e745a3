import type { ReactNode } from 'react'
import { useIsPast } from '../room/room-context.ts'
import { useIsRecording } from '../room/use-is-recording.ts'

/** What changes the record of a council: it is not there where the past is looked at, nor on a recording. */
export function IfEditable({ children }: { children: ReactNode }) {
  const isPast = useIsPast()
  const isRecording = useIsRecording()
  return isPast || isRecording ? null : children
}
