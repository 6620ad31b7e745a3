import type { Person } from '../../transcript.ts'
import { readYaml } from '../safe-yaml.ts'
import { TextInvalid } from '../text-invalid.ts'
import { attendeesIn } from './attendee.ts'

/** What the head of a file says about the meeting. */
export type Front = { title: string | null; date: string | null; people: Person[]; from: number }

const NO_FRONT: Front = { title: null, date: null, people: [], from: 0 }
const LONGEST = 200_000

/** Reads the front matter between two `---` lines; one that is no YAML is left to the readers of text. */
export function frontOf(text: string): Front {
  const opening = /^---[ \t]*\r?\n/.exec(text.slice(0, 100))?.[0]
  if (opening === undefined) return NO_FRONT
  const head = text.slice(opening.length, LONGEST)
  const closing = /^(?:---|\.\.\.)[ \t]*\r?$/m.exec(head)
  if (closing === null) return NO_FRONT
  const fields = fieldsOf(head.slice(0, closing.index))
  if (fields === null) return NO_FRONT
  return { ...frontFrom(fields), from: opening.length + closing.index + closing[0].length }
}

function fieldsOf(yaml: string): Record<string, unknown> | null {
  try {
    const { value } = readYaml(yaml)
    return isRecord(value) ? value : null
  } catch (cause) {
    if (cause instanceof TextInvalid) return null
    throw cause
  }
}

const ATTENDEES =
  /^(?:attendees?|participants?|present|people|members|chairs?|scribes?|hosts?|moderators?|facilitators?|note-?takers?|участники|присутствовали)$/iu

/** Title, day and people of an object of fields, as front matter or the head of a JSON file has them. */
export function frontFrom(fields: Record<string, unknown>): Omit<Front, 'from'> {
  const people: Person[] = []
  for (const [key, value] of Object.entries(fields)) {
    if (ATTENDEES.test(key)) collect(people, value, 0)
    else if (/^json-?ld$/i.test(key))
      collect(people, typeof value === 'string' ? parsed(value) : value, 0, true)
  }
  const text = (names: string[]): string | null => {
    const found = names
      .map((name) => fields[name])
      .find((one) => typeof one === 'string' && one.trim() !== '')
    return typeof found === 'string' ? found.trim() : null
  }
  const date =
    fields['date'] ??
    fields['meeting_date'] ??
    fields['meetingDate'] ??
    fields['dateCreated'] ??
    fields['дата']
  return {
    title: text(['title', 'meeting', 'topic', 'subject', 'тема']),
    date: date instanceof Date ? date.toISOString() : typeof date === 'string' ? date : null,
    people,
  }
}

const DEEPEST = 12
const MOST = 500

/** The names in a list of names, of objects with names, or deep in a description of the event. */
function collect(people: Person[], value: unknown, depth: number, typed = false): void {
  if (depth > DEEPEST || people.length >= MOST) return
  if (typeof value === 'string' && !typed)
    for (const { name, handles, asides, email } of attendeesIn(value.slice(0, 4000), false))
      people.push({
        name,
        handles: [...handles, ...asides],
        ...(email === undefined ? {} : { email }),
        from: 'front_matter',
      })
  else if (Array.isArray(value))
    for (const one of value.slice(0, MOST)) collect(people, one, depth + 1, typed)
  else if (isRecord(value)) {
    if (typeof value['name'] === 'string' && (!typed || value['@type'] === 'Person'))
      people.push({ name: value['name'].trim(), handles: [], from: 'front_matter' })
    else if (typed || value['attendee'] !== undefined)
      for (const inner of Object.values(value))
        if (typeof inner === 'object') collect(people, inner, depth + 1, typed)
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
