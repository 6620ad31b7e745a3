import { expect, test } from 'vitest'
import { MUTANTS, NONE } from './mutants.ts'
import { simulate } from './simulate.ts'

test('whatever fails, dies, freezes or comes twice, the log keeps its promises and every run ends', async () => {
  let steps = 0
  for (let seed = 1; steps < 5_000; seed++) {
    const outcome = await simulate(seed, NONE, new Map())
    expect(outcome.failure, `XIO_SIM_SEED=${seed}`).toBe(null)
    steps += outcome.steps
  }
})

// Each broke the program once.
test.each([62, 111, 531, 641, 1248])('the world of seed %i holds', async (seed) => {
  expect((await simulate(seed, NONE, new Map())).failure).toBe(null)
})

test('the same seed gives the same log', async () => {
  const hashes = [await simulate(7, NONE, new Map()), await simulate(7, NONE, new Map())].map(
    (one) => one.hash,
  )
  expect(hashes[0]).toBe(hashes[1])
})

test('a log without its fence is found out', async () => {
  const mutant = MUTANTS.find((one) => one.name.startsWith('no fence'))
  if (mutant === undefined) throw new Error('The mutant is gone.')
  let failure: unknown = null
  for (let seed = 1; failure === null && seed < 20; seed++)
    failure = (await simulate(seed, mutant, new Map())).failure
  expect(String(failure)).toContain('I2')
})
