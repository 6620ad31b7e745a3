import type { Transcript } from '../../transcript.ts'
import type { Adr } from './adr.ts'
import { sidesOf } from './arguments.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { placer } from './parts.ts'

/** Where options, outcome and consequences stand in a record that has no headings for them. */
export type Unheaded = { options: number[]; outcome: Outcome; after: number[][] }

const LONGEST_TITLE = 220
// Options stand shortly before the choice, with a word about them or about what drives it in between at most.
const NEAR = 4
// A heading that is not there leaves more than one line empty.
const GAP = 3

/** A list of short titles before the sentence that names one of them and says why. */
export function unheadedParts(transcript: Transcript): Unheaded | null {
  const runs = runsOf(transcript)
  for (const [at, run] of runs.entries()) {
    const first = transcript.segments[run[0] ?? -1]
    if (first?.kind !== 'paragraph' && first?.kind !== 'speech') continue
    const outcome = outcomeOf(transcript, run)
    const name = outcome?.choice?.text ?? ''
    if (outcome === null || outcome.rationale === null || name === '' || name.length > LONGEST_TITLE) continue
    const options = runs
      .slice(Math.max(0, at - NEAR), at)
      .findLast((one) => isOfTitles(transcript, one, name))
    if (options === undefined) continue
    const rest = runs.slice(at + 1)
    const stop = rest.findIndex((one) => transcript.segments[one[0] ?? -1]?.kind === 'heading')
    return { options, outcome, after: rest.slice(0, stop < 0 ? rest.length : stop) }
  }
  return null
}

/** What follows the outcome: the good and the bad, by their first words or, as is the custom, in this order. */
export function unheadedConsequences(transcript: Transcript, runs: readonly number[][]): Adr['consequences'] {
  const lists = runs.filter((run) => transcript.segments[run[0] ?? -1]?.kind === 'item' || run.length > 0)
  const sorted = sidesOf(transcript, lists.flat())
  if (sorted.good.length + sorted.bad.length > 0)
    return { good: sorted.good, bad: sorted.bad, other: [...sorted.neutral, ...sorted.other] }
  const [one, two] = lists.map((run) => sidesOf(transcript, run).other).filter((parts) => parts.length > 0)
  return two === undefined
    ? { good: [], bad: [], other: one ?? [] }
    : { good: one ?? [], bad: two, other: [] }
}

function isOfTitles({ segments }: Transcript, run: readonly number[], name: string): boolean {
  const within = new Set(run)
  const tops = run.filter(
    (i) => segments[i]?.kind === 'item' && !segments[i].parents.some((parent) => within.has(parent)),
  )
  const titles = tops.map((i) => segments[i]?.text ?? '')
  return (
    titles.length > 1 &&
    titles.length <= 20 &&
    titles.every((title) => title.length <= LONGEST_TITLE) &&
    placer(titles)(name, 0.6) !== null
  )
}

/** Segments that stand together: no heading and no gap between them; a list ends where a paragraph begins. */
function runsOf({ segments }: Transcript): number[][] {
  const runs: number[][] = []
  for (const [i, segment] of segments.entries()) {
    const before = segments[i - 1]
    const last = runs.at(-1)
    const apart =
      before === undefined ||
      segment.kind === 'heading' ||
      before.kind === 'heading' ||
      segment.line - before.lineEnd >= GAP ||
      (before.kind === 'item' && segment.kind !== 'item' && segment.line - before.lineEnd > 1)
    if (last === undefined || apart) runs.push([i])
    else last.push(i)
  }
  return runs
}
