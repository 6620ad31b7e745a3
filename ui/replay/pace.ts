import type { Envelope } from '../../schemas/generated/types.ts'
import type { RunView } from '../run/run-store.ts'

/** So many times as fast as it was; `reading`: each message as long as one reads it; `max`: as fast as it can be shown. */
export type Speed = number | 'reading' | 'max'
/** Those that somebody can choose. */
export const SPEEDS: readonly Speed[] = [0.5, 1, 2, 4, 8, 16, 'reading', 'max']

export const speedOf = (text: string | null): Speed | undefined => SPEEDS.find((one) => String(one) === text)

/** The next faster speed, or the next slower one. */
export const beside = (speed: Speed, by: 1 | -1): Speed =>
  SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, SPEEDS.indexOf(speed) + by))] ?? speed

/** What a silence takes that is passed over: long enough to see that there is one. */
const BREAK_MS = 1_200
/** People read some 240 words a minute; the shortest message is looked at as well, and nobody reads on one for ever. */
const WORD_MS = 250
const [SHORTEST_MS, LONGEST_MS] = [1_500, 30_000]

type Now = {
  pace: Exclude<Speed, 'max'>
  /** The time of the recording. */
  now: number
  /** A silence longer than this is passed over. */
  silence: number
  last: Pick<RunView, 'state'>
}

/** How long to wait before an event is shown. */
export function waitBefore(event: Envelope, { pace, now, silence, last }: Now): number {
  // Nothing is shown yet: there is nothing to wait for.
  if (last.state === null) return 0
  const recorded = Math.max(0, Date.parse(event.at) - now)
  if (pace === 'reading') return event.type === 'chat_message' ? readingMs(last) : 0
  return recorded > silence ? BREAK_MS : recorded / pace
}

/** As long as the message before is read. */
function readingMs({ state }: Now['last']): number {
  const said = state?.messages.at(state.messages.length - 1)?.content
  if (said === undefined) return 0
  const words = said.split(/\s+/, 1_000).length
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, words * WORD_MS))
}
