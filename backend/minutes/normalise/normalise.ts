import { dayFirstIn } from '../dates/numbers.ts'
import type { DateContext } from '../dates/dates-in.ts'
import type { Found } from '../extract/rules/found.ts'
import type { Transcript } from '../transcript.ts'
import type { Item } from './item.ts'
import { whoAndWhen } from './who-and-when.ts'
import { KnownPeople } from './people/known-people.ts'

export type { Item } from './item.ts'

/** Owners and days are read out of each item's own words; what stands twice becomes one. */
export function normalise(found: readonly Found[], transcript: Transcript): Item[] {
  const people = new KnownPeople(transcript)
  const context: DateContext = {
    meetingDate: transcript.date,
    language: transcript.language,
    dayFirst: dayFirstIn(transcript.text),
  }
  return found.map((one, i) => ({
    ...one,
    id: `item-${i + 1}`,
    title: one.text,
    line: transcript.segments[one.at[0]?.segment ?? 0]?.line ?? 1,
    priority: null,
    dependsOn: [],
    confidence: { level: one.certainty, basis: '' },
    ...whoAndWhen(one, { people, context, transcript }),
  }))
}
