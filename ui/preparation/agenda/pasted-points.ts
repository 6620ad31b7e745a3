/** Lines as a list: the server takes what is marked for points, and people paste lines without marks as well. */
export const asList = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => (isBare(line) ? `- ${line.trim()}` : line))
    .join('\n')

const isBare = (line: string): boolean =>
  line.trim() !== '' && !/^\s*(?:#|[-*•–—]\s|\d{1,2}[.)]\s)/u.test(line) && !/:\s*$/.test(line)

/** Points that give no minutes share what the others leave of the whole: half minutes, and never less than one. */
export function withMinutes<T extends { minutes: number | null }>(
  points: readonly T[],
  whole: number,
): (T & { minutes: number })[] {
  const given = points.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
  const open = points.filter(({ minutes }) => minutes === null).length
  const share = open === 0 ? 0 : Math.max(1, Math.floor(((whole - given) / open) * 2) / 2)
  return points.map((point) => ({ ...point, minutes: point.minutes ?? share }))
}

/** The points with their minutes behind them, as a text that the server reads again. */
export const timedList = (points: readonly { title: string; minutes: number }[]): string =>
  points.map(({ title, minutes }) => `- ${title} (${minutes} min)`).join('\n')
