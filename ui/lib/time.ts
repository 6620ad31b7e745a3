import { format } from '../words/format.ts'

/** Minutes and seconds of a duration: 4:05. Hours only where there are any. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/** The same for time that runs down: 0:01 until it is over. */
export const clockLeft = (ms: number): string => clock(Math.ceil(ms / 1000) * 1000)

/** The day of a time that has none but a day: the same everywhere on earth. */
export const dayOf = (iso: string): string => format().day(iso)

export const dayAndTime = (iso: string): string => format().dayAndTime(iso)
export const timeOfDay = (ms: number): string => format().timeOfDay(ms)

export const percent = (share: number): number => Math.round(share * 100)
