import { clip } from '../clip.ts'
import type { Adr } from '../extract/adr/adr.ts'
import type { Language } from '../render/words.ts'
import type { Transcript } from '../transcript.ts'
import { recordWords } from './words.ts'

/** What a text is about, as the meeting it records. */
export type Subject = {
  title: string
  question: string
  language: Language
  /** Who took part: as many as a table has seats. */
  people: { seat: string; name: string }[]
}

/**
 * The meeting that a text records. Its question tells one meeting of a series from another, by the day or, where none
 * is known, by the file: the id of a meeting is made of title and question. A decision record asks its own.
 */
export function subjectOf(
  { name, title, date, language, people }: Transcript,
  adr: Adr | null = null,
): Subject {
  const words = recordWords(language)
  const file = oneLine(name)
  const stem = file.replace(/\.[\p{L}\p{N}]{1,8}$/u, '')
  const named = oneLine(adr?.title?.text ?? title ?? '') || readable(stem) || words.untitled
  const short = clip(named, MAX_ASKED)
  const asked = words.question({
    title: short,
    date: date !== null && !named.includes(date) ? date : null,
    file: date === null && file !== '' && named !== stem ? clip(file, MAX_ASKED) : null,
  })
  return {
    title: clip(named, MAX_TITLE),
    question: adr === null ? asked : (askedIn(adr.context?.text ?? '') ?? words.decisionOn(short)),
    language,
    people: seatsOf(people),
  }
}

/** "03-garden_club" is called "garden club": a number in front and the strokes are the folder's order, not its name. */
const readable = (stem: string): string => {
  const words = stem.replace(/^\d{1,3}[\s._-]{1,3}(?=\p{L})/u, '')
  return words.includes(' ') ? words : words.replace(/(?<=\p{L})[-_]{1,3}(?=\p{L})/gu, ' ')
}

/** The question that a context ends with. */
function askedIn(context: string): string | null {
  const asked = context.split(/(?<=[.!?…])\s+/u).findLast((sentence) => sentence.endsWith('?'))
  return asked === undefined || asked.length > MAX_QUESTION ? null : asked
}

const MAX_QUESTION = 400

/** The seat of somebody, as the text writes the name. */
export function seatOf({ people }: Pick<Subject, 'people'>, name: string | null): string | null {
  return people.find((one) => one.name === name)?.seat ?? null
}

const MAX_TITLE = 500
const MAX_ASKED = 200
// A run has at most 20 seats; two are kept: for whoever is not named, and for the reader of the text.
const MAX_PEOPLE = 18
const MAX_NAME = 100

function seatsOf(people: Transcript['people']): Subject['people'] {
  const names = [...new Set(people.map(({ name }) => clip(oneLine(name), MAX_NAME)))].filter(Boolean)
  return names.slice(0, MAX_PEOPLE).map((name, index) => ({ seat: `person_${index + 1}`, name }))
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
