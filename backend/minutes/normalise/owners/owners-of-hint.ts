import type { Person } from '../../transcript.ts'
import type { KnownPeople } from '../people/known-people.ts'
import { mentionsIn } from '../people/mentions.ts'
import { isNobody } from '../people/nobody.ts'

const SEPARATOR = /(?<!\s)\s*(?:[,;&/+]|(?<!\p{L})(?:and|и)(?!\p{L}))\s*/u
// What a mark calls the owner may be a person whom nobody listed, if it is written as names are.
const LIKE_A_NAME = /^@?\p{L}[\p{L}\p{N}'’._-]{0,39}(?:\s\p{Lu}[\p{L}'’.-]{0,39}){0,3}$/u

/** The people that a mark ("Action (Anna):") or a column "Owner" names. */
export function ownersOfHint(hint: string, people: KnownPeople): { name: string; person: Person | null }[] {
  const known = mentionsIn(hint, people)
  if (known.length > 0) return known
  return hint
    .trim()
    .split(SEPARATOR)
    .map((name) => name.replace(/\s?\([^()]{0,60}\)$/, '').trim())
    .filter((name) => LIKE_A_NAME.test(name) && /^(?:@|\p{Lu})/u.test(name) && !isNobody(name))
    .filter((name) => !name.split(/\s+/).some((word) => people.isWord(word)))
    .map((name) => ({ name, person: null }))
}
