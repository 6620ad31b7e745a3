/** Seconds of what was typed as minutes; null where that is no time. */
export function secondsOf(minutes: string): number | null {
  const seconds = Math.round(Number(minutes.replace(',', '.')) * 60)
  return Number.isFinite(seconds) && seconds >= 1 && seconds <= 86_400 ? seconds : null
}
