import type { FoundKind } from '../found.ts'

/** How far something speaks for a kind of item, or against it: logits, added up. */
export type Weights = Partial<Record<FoundKind, number>>

/** Words that speak for or against an item, whatever the rest of the sentence is. */
export type Cue = {
  id: string
  weight: Weights
  /** The cue is tried only where one of these words stands, parted by spaces; `*` ends a stem. */
  words: string
  /** Where the words must stand, in the sentence's lower-case text; without it the words alone are the cue. */
  at?: RegExp
  examples: readonly string[]
  /** Sentences that look alike but in which the cue is silent. */
  not: readonly string[]
}

/** A sentence as cues read it: lower case, plain apostrophes, and its words. */
export type Wording = { text: string; words: readonly string[] }

const WORD = /[\p{L}\p{N}][\p{L}\p{N}']*|[+-]\d/gu

export function wordingOf(sentence: string): Wording {
  const text = sentence.toLowerCase().replace(/[’‘]/g, "'")
  return { text, words: text.match(WORD) ?? [] }
}

const STEM = 4

/** Finds the cues of a sentence by its words, so that a pattern runs only where it can match. */
export class CueIndex {
  readonly #words = new Map<string, Cue[]>()
  readonly #stems = new Map<string, { stem: string; cue: Cue }[]>()

  /** The letters that stems begin with. */
  readonly #heads = new Set<number>()

  constructor(cues: readonly Cue[]) {
    for (const cue of cues)
      for (const word of cue.words.split(' '))
        if (word.endsWith('*')) {
          put(this.#stems, word.slice(0, STEM), { stem: word.slice(0, -1), cue })
          this.#heads.add(word.charCodeAt(0))
        } else put(this.#words, word, cue)
  }

  /** The cues that stand in a sentence. */
  in({ text, words }: Wording): ReadonlySet<Cue> {
    const tried = new Set<Cue>()
    let found: Set<Cue> | null = null
    const consider = (cue: Cue): void => {
      if (tried.has(cue)) return
      tried.add(cue)
      if (cue.at === undefined || cue.at.test(text)) found = (found ?? new Set<Cue>()).add(cue)
    }
    for (const word of words) {
      for (const cue of this.#words.get(word) ?? NONE) consider(cue)
      if (word.length < STEM || !this.#heads.has(word.charCodeAt(0))) continue
      for (const { stem, cue } of this.#stems.get(word.slice(0, STEM)) ?? NO_STEMS)
        if (word.startsWith(stem)) consider(cue)
    }
    return found ?? EMPTY
  }
}

const NONE: readonly Cue[] = []
const NO_STEMS: readonly { stem: string; cue: Cue }[] = []
const EMPTY: ReadonlySet<Cue> = new Set()

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const held = map.get(key)
  if (held === undefined) map.set(key, [value])
  else held.push(value)
}
