/** Whether the calendar has that day: a clock rolls over one that it has not. */
export function isDay(date: string): boolean {
  const ms = Date.parse(`${date}T00:00:00Z`)
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(date)
}
