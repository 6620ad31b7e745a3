import { describe, expect, test } from 'vitest'
import { corpusIsHere, corpusPairs } from './corpus.ts'
import { measure, tableOf, type Rate } from './measure.ts'
import { pairsOf } from './pairs.ts'
import { ENGLISH } from './texts-en.ts'
import { RUSSIAN } from './texts-ru.ts'

const FEWEST_TRUE = 0.95
/** How many of each kind of bent claims may be taken. */
const MOST_BENT: Record<string, number> = {
  'number changed': 0.05,
  'number of the same text': 0.05,
  'unit changed': 0.05,
  'name swapped': 0.01,
  'negation added': 0.05,
  'negation removed': 0.05,
  'turned round': 0.05,
  'neighbour cited': 0.02,
}

/** The figures are what this test is for. */
const show = (table: string) => process.stdout.write(`${table}\n`)

function holds([honest, ...bent]: Rate[]): void {
  expect(honest?.rate, honest?.examples.slice(0, 10).join('\n')).toBeGreaterThanOrEqual(FEWEST_TRUE)
  for (const { kind, rate, examples } of bent)
    expect(rate, `${kind}\n${examples.slice(0, 10).join('\n')}`).toBeLessThanOrEqual(MOST_BENT[kind] ?? 0)
}

describe('true claims are carried by their quotes and bent ones are not', () => {
  const [english, russian] = [pairsOf(ENGLISH), pairsOf(RUSSIAN)]

  test('in texts of two languages', () => {
    show(tableOf(`English: ${english.length} true claims`, measure(english)))
    show(tableOf(`Russian: ${russian.length} true claims`, measure(russian)))
    const rates = measure([...english, ...russian])
    expect(english.length + russian.length).toBeGreaterThanOrEqual(150)
    for (const { kind, of } of rates) expect(of, kind).toBeGreaterThanOrEqual(30)
    holds(rates)
  })

  test.skipIf(!corpusIsHere)('in real minutes, where XIO_CORPUS says where they are', () => {
    const pairs = corpusPairs()
    const rates = measure(pairs)
    show(tableOf(`Real minutes: ${pairs.length} true claims`, rates))
    expect(pairs.length).toBeGreaterThan(100)
    holds(rates)
  })
})
