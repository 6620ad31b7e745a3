import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { headsOnlyLog } from './heads-only-log.ts'
import { openStore } from '../../backend/store/open-store.ts'
import { benchHouse } from './endless-council.ts'
import { median, percentile, tempFolder, type Figure } from './figures.ts'

const TURNS = 200
const ROUNDS = 9

/** One turn of the production driver, durable, against a bare loop that writes the same bytes as a line and syncs it. */
export async function durableTurn(): Promise<Figure[]> {
  // First, so that the program is compiled by the time that both are timed against each other.
  const own = await ownCpu()
  const folder = tempFolder()
  const store = await openStore({ dataDir: folder.path })
  const house = benchHouse(store.log)
  const ours: number[] = []
  const bare: number[] = []
  await timed(house, TURNS)
  for (let round = 0; round < ROUNDS; round++) {
    const { micros, lines } = await timed(house, TURNS, store.log)
    ours.push(micros)
    bare.push(bareLoop(path.join(folder.path, 'bare.jsonl'), lines, TURNS))
  }
  await store.close()
  folder.remove()
  return [
    {
      figure: 'durable turn ÷ bare line + fdatasync',
      value: median(ours) / median(bare),
      hold: 1.5,
      aim: 1.2,
      unit: 'ratio',
      note: `${median(ours).toFixed(0)} µs ÷ ${median(bare).toFixed(0)} µs, medians of ${ROUNDS} × ${TURNS} turns, interleaved`,
    },
    own,
  ]
}

type House = ReturnType<typeof benchHouse>

async function timed(
  house: House,
  turns: number,
  log?: { read(runId: string, after: number): Promise<{ bytes: string }[]> },
) {
  const { runId } = await house.start(turns)
  const started = performance.now()
  await house.pool.drive(runId)
  const micros = ((performance.now() - started) * 1000) / turns
  return { micros, lines: (await log?.read(runId, 0))?.map((event) => event.bytes) ?? [] }
}

/** The same bytes, one write and one sync a turn. */
function bareLoop(file: string, lines: string[], turns: number): number {
  const perTurn = Math.ceil(lines.length / turns)
  const chunks = Array.from(
    { length: turns },
    (_, i) => `${lines.slice(i * perTurn, (i + 1) * perTurn).join('\n')}\n`,
  )
  const fd = openSync(file, 'a')
  const started = performance.now()
  for (const chunk of chunks) {
    writeSync(fd, chunk)
    fdatasyncSync(fd)
  }
  const micros = ((performance.now() - started) * 1000) / turns
  closeSync(fd)
  return micros
}

// The compiler is at work beside the first 15,000 turns or so; a process is charged for that too.
const WARM_ROUNDS = 100
const CPU_ROUNDS = 61

/** Processor time of a turn of six events over a log in memory, so that no sync is in it. */
async function ownCpu(): Promise<Figure> {
  const house = benchHouse(headsOnlyLog())
  for (let round = 0; round < WARM_ROUNDS; round++) await timed(house, TURNS)
  const rounds: number[] = []
  for (let round = 0; round < CPU_ROUNDS; round++) {
    const { runId } = await house.start(TURNS)
    const before = process.cpuUsage()
    await house.pool.drive(runId)
    const { user, system } = process.cpuUsage(before)
    rounds.push((user + system) / TURNS)
  }
  const at = (share: number) => percentile(rounds, share).toFixed(0)
  return {
    figure: 'own CPU of a turn of six events, without sync',
    value: median(rounds),
    hold: 60,
    aim: 25,
    unit: 'µs',
    note: `median of ${CPU_ROUNDS} × ${TURNS} turns; the least ${at(0)}, the middle half ${at(0.25)} to ${at(0.75)}`,
  }
}
