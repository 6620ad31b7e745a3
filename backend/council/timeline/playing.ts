import type { RunEvent } from '../events.ts'

/** How fast a log is played: so many times as fast as it happened, as one reads, or as fast as it goes. */
export type Speed = number | 'reading' | 'max'

export const SLOWEST = 0.5
export const FASTEST = 16

/** What of an event matters to when the next one comes. */
export type Beat = {
  at: number
  /** How long somebody reads what was said. */
  readMs: number
  /** Nobody was at the table before it. */
  begins: boolean
}

/** Silent readers manage about 240 words a minute, which is some 25 letters a second in English and in Russian. */
const LETTERS_A_SECOND = 25
const SHORTEST_READ_MS = 1_200
/** Nobody waits for longer: who reads slowly pauses. */
const LONGEST_READ_MS = 20_000

export function beatOf(event: RunEvent): Beat {
  const said = event.type === 'chat_message' ? event.data?.content : undefined
  return {
    at: Date.parse(event.at),
    readMs: said === undefined ? 0 : readMsOf(said),
    begins: event.type === 'run_created',
  }
}

/** The time between an event and the next. What passed between the end of what a fork shares and its beginning is left out. */
export function restMs(before: Beat | null, next: Beat, speed: Speed): number {
  if (before === null || next.begins || speed === 'max') return 0
  return speed === 'reading' ? before.readMs : Math.max(0, next.at - before.at) / speed
}

const readMsOf = (text: string): number =>
  Math.min(LONGEST_READ_MS, Math.max(SHORTEST_READ_MS, (text.length / LETTERS_A_SECOND) * 1_000))
