// npm run sim [STEPS]: worlds from seeds until so many steps are done, then the mutants. XIO_SIM_SEED=n plays one world again.
import { MUTANTS, NONE, type Mutant } from './mutants.ts'
import { simulate, type Outcome } from './simulate.ts'

const given = {
  steps: Number(process.argv[2] ?? process.env.XIO_SIM_STEPS ?? 100_000),
  seed: process.env.XIO_SIM_SEED,
}
const started = performance.now()
const seconds = () => `${((performance.now() - started) / 1_000).toFixed(1)} s`
const coverage = new Map<string, number>()

if (given.seed !== undefined) process.exit(await replay(Number(given.seed)))
const held = await worlds(given.steps)
const again = held && (await sameTwice(5))
// Some are caught once in 15,000 steps: the luck of the seeds must not decide whether one survives.
const killed = await mutants(Math.max(120_000, given.steps))
table()
console.log(`${held && again && killed ? 'The simulation held.' : 'The simulation FAILED.'} ${seconds()}`)
process.exit(held && again && killed ? 0 : 1)

async function worlds(most: number): Promise<boolean> {
  let steps = 0
  let faults = 0
  let runs = 0
  let seed = 1
  for (; steps < most; seed++) {
    const outcome = await simulate(seed, NONE, coverage)
    steps += outcome.steps
    faults += outcome.faults
    runs += outcome.runs
    if (outcome.failure !== null) return failed(outcome)
  }
  console.log(
    `${steps} steps, ${seed - 1} seeds, ${runs} runs, ${faults} faults: every promise kept (${seconds()})`,
  )
  return true
}

function failed({ seed, steps, failure }: Outcome): false {
  console.error(`XIO_SIM_SEED=${seed} fails after ${steps} steps:`, failure)
  return false
}

/** I16: the same seed gives the same log. */
async function sameTwice(seeds: number): Promise<boolean> {
  for (let seed = 1; seed <= seeds; seed++) {
    const hashes = [await simulate(seed, NONE, new Map()), await simulate(seed, NONE, new Map())].map(
      (one) => one.hash,
    )
    if (hashes[0] === hashes[1]) continue
    console.error(`I16: XIO_SIM_SEED=${seed} gives two logs, ${hashes.join(' and ')}`)
    return false
  }
  console.log(`${seeds} seeds twice: the same logs (${seconds()})`)
  return true
}

async function mutants(most: number): Promise<boolean> {
  let all = true
  for (const mutant of MUTANTS) {
    const { outcome, steps } = await hunt(mutant, most)
    if (outcome === null) all = false
    const end =
      outcome === null
        ? `SURVIVED ${steps} steps`
        : `killed at step ${steps}, seed ${outcome.seed}: ${firstLine(outcome.failure)}`
    console.log(`mutant: ${mutant.name} – ${end}`)
  }
  return all
}

async function hunt(mutant: Mutant, most: number): Promise<{ outcome: Outcome | null; steps: number }> {
  let steps = 0
  for (let seed = 1; steps < most; seed++) {
    const outcome = await simulate(seed, mutant, new Map())
    steps += outcome.steps
    if (outcome.failure !== null) return { outcome, steps }
  }
  return { outcome: null, steps }
}

function firstLine(failure: unknown): string {
  const text = failure instanceof Error ? failure.message : String(failure)
  return text.split('\n')[0]?.slice(0, 120) ?? ''
}

async function replay(seed: number): Promise<number> {
  const outcome = await simulate(seed, NONE, coverage)
  if (outcome.failure !== null) failed(outcome)
  else
    console.log(
      `XIO_SIM_SEED=${seed} holds: ${outcome.steps} steps, ${outcome.faults} faults, ${outcome.hash}`,
    )
  return outcome.failure === null ? 0 : 1
}

/** How often each fault struck in each phase. */
function table(): void {
  const faults = [...new Set([...coverage.keys()].map((key) => key.split('|')[0] ?? ''))].toSorted()
  const places = [
    'opening',
    'positions',
    'debate',
    'alternatives',
    'risks',
    'convergence',
    'decision',
    'actions',
    'closing',
    'paused',
    'waiting_for_human',
    'ended',
  ]
  const cell = (text: string | number) => String(text).padStart(7)
  console.log(`${''.padEnd(22)}${places.map((place) => cell(place.slice(0, 6))).join('')}`)
  for (const fault of faults)
    console.log(
      `${fault.padEnd(22)}${places.map((place) => cell(coverage.get(`${fault}|${place}`) ?? 0)).join('')}`,
    )
}
