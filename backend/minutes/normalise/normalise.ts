import type { DateContext } from '../dates/dates-in.ts'
import { dayFirstIn } from '../dates/numbers.ts'
import type { Found } from '../extract/rules/found.ts'
import type { Transcript } from '../transcript.ts'
import { confidenceOf } from './confidence.ts'
import { withDependencies } from './depends.ts'
import type { Item } from './item.ts'
import { merged, type Draft } from './merge.ts'
import { KnownPeople } from './people/known-people.ts'
import { mentionsIn } from './people/mentions.ts'
import { priorityIn } from './priority.ts'
import { partsOf } from './split.ts'
import { titleOf } from './title/title-of.ts'
import { whoAndWhen, type Reading } from './who-and-when.ts'
import { wordsOf, type Words } from './words.ts'

export type { Item } from './item.ts'

/**
 * What was found, as items that stand alone: one task each, its owner and day read out of its own words and tied to
 * their place, what stands twice made one with all its places. In the order of the text; nothing is added to it.
 */
export function normalise(found: readonly Found[], transcript: Transcript): Item[] {
  const context: DateContext = {
    meetingDate: transcript.date,
    language: transcript.language,
    dayFirst: dayFirstIn(transcript.text),
  }
  const reading: Reading = { people: new KnownPeople(transcript), context, transcript }
  const drafts = found
    .flatMap((one) => partsOf(one, wordsOf(one, transcript), reading.people))
    .filter(({ found: one, words }) => one.kind !== 'action' || saysWhat(words.text, reading.people))
    .map((part) => draftOf(part, reading))
  const items = merged(drafts).map(({ repeated, ...draft }, i) => ({
    ...draft,
    id: `item-${i + 1}`,
    dependsOn: [],
    confidence: confidenceOf({ ...draft, repeated }, transcript.language),
  }))
  return withDependencies(items)
}

/** "Anna:" or "Ben, Vera" alone gives nobody anything to do. */
function saysWhat(words: string, people: KnownPeople): boolean {
  let rest = words
  for (const { from, to } of mentionsIn(words, people).toReversed())
    rest = rest.slice(0, from) + rest.slice(to)
  return /\p{L}{2}/u.test(rest.replaceAll(/(?<!\p{L})(?:and|и)(?!\p{L})/giu, ''))
}

function draftOf({ found, words }: { found: Found; words: Words }, reading: Reading): Draft {
  const { cuts, bySpeaker, ...named } = whoAndWhen(found, words, reading)
  const isTask = found.kind === 'action'
  return {
    ...found,
    ...named,
    title: isTask ? titleOf(words.text, { cuts, bySpeaker }) : found.text,
    line: reading.transcript.segments[found.at[0]?.segment ?? 0]?.line ?? 1,
    priority: isTask ? priorityIn(words.text) : null,
    repeated: 1,
  }
}

/** The tasks of this meeting, and how many it only reports: done already, or carried over from an earlier one. */
export function tasksOf(items: readonly Item[]): { tasks: Item[]; done: number; carried: number } {
  const actions = items.filter((one) => one.kind === 'action')
  const count = (state: NonNullable<Item['state']>) => actions.filter((one) => one.state === state).length
  return {
    tasks: actions.filter((one) => (one.state ?? 'open') === 'open'),
    done: count('done'),
    carried: count('carried'),
  }
}
