import { useEffect } from 'react'
import { ENDED } from '../../backend/council/state.ts'
import { announce } from '../app/announcer.tsx'
import { useAction } from '../app/use-action.ts'
import { startAsking, stopAsking } from './asking/asking.ts'
import { usePause } from './controls/use-controls.ts'
import { useAsk, useRun } from './room-context.ts'
import { useIsRecording } from './use-is-recording.ts'
import { forgetWaiting, SEAT, STEER, STOP, tell, TO_LIVE } from './signals.ts'
import { words } from '../words/words.ts'

/** What can be asked of this council, for its keys, its buttons and the command menu. */
export function RoomActions() {
  const hasEnded = useRun((run) => ENDED.has(run.status))
  const isRecording = useIsRecording()
  const hasTurn = useRun((run) => run.turn !== null)
  const ask = useAsk()
  const pause = usePause()
  const why = hasEnded ? words.controls.hasEnded : isRecording ? words.recordingWords.onlyRead : undefined
  const unlessEnded = (work: () => void) => (why === undefined ? work : null)
  useAction('pause', unlessEnded(pause.press), why)
  useAction(
    'stop',
    unlessEnded(() => tell(STOP)),
    why,
  )
  useAction(
    'alternatives',
    unlessEnded(() => startAsking('alternatives')),
    why,
  )
  useAction(
    'risks',
    unlessEnded(() => startAsking('risks')),
    why,
  )
  useAction(
    'floor',
    unlessEnded(() => startAsking('floor')),
    why,
  )
  useAction(
    'extend',
    unlessEnded(() => startAsking('extend')),
    why,
  )
  useAction(
    'skip',
    hasTurn ? unlessEnded(() => ask({ type: 'skip_turn' })) : null,
    why ?? (hasTurn ? undefined : words.controls.nobodyToSkip),
  )
  useAction(
    'seat',
    unlessEnded(() => tell(SEAT)),
    why,
  )
  useAction(
    'steer',
    unlessEnded(() => tell(STEER)),
    why,
  )
  useAction('to_live', () => tell(TO_LIVE))
  useEffect(() => {
    if (pause.state === 'pausing') announce(words.stage.pausing)
  }, [pause.state])
  useEffect(() => (hasEnded ? stopAsking() : undefined), [hasEnded])
  useEffect(
    () => () => {
      stopAsking()
      forgetWaiting()
    },
    [],
  )
  return null
}
