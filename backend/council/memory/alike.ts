import { GLUE } from '../../minutes/support/glue.ts'
import { wordsOf } from '../../minutes/support/stemmed-words.ts'

/** What a question is about, as far as words tell. */
export type Subject = { title: string; question: string; options: readonly { title: string }[] }

/** Where both are asked the same, measured on labelled pairs (tests/memory/alike.test.ts): below it, more is wrong than right. */
export const SAME = 0.6

/**
 * How far two questions ask the same, 0 to 1: the words they share, by their stems, without those that any question
 * holds; where both name options, these count for a quarter. Words only: what is asked in other words is not found.
 */
export function alike(a: Subject, b: Subject): number {
  const [first, second] = [termsOf(a.question), termsOf(b.question)]
  const asked = Math.max(
    shared(first, second),
    shared(first.union(termsOf(a.title)), second.union(termsOf(b.title))),
  )
  if (a.options.length === 0 || b.options.length === 0) return asked
  const most = (1 - OPTIONS_WEIGH) * asked + OPTIONS_WEIGH
  // Options are read where they can still make the difference: a register has thousands of others.
  return most < SAME ? most - OPTIONS_WEIGH : most - OPTIONS_WEIGH * (1 - sharedOptions(a, b))
}

const OPTIONS_WEIGH = 0.25

/** Whether two options are one, though they stand in two councils. */
export const sameOption = (a: string, b: string): boolean => shared(termsOf(a), termsOf(b)) >= SAME

function sharedOptions({ options: some }: Subject, { options: others }: Subject): number {
  const found = some.filter(({ title }) => others.some((other) => sameOption(title, other.title)))
  return found.length / Math.min(some.length, others.length)
}

/** Dice's coefficient: twice what is shared, of what both hold. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  return (2 * [...a].filter((term) => b.has(term)).length) / (a.size + b.size)
}

function termsOf(text: string): Set<string> {
  const words = [...wordsOf(text)]
  const said = words.filter(({ word, stem }) => !GLUE.has(word) && !ASKING.has(stem))
  return new Set((said.length > 0 ? said : words).map(({ stem }) => stem))
}

/** Stems of words that ask, wish or decide: they are in questions about anything. */
const ASKING = new Set(
  [
    ...wordsOf(
      'decide decision choose choice pick select option use need want best better good which how much many why not no or go take year ' +
        'решить решение выбрать выбор взять вариант использовать нужно надо стоит хотеть лучше лучший хороший какой какая какое какие сколько почему зачем нет не куда можно делать год году',
    ),
  ].map(({ stem }) => stem),
)
