/** The shortest and longest timebox of an item, in minutes, as the schema of a meeting has it. */
const [LEAST, MOST] = [0.01, 1440]

const UNITS: readonly (readonly [unit: RegExp, minutes: number])[] = [
  [/^(?:h|hrs?|hours?|ч|час\p{L}*)$/u, 60],
  [/^(?:m|mins?|minutes?|'|м|мин\p{L}*)$/u, 1],
  [/^(?:s|secs?|seconds?|с|сек\p{L}*)$/u, 1 / 60],
]
const NAMED: Readonly<Record<string, number>> = {
  'half an hour': 30,
  'an hour': 60,
  hour: 60,
  полчаса: 30,
  час: 60,
  'полтора часа': 90,
}

const AMOUNT = String.raw`\d+(?:[.,]\d+)?`
const UNIT = String.raw`(?:h(?:rs?|ours?)?|ч(?:ас\p{L}*)?|m(?:ins?|inutes?)?|мин\p{L}*|м|'|s(?:ecs?|econds?)?|сек\p{L}*|с)(?!\p{L})\.?`
const PART = String.raw`${AMOUNT}\s*${UNIT}`

/** Minutes of a duration as people write it: “15”, “7:30”, “1 h 30 min”, “15 мин”, “полчаса”; null where it is none. */
export function minutesOf(text: string): number | null {
  const said = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const minutes = NAMED[said] ?? bare(said) ?? byClock(said) ?? byUnits(said)
  return minutes === null || minutes < LEAST || minutes > MOST ? null : minutes
}

/** Minutes as a timebox is written: 12:00, 7:30, 90:00. */
export function timeboxOf(minutes: number): string {
  const seconds = Math.round(minutes * 60)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

const bare = (said: string): number | null =>
  new RegExp(`^${AMOUNT}$`).test(said) ? Number(said.replace(',', '.')) : null

function byClock(said: string): number | null {
  const [, first, second, third] = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/.exec(said) ?? []
  if (first === undefined || second === undefined) return null
  // Two parts are minutes and seconds, as a timebox shows them.
  if (third === undefined) return Number(first) + Number(second) / 60
  return Number(first) * 60 + Number(second) + Number(third) / 60
}

function byUnits(said: string): number | null {
  // “1 h 30”: what stands behind hours without a unit is minutes.
  const whole = said.replace(/(h|ч)\.?\s*(\d+)$/u, '$1 $2 m')
  if (!new RegExp(`^${PART}(?:\\s*${PART})*$`, 'u').test(whole)) return null
  const parts = [...whole.matchAll(new RegExp(`(${AMOUNT})\\s*(${UNIT})`, 'gu'))]
  return parts.reduce((sum, [, amount = '', unit = '']) => {
    const name = unit.replace(/\.$/, '')
    const worth = UNITS.find(([is]) => is.test(name))?.[1] ?? 0
    return sum + Number(amount.replace(',', '.')) * worth
  }, 0)
}
