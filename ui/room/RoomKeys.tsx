import { ENDED } from '../../backend/council/state.ts'
import { useShortcuts } from '../app/shortcuts.ts'
import { useAsk, useRun } from './room-context.ts'

/** What keys ask of parts that listen for themselves. */
export const STOP = 'xio:stop'
export const TO_LIVE = 'xio:to-live'
export const TO_COMPOSER = 'xio:to-composer'
export const SEAT = 'xio:seat'
export const STEER = 'xio:steer'

export const tell = (name: string): void => void dispatchEvent(new Event(name))

/** The room's single keys; each also is a button with a name. */
export function RoomKeys() {
  const status = useRun((run) => run.status)
  const ask = useAsk()
  const unlessEnded = (work: () => void) => () => {
    if (!ENDED.has(status)) work()
  }
  useShortcuts({
    KeyP: unlessEnded(() => ask(status === 'paused' ? { type: 'resume' } : { type: 'pause', when: 'now' })),
    'Shift+KeyP': unlessEnded(() => ask({ type: 'pause', when: 'after_turn' })),
    'Shift+KeyX': unlessEnded(() => tell(STOP)),
    KeyM: unlessEnded(() => tell(TO_COMPOSER)),
    KeyL: () => tell(TO_LIVE),
    KeyA: unlessEnded(() => ask({ type: 'request_alternatives' })),
    KeyT: unlessEnded(() => tell(SEAT)),
    KeyR: unlessEnded(() => ask({ type: 'request_risks' })),
  })
  return null
}
