/** From half a minute to eight hours (SPEC section 8). */
const [LEAST, MOST] = [30, 480 * 60]

/** Seconds of a typed length: `3` and `1,5` are minutes, `0:30` and `12:00` minutes and seconds; null where it is none. */
export function secondsTyped(text: string): number | null {
  const [, minutes, seconds] = /^(\d{1,3}):([0-5]\d)$/.exec(text.trim()) ?? []
  const length =
    minutes === undefined
      ? Math.round(Number(text.trim().replace(',', '.') || 'none') * 60)
      : Number(minutes) * 60 + Number(seconds)
  return length >= LEAST && length <= MOST ? length : null
}
