const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** A time as people say it, by its two largest units: `2 minutes 40 seconds`. */
export function inWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  const first = UNITS.findIndex(([, size]) => seconds >= size)
  if (first < 0) return 'no time'
  let left = seconds
  const words: string[] = []
  for (const [name, size] of UNITS.slice(first, first + 2)) {
    const n = Math.floor(left / size)
    left -= n * size
    if (n > 0) words.push(`${n} ${name}${n === 1 ? '' : 's'}`)
  }
  return words.join(' ')
}

const SIZES: Record<string, number> = { s: 1, m: 60, h: 3_600 }

/** The seconds of `90s`, `2m`, `1h30m`; null where it is none of these. */
export function secondsOf(text: string): number | null {
  const given = text.trim().toLowerCase()
  if (!/^(\d+h)?(\d+m)?(\d+s)?$/.test(given) || given === '') return null
  const parts = [...given.matchAll(/(\d+)([hms])/g)]
  return parts.reduce((sum, [, n, unit = '']) => sum + Number(n) * (SIZES[unit] ?? 0), 0)
}
