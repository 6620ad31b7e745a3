const STEPS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000]

/** How long to wait before the given try (0 is the first): longer each time, ±30 % so that panels do not return as one. */
export function backoffMs(attempt: number, random: number): number {
  const step = STEPS_MS[Math.min(attempt, STEPS_MS.length - 1)] ?? 15_000
  return Math.round(step * (0.7 + 0.6 * random))
}
