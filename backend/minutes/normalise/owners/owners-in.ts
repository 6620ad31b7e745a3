import type { KnownPeople } from '../people/known-people.ts'
import { mentionsIn, type Mention } from '../people/mentions.ts'
import { CALLED, NAME, shadowOf } from '../shadow.ts'
import { FIRST_PERSON, OWNER_RULES } from './owner-rules.ts'

/** Who does it, as the words say. */
export type NamedOwners = {
  owners: Mention[]
  /** What a title does without where the owners stand beside it: from, to in the words. */
  cut: readonly [number, number] | null
}

/** The owners that an item's own words name in an owner's place; who is merely mentioned is none. */
export function ownersIn(words: string, people: KnownPeople): NamedOwners {
  const mentions = mentionsIn(words, people)
  if (mentions.length === 0) return { owners: [], cut: null }
  const shadow = shadowOf(
    words,
    mentions.map(({ from, to, at }) => ({ from, to, sign: at ? CALLED : NAME })),
  )
  for (const { pattern } of OWNER_RULES) {
    const found = pattern.exec(shadow.text)
    const place = found?.indices?.groups?.['who'] ?? found?.indices?.groups?.['whom']
    if (place === undefined) continue
    const [from, to] = [shadow.real(place[0]), shadow.real(place[1])]
    // "Anna and the team will …": the title keeps the team, which no field holds.
    const cut = found?.groups?.['group'] === undefined ? found?.indices?.groups?.['cut'] : undefined
    return {
      // "Alex (axic)": what stands in brackets says who Alex is.
      owners: mentions.filter(
        (one) => one.from >= from && one.to <= to && !inBrackets(words, from, one.from),
      ),
      cut: cut === undefined ? null : [shadow.real(cut[0]), shadow.real(cut[1])],
    }
  }
  return { owners: [], cut: null }
}

const inBrackets = (words: string, from: number, at: number): boolean => {
  const before = words.slice(from, at)
  return before.lastIndexOf('(') > before.lastIndexOf(')')
}

/** Whether whoever says these words takes it on: "I will …". */
export const isFirstPerson = (words: string): boolean =>
  FIRST_PERSON.some(({ pattern }) => pattern.test(words))
