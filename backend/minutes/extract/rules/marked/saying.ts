import type { Transcript } from '../../../transcript.ts'
import type { Unit } from './units.ts'

// A line that was wrapped is about as long as a page is wide.
const WRAPPED = 60

/** Where a saying ends: with its unit, or where a line that is no continuation begins another matter. */
export function endOfSaying(transcript: Transcript, unit: Unit): number {
  const segment = transcript.segments[unit.segment]
  if (segment === undefined) return unit.to
  const next = unit.lines.find((line, n) => {
    const before = unit.lines[n - 1]
    if (before === undefined || line.from <= unit.from || line.from >= unit.to) return false
    const short =
      before.to - before.from < WRAPPED && /^[@[#\p{Lu}]/u.test(segment.text.slice(line.from, line.from + 3))
    return segment.kind === 'item' ? short && line.flush : line.hard || short
  })
  return next?.from ?? unit.to
}
