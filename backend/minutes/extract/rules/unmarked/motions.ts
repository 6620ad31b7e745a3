import type { Found } from '../found.ts'
import { sentencesIn } from '../sentences.ts'
import type { Talk } from './answers.ts'

/** A motion that was carried is as plain as minutes get. */
const CARRIED_SURELY = 0.86

export type Motions = {
  found: Found[]
  /** The segments whose decision a motion is, or was: what else they say tells how it went. */
  told: ReadonlySet<number>
}

/** "It was moved that the rent be raised. Seconded by Ben. Carried.": one decision, in the words of the motion. */
export function motionsIn({ segments }: Talk, taken: ReadonlySet<number>): Motions {
  const found: Found[] = []
  const told = new Set<number>()
  for (const [index, { text, kind }] of segments.entries()) {
    if (taken.has(index) || kind === 'heading' || kind === 'code' || !MAY_BE.test(text)) continue
    const sentences = sentencesIn(text.slice(0, LONGEST))
    let motion: { from: number; to: number } | null = null
    for (const { from, to } of sentences) {
      const words = text.slice(from, to)
      const opening = MOVED.exec(words)
      if (opening !== null)
        motion = { from: from + opening[0].length, to: from + endOf(words, opening[0].length) }
      if (motion === null) continue
      const [lost, carried] = [LOST.test(words), CARRIED.test(words)]
      if (lost || carried) told.add(index)
      if (carried && !lost) found.push(decisionOf(text, index, motion))
      if (lost || carried) motion = null
    }
  }
  return { found, told }
}

const LONGEST = 4000
const MAY_BE =
  /\b(?:moved|proposed|motion)\b[^]{1,600}\b(?:carried|passed|failed|lost|defeated|adopted|rejected|withdrawn)\b/i
const MOVED =
  /^(?:it was (?:moved|proposed)(?: by [^.]{2,60}?)?(?:,? (?:and )?seconded(?: by [^.]{2,60}?)?)?,? (?:that|to) |(?:\S+ ){1,4}(?:moved|proposed)(?:,? seconded by [^.]{2,60}?,?)? (?:that|to) |motion(?: by [^:.]{2,60})?(?:: | that | to ))/i
/** Only what opens its sentence tells how the vote went: "the order was passed on" is none. */
const CARRIED =
  /(?:^|[,;–—] ?|\b(?:motion|proposal|amendment|it|which) (?:was |is |has been )?(?:duly |unanimously )?)(?:carried|passed|adopted)\b(?! (?:on|over|out|forward|to)\b)/i
const LOST =
  /(?:^|[,;–—] ?|\b(?:motion|proposal|amendment|it|which) (?:was |is |has been )?(?:duly |narrowly )?)(?:not (?:carried|passed|adopted)|failed|lost|defeated|rejected|withdrawn)\b/i

/** The motion ends where its sentence goes on to tell the vote. */
function endOf(words: string, opening: number): number {
  const rest = words
    .slice(opening)
    .search(/[,;] (?:duly )?(?:seconded|carried|passed|which (?:was )?carried)\b/i)
  return rest < 0 ? words.length : opening + rest
}

function decisionOf(text: string, segment: number, { from, to }: { from: number; to: number }): Found {
  return {
    kind: 'decision',
    text: text.slice(from, to).replace(/\.$/, ''),
    at: [{ segment, from, to: text.charAt(to - 1) === '.' ? to - 1 : to }],
    marked: false,
    rule: 'motion-carried',
    certainty: CARRIED_SURELY,
  }
}
