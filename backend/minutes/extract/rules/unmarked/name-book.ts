import type { Person, Transcript } from '../../../transcript.ts'
import { NO_NAMES_EN, ROLES_EN } from './words-en.ts'
import { NO_NAMES_RU, ROLES_RU } from './words-ru.ts'

/** Tells names from other words: those of the people known, and what looks like one. */
export class NameBook {
  readonly #known = new Set<string>()

  constructor(people: readonly Person[]) {
    for (const { name, handles } of people)
      for (const one of [name, ...handles, ...initialsOf(name)])
        for (const word of one.split(/[\s/|,()]+/)) if (/^@?\p{L}/u.test(word)) this.#known.add(keyOf(word))
  }

  /** A word of somebody's name who was there, or what the text calls them for short. */
  isKnown(word: string): boolean {
    return this.#known.has(keyOf(word))
  }

  /** `known`: somebody who was there; `like`: written as names are; `null`: another word. */
  kindOf(word: string): 'known' | 'like' | null {
    const low = plain(word)
    if (/^\p{Lu}{2,4}$/u.test(word) && this.#known.has(low)) return 'known'
    if (NO_NAMES_EN.has(low) || NO_NAMES_RU.has(low)) return null
    if (this.#known.has(keyOf(word))) return 'known'
    return LIKE_A_NAME.test(word) && !CAPITALS.test(word) && !isRole(low) && !A_KIND.test(low) ? 'like' : null
  }
}

/** A capital and small letters, "@anna", or initials as "eP"; "API" is none unless somebody is called so. */
const LIKE_A_NAME = /^(?:@\p{L}|\p{Lu}[\p{L}'’.-]{0,40}$|\p{Ll}\p{Lu}$)/u
const CAPITALS = /^\p{Lu}{3,}$/u

/** Kinds of things and doings: "Servers", "Testing", "Implementations". */
const A_KIND = /(?:ers|ors|ions?|ings?|ments?|ists|ies|ity|ness|ages)$/

export const isRole = (word: string): boolean => ROLES_EN.has(word) || ROLES_RU.has(word)

export const nameBookOf = ({ people }: Pick<Transcript, 'people'>): NameBook => new NameBook(people)

const plain = (word: string): string =>
  word
    .toLowerCase()
    .replace(/^@/, '')
    .replace(/(?:['’]s|[.,:;])$/, '')

/** A Russian name without the ending of its case: "Анна" and "Анне" are one. */
const keyOf = (word: string): string => {
  const low = plain(word)
  return /^[а-яё-]{3,}$/.test(low) ? low.replace(/[аяоеёиыуюйь]$/, '') : low
}

function initialsOf(name: string): string[] {
  const words = name.split(/[\s-]+/).filter((one) => /^\p{L}/u.test(one))
  return words.length > 1 ? [words.map((one) => one[0]).join('')] : []
}
