import type { Segment, Transcript } from '../../../transcript.ts'
import type { NameBook } from './name-book.ts'
import { repeatedIn, type Repeated } from './repeated.ts'
import { speakersIn, type Spoken } from './speakers.ts'
import { topicsIn, type Topic } from './topics.ts'
import { votesIn, type Votes } from './votes.ts'
import { TASKS_EN } from './words-en.ts'

/** Where a segment stands: who speaks, what is around it, what it repeats. */
export type Place = Spoken &
  Votes &
  Repeated &
  Topic & {
    /** Its neighbours in the list also begin with something to do. */
    among: boolean
    /** Others stand below it. */
    heads: boolean
    /** It stands below what somebody says. */
    belowTalk: boolean
    /** The line before announces it: "As the charter says:". */
    announced: boolean
    /** It stands below a question. */
    answers: boolean
    /** The last of its topic, before the next heading or outer item. */
    last: boolean
  }

export function placesOf({ segments }: Pick<Transcript, 'segments'>, names: NameBook): Place[] {
  const spoken = speakersIn(segments, names)
  const votes = votesIn(segments, spoken)
  const repeated = repeatedIn(segments, spoken)
  const topics = topicsIn(segments, spoken)
  return segments.map((one, i) => {
    const [before, next] = [segments[i - 1], segments[i + 1]]
    return {
      ...spoken[i]!,
      ...votes[i]!,
      ...repeated[i]!,
      ...topics[i]!,
      among: isTask(one) && isTask(before) && isTask(next),
      heads: one.kind === 'item' && next?.kind === 'item' && next.depth > one.depth,
      belowTalk: one.parents.some((parent) => spoken[parent]?.speaker != null),
      announced: one.kind === 'quote' && /[:,]\s*$/.test((before?.text ?? '').slice(-20)),
      answers: asks(segments[one.parents.at(-1) ?? i - 1]) && !asks(one),
      last: isLast(one, next),
    }
  })
}

const isTask = (one: Segment | undefined): boolean =>
  one?.kind === 'item' && TASKS_EN.has(/^\p{L}+/u.exec(one.text)?.[0].toLowerCase() ?? '')

const asks = (one: Segment | undefined): boolean => /\?["”»')\]]{0,2}\s*$/.test((one?.text ?? '').slice(-20))

const isLast = (one: Segment, next: Segment | undefined): boolean =>
  one.kind !== 'heading' &&
  (next === undefined ||
    next.kind === 'heading' ||
    (one.kind === 'item' && (next.kind !== 'item' || next.depth < one.depth)))
