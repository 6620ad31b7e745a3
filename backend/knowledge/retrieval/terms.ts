import { GLUE } from '../../minutes/support/glue.ts'
import { wordsOf } from '../../minutes/support/stemmed-words.ts'

/** The stems of a text, one a word, in order: forms of one word are one, English and Russian. */
export const stemsOf = (text: string): string[] => [...wordsOf(text)].map(({ stem }) => stem)

/** More words than these ask for everything. */
const MOST_TERMS = 64

/** What a question asks for: its stems, each once, without words that carry nothing; where it has no others, those. */
export function termsOf(question: string): string[] {
  const words = [...wordsOf(question)]
  const said = words.filter(({ word }) => !GLUE.has(word) && !ASKING.has(word))
  return [...new Set((said.length > 0 ? said : words).map(({ stem }) => stem))].slice(0, MOST_TERMS)
}

/** They ask, and are in no answer. */
const ASKING = new Set(
  'does why many much any some no not own сколько почему зачем какой какая какое какие каким какую каков куда откуда чей ли нет не'.split(
    ' ',
  ),
)
