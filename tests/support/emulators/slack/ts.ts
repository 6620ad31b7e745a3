// A `ts` is a string of seconds and six digits: compared as numbers of microseconds, never as floats.
export function formatTs(micros: number): string {
  const digits = String(micros).padStart(7, '0')
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`
}

/** Microseconds; null where it is no `ts`. Whole seconds are taken too, as Slack does for `oldest` and `latest`. */
export function microsOf(ts: string): number | null {
  const [, seconds, rest = ''] = /^(\d{1,11})(?:\.(\d{1,6}))?$/.exec(ts) ?? []
  return seconds === undefined ? null : Number(seconds) * 1_000_000 + Number(rest.padEnd(6, '0'))
}
