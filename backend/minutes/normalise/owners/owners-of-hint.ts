import type { Person } from '../../transcript.ts'
import type { KnownPeople } from '../people/known-people.ts'
import { mentionsIn } from '../people/mentions.ts'
import { isNobody } from '../people/nobody.ts'

const SEPARATOR = /(?<!\s)\s*(?:[,;&/+]|(?<!\p{L})(?:and|и)(?!\p{L}))\s*/u
// What a mark calls the owner may be a person whom nobody listed, if it is written as names are.
const LIKE_A_NAME = /^@?\p{L}[\p{L}\p{N}'’._-]{0,39}(?:\s\p{Lu}[\p{L}'’.-]{0,39}){0,3}$/u

/** The people that a mark ("Action (Anna):") or a column "Owner" names, who is listed and who is not. */
export function ownersOfHint(hint: string, people: KnownPeople): { name: string; person: Person | null }[] {
  const known = mentionsIn(hint, people)
  const parts = hint.trim().split(SEPARATOR)
  const isUnknown = (part: string) => !known.some(({ name }) => part.includes(name) || name.includes(part))
  const unknown = parts
    .map((name) => name.replace(/\s?\([^()]{0,60}\)$/, '').trim())
    .filter((name) => isUnknown(name) && LIKE_A_NAME.test(name) && /^(?:@|\p{Lu})/u.test(name))
    .filter((name) => !isNobody(name) && !name.split(/\s+/).some((word) => people.isWord(word)))
    .map((name) => ({ name, person: null }))
  return [...known, ...unknown].toSorted((a, b) => hint.indexOf(a.name) - hint.indexOf(b.name))
}
