import type { Person, Segment } from '../../transcript.ts'
import { nameShape } from './name-shape.ts'

/** Who was there and who spoke, each once: what the text calls somebody for short is a handle of the full name. */
export function peopleOf(known: readonly Person[], segments: readonly Segment[]): Person[] {
  const people = mergedPeople(known)
  const names = new Names(people)
  const spoken = new Set<string>()
  for (const { speaker } of segments) if (speaker !== null) spoken.add(speaker)
  const full = [...spoken].toSorted((a, b) => b.length - a.length)
  for (const speaker of full) {
    const person = names.find(speaker)
    if (person === null) {
      const added: Person = { name: speaker, handles: [], from: 'speaker' }
      people.push(added)
      names.add(added)
    } else if (person.name !== speaker && !person.handles.includes(speaker)) person.handles.push(speaker)
  }
  return people
}

/** Whether a label of talk calls one of these people. */
export function knows(people: readonly Person[]): (name: string) => boolean {
  const names = new Names(people)
  return (name) => names.find(name) !== null
}

const STRENGTH: Person['from'][] = ['speaker', 'front_matter', 'attendance']

function mergedPeople(all: readonly Person[]): Person[] {
  const people: Person[] = []
  const names = new Names([])
  for (const one of all.toSorted((a, b) => b.name.length - a.name.length)) {
    const held = names.find(one.name)
    if (held === null) {
      const person = { ...one, handles: [...one.handles] }
      people.push(person)
      names.add(person)
      continue
    }
    const more = one.name === held.name ? one.handles : [one.name, ...one.handles]
    for (const handle of more)
      if (!held.handles.includes(handle) && handle !== held.name) held.handles.push(handle)
    if (one.email !== undefined) held.email ??= one.email
    if (STRENGTH.indexOf(one.from) > STRENGTH.indexOf(held.from)) held.from = one.from
  }
  const order = new Map(all.map((one, i) => [one.name, all.length - i]))
  return people.toSorted((a, b) => (order.get(b.name) ?? 0) - (order.get(a.name) ?? 0))
}

/** Finds people by any of their names; what could call two of them calls nobody. */
class Names {
  readonly #exact = new Map<string, Person>()
  readonly #short = new Map<string, Person | null>()

  constructor(people: readonly Person[]) {
    for (const person of people) this.add(person)
  }

  add(person: Person): void {
    for (const name of [person.name, ...person.handles]) {
      const low = plain(name)
      if (!this.#exact.has(low)) this.#exact.set(low, person)
    }
    for (const short of shortNames(person.name)) {
      const held = this.#short.get(short)
      this.#short.set(short, held === undefined || held === person ? person : null)
    }
  }

  find(name: string): Person | null {
    const exact = this.#exact.get(plain(name))
    if (exact !== undefined) return exact
    const bare = plain(name.replace(/\s?\([^()]*\)/g, ''))
    return (
      this.#exact.get(bare) ??
      this.#short.get(nameShape(name) === 'initials' ? `:${plain(name)}` : bare) ??
      null
    )
  }
}

const plain = (name: string): string =>
  name
    .replace(/^@/, '')
    .replace(/[\s.]+/g, ' ')
    .trim()
    .toLowerCase()

/** First name, last name, first name with the letter of the last, and, told apart by a colon, initials. */
function shortNames(name: string): string[] {
  const parts = name.split(/[\s]+/).filter((word) => /^\p{L}/u.test(word))
  const [first, last] = [parts[0], parts.at(-1)]
  if (parts.length < 2 || first === undefined || last === undefined) return []
  const letters = (list: readonly string[]) =>
    list
      .map((word) => word[0] ?? '')
      .join('')
      .toLowerCase()
  const pieces = parts.flatMap((word) => word.split('-'))
  const ends = `${first[0]}${last[0]}`.toLowerCase()
  return [
    ...new Set([
      plain(first),
      plain(last),
      plain(`${first} ${last[0]}`),
      `:${letters(parts)}`,
      `:${letters(pieces)}`,
      `:${ends}`,
    ]),
  ]
}
