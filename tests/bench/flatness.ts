import { headsOnlyLog } from './heads-only-log.ts'
import { benchHouse } from './endless-council.ts'
import { median, type Figure } from './figures.ts'

const LENGTHS = [50, 200, 1_000, 5_000]
/** Every length is measured over as many turns in all, so that none has an easier time. */
const TURNS = 5_000
const ROUNDS = 5

/** Whether a turn late in a long council costs what an early one costs: µs a turn by length of the run. */
export async function flatness(): Promise<Figure[]> {
  const byLength = new Map<number, number[]>(LENGTHS.map((length) => [length, []]))
  await perTurn(1_000)
  for (let round = 0; round < ROUNDS; round++)
    for (const length of LENGTHS) byLength.get(length)!.push(await perTurn(length))
  const micros = new Map([...byLength].map(([length, values]) => [length, median(values)]))
  const note = [...micros].map(([length, value]) => `${length}: ${value.toFixed(0)}`).join(', ')
  return [
    {
      figure: 'CPU of a turn at 5,000 turns ÷ at 50',
      value: micros.get(5_000)! / micros.get(50)!,
      hold: 1.15,
      aim: 1.05,
      unit: 'ratio',
      note: `µs a turn by length: ${note}; medians of ${ROUNDS}, interleaved`,
    },
  ]
}

async function perTurn(length: number): Promise<number> {
  const runs = Math.max(1, Math.round(TURNS / length / 5))
  const house = benchHouse(headsOnlyLog())
  const started = await Promise.all(Array.from({ length: runs }, () => house.start(length)))
  globalThis.gc?.()
  const before = process.cpuUsage()
  for (const { runId } of started) await house.pool.drive(runId)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / (length * runs)
}
