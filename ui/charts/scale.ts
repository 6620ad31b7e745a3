/** Round steps from zero that reach `max`, at most six of them. */
export function ticks(max: number): number[] {
  if (max <= 0) return [0, 1]
  const rough = max / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough
  const count = Math.ceil(max / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)))
}

/** Round steps of minutes: clocks count in sixties. */
export function minuteTicks(maxSeconds: number): number[] {
  const step = [60, 120, 300, 600, 900, 1800, 3600].find((one) => maxSeconds / one <= 5) ?? 7200
  const count = Math.max(1, Math.ceil(maxSeconds / step))
  return Array.from({ length: count + 1 }, (_, i) => i * step)
}

/** The value below which a share of the values lies, between two neighbours in proportion. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  if (low === undefined || high === undefined) return null
  return low + (high - low) * (at - Math.floor(at))
}
