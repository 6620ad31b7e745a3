/** What is asked of parts of the room that listen for themselves. */
export const STOP = 'xio:stop'
export const TO_LIVE = 'xio:to-live'
export const SEAT = 'xio:seat'
export const STEER = 'xio:steer'
export const COST = 'xio:cost'
export const TRACE = 'xio:trace'

/** Parts that come after the room: what is asked of them before they are there waits for them. */
const COME_LATER = new Set([SEAT, STEER])
const waiting = new Set<string>()

/** Asks a part of the room for what it does. */
export function tell(name: string): void {
  const isUnheard = dispatchEvent(new Event(name, { cancelable: true }))
  if (isUnheard && COME_LATER.has(name)) waiting.add(name)
}

/** Does the work whenever it is asked for, also where that was before the part was there; the answer ends it. */
export function hear(name: string, work: () => void): () => void {
  const listen = (event: Event) => {
    event.preventDefault()
    work()
  }
  addEventListener(name, listen)
  if (waiting.delete(name)) work()
  return () => removeEventListener(name, listen)
}

/** Whoever leaves the room takes what still waits along. */
export const forgetWaiting = (): void => waiting.clear()
