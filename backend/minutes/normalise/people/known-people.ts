import type { Person, Transcript } from '../../transcript.ts'
import { GIVEN_NAMES } from './given-names.ts'
import { heardIn } from './heard.ts'
import { isNobody } from './nobody.ts'
import { formsOf } from './russian-forms.ts'

/** Whom a word or some words may mean. */
export type Meant = {
  /** The one person of the transcript that is called so; null where it has none, or two. */
  person: Person | null
  /** On what ground these words are a name. */
  ground: 'listed' | 'heard' | 'given_name'
}

/** The names that a transcript gives reason to take for people's. */
export class KnownPeople {
  readonly #byName = new Map<string, Set<Person>>()
  readonly #begins = new Set<string>()
  readonly #written = new Set<string>()
  readonly #heard: ReadonlySet<string>
  readonly #text: string
  #words: ReadonlySet<string> | undefined

  constructor({ people, text }: Pick<Transcript, 'people' | 'text'>) {
    for (const person of people) for (const name of namesOf(person)) this.#add(name, person)
    this.#heard = heardIn(text)
    this.#text = text
    for (const name of [...this.#byName.keys(), ...this.#heard])
      this.#begins.add(plain(name.split(' ', 1)[0] ?? ''))
  }

  /** Whether a name may begin with this word: most words of a text begin none. */
  mayBegin(word: string): boolean {
    // Of plain letters the small ones are all there is to do; this is asked for every word of a text.
    const first = /^[a-zа-я]+$/i.test(word) ? word.toLowerCase() : plain(word)
    return this.#begins.has(first) || (GIVEN_FORMS.has(first) && /^@?\p{Lu}/u.test(word))
  }

  /** Whom these words of a text name; null where they are no name. */
  meant(words: string): Meant | null {
    const name = plain(words)
    const people = this.#byName.get(name)
    if (people !== undefined)
      return { person: people.size === 1 ? ([...people][0] ?? null) : null, ground: 'listed' }
    if (isNobody(words)) return null
    if (this.#heard.has(name)) return { person: null, ground: 'heard' }
    if (!/^@?\p{Lu}/u.test(words)) return null
    const [first = '', ...rest] = words.split(/\s+/)
    return GIVEN_FORMS.has(plain(first)) && rest.every((word) => /^\p{Lu}[\p{Ll}'’-]+$/u.test(word))
      ? { person: null, ground: 'given_name' }
      : null
  }

  /** Whether the text has this as a common word, in small letters: then a capital does not make it a name. */
  isWord(word: string): boolean {
    this.#words ??= new Set(this.#text.match(/(?<![\p{L}\p{N}@])\p{Ll}[\p{Ll}'’-]*(?![\p{L}\p{N}])/gu))
    return this.#words.has(word.toLowerCase())
  }

  /** Whether somebody is listed by exactly these letters: a nick is small, initials are not the word "it". */
  isWrittenSo(words: string): boolean {
    return this.#written.has(words.replace(/^@/, ''))
  }

  #add(name: string, person: Person): void {
    const words = plain(name)
    if (words === '') return
    this.#written.add(name.replace(/^@/, ''))
    const held = this.#byName.get(words)
    if (held === undefined) this.#byName.set(words, new Set([person]))
    else held.add(person)
  }
}

const GIVEN_FORMS: ReadonlySet<string> = new Set(
  [...GIVEN_NAMES].flatMap((name) => formsOf(name)).map((form) => plain(form)),
)

function plain(words: string): string {
  const one = words.toLowerCase().replace(/^@/, '').replaceAll('ё', 'е').replaceAll('’', "'")
  return one
    .replace(/(?:'s|[.,:;]{1,3})$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** What a person may be called: the whole name, its first and last word, handles; Russian ones in every case. */
function namesOf({ name, handles }: Person): string[] {
  const bare = name.replaceAll(/\([^()]{0,100}\)|\[[^[\]]{0,100}\]/g, ' ').trim()
  const words = bare.split(/[\s,]+/).filter((word) => /^@?\p{L}/u.test(word) && !TITLES.test(word))
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  // The J. of "J. Doe" and the "van" of "van Dyke" are nobody's name.
  const single = [first, last].filter((word) => /^@?\p{L}[\p{L}\p{N}'’_-]+$/u.test(word) && !isNobody(word))
  const forms = single.flatMap((word) =>
    formsOf(word).map((form) => (/^\p{Lu}/u.test(word) ? capital(form) : form)),
  )
  // "van Dyke" is called so, and Van Dyke at the head of a sentence.
  const particle = words.length > 2 && /^\p{Ll}/u.test(words.at(-2) ?? '') ? [words.slice(-2).join(' ')] : []
  return [
    bare,
    words.join(' '),
    ...particle,
    ...particle.map(capital),
    ...single,
    ...forms,
    ...initialsOf(words),
    ...handles,
  ]
}

const TITLES = /^(?:dr|prof|mr|mrs|ms|mx|sir)\.?$/i

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

// What stands for people in some minutes and for things in most.
const ABBREVIATIONS = new Set(
  'AI API CG CI CD CLI CMS CSS CTO CEO CFO DB DM DNS EOD EU FAQ FYI GPU HR HTML ID IE IT JS MR NB NGO OK OS PC PM PO PR QA RC RFC SDK SLA SQL TBD TC TF TOS TS UI UK UN URL US UX VM VP WG XML'.split(
    ' ',
  ),
)

function initialsOf(words: readonly string[]): string[] {
  const parts = words.flatMap((word) => word.split('-')).filter((part) => /^\p{L}/u.test(part))
  const letters = parts.map((part) => part[0]).join('')
  return parts.length > 1 && parts.length < 5 && !ABBREVIATIONS.has(letters) ? [letters] : []
}
