// What an append costs, against the least that SQLite and a file could cost in the same minute on the same disk.
//   npx node tests/bench/append.ts [ROUNDS]
// Only the ratios mean something: rounds are interleaved and the median of each round's ratio is shown.
import { fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SqlRunLog } from '../../backend/log/sql-run-log.ts'
import type { StoredEvent } from '../../backend/ports/run-log.ts'
import { Gate } from '../../backend/store/gate.ts'
import { migrate } from '../../backend/store/migrate.ts'
import { openSqlite } from '../../backend/store/sqlite.ts'
import { logOf, newRun } from '../support/events.ts'

const RUNS = 200
const SINGLE = 500 // appends a round with one writer
const EACH = 20 // appends a round for each of 200 runs

const rounds = Number(process.argv[2] ?? 21)
const folder = mkdtempSync(path.join(tmpdir(), 'xio-bench-'))
const db = openSqlite(path.join(folder, 'log.db'))
migrate(db)
const log = new SqlRunLog({ db, gate: new Gate() })
const file = openSync(path.join(folder, 'lines'), 'a')
const [template] = logOf(1)
if (!template) throw new Error('a log of one event has a first')
const bytes = template.bytes.padEnd(650, ' ')
const next = (seq: number): StoredEvent => ({ seq, bytes, hash: template.hash })

const insert = db.prepare('INSERT INTO run_event (run_id, seq, epoch, hash, bytes) VALUES (?, ?, 0, ?, ?)')
const insertMany = db.transaction((seq: number) => {
  for (let run = 0; run < RUNS; run++) insert.run(`bare-${run}`, seq, template.hash, bytes)
})
const heads = new Map<string, number>()
for (let run = 0; run < RUNS; run++) {
  await log.create(newRun(`bare-${run}`))
  await log.create(newRun(`run-${run}`))
  heads.set(`run-${run}`, 1)
}

async function append(runId: string): Promise<void> {
  const head = heads.get(runId) ?? 0
  const result = await log.append(runId, head, 0, [next(head + 1)])
  if (!result.ok) throw new Error(`${runId} was refused`)
  heads.set(runId, head + 1)
}

let bareSeq = 1
const measures: Record<string, () => Promise<number>> = {
  'JSON line + fdatasync': () =>
    timed(SINGLE, () => {
      writeSync(file, `${bytes}\n`)
      fdatasyncSync(file)
    }),
  'bare insert, one a transaction': () =>
    timed(SINGLE, () => insert.run('bare-0', ++bareSeq, template.hash, bytes)),
  'append, 1 writer': () => timed(SINGLE, () => append('run-0')),
  'bare insert, 200 a transaction': async () => (await timed(EACH, () => insertMany(++bareSeq))) / RUNS,
  'append, 200 runs at once': async () => {
    const all = () =>
      Promise.all(
        [...heads.keys()].map(async (runId) => {
          for (let i = 0; i < EACH; i++) await append(runId)
        }),
      )
    return (await timed(1, all)) / (RUNS * EACH)
  },
}

async function timed(times: number, work: () => unknown): Promise<number> {
  const start = process.hrtime.bigint()
  for (let i = 0; i < times; i++) await work()
  return Number(process.hrtime.bigint() - start) / 1_000 / times
}

const found = new Map(Object.keys(measures).map((name) => [name, [] as number[]]))
for (let round = 0; round < rounds + 2; round++) {
  for (const [name, measure] of Object.entries(measures)) {
    const us = await measure()
    if (round >= 2) found.get(name)?.push(us) // the first two warm up
  }
}

const of = (name: string) => found.get(name) ?? []
const ratio = (name: string, base: string) =>
  median(of(name).map((us, round) => us / (of(base)[round] ?? Number.NaN)))
const lines = [...found].map(
  ([name, values]) => `${name.padEnd(34)} ${median(values).toFixed(1).padStart(8)} µs`,
)
lines.push(
  '',
  `1 writer ÷ bare insert             ${ratio('append, 1 writer', 'bare insert, one a transaction').toFixed(2).padStart(8)}    aim 1.4`,
  `1 writer ÷ JSON line + fdatasync   ${ratio('append, 1 writer', 'JSON line + fdatasync').toFixed(2).padStart(8)}`,
  `200 runs ÷ bare insert             ${ratio('append, 200 runs at once', 'bare insert, 200 a transaction').toFixed(2).padStart(8)}    aim 1.3`,
)
process.stdout.write(`${lines.join('\n')}\n`)
await log.close()
db.close()
rmSync(folder, { recursive: true })

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
