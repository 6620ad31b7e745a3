import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RunEvent } from '../../backend/council/events.ts'
import { seededRandom } from '../../backend/engine/system.ts'
import { checkLog } from './check-log.ts'
import { call, startServer, type Server } from './server.ts'

/**
 * kill -9 of a real server at random moments while councils run at reading pace. After each restart the runs must go
 * on by themselves; in the end each has ended, nothing acknowledged is lost and nothing is there twice.
 *   npx node tests/kill/kill.ts [kills] [seed]
 */
const kills = Number(process.argv[2] ?? process.env.XIO_KILLS ?? 50)
const seed = Number(process.argv[3] ?? process.env.XIO_KILL_SEED ?? Math.floor(Math.random() * 1e9))
const COUNCILS = 4
const random = seededRandom(seed)
console.log(`kill -9: ${kills} kills, ${COUNCILS} councils at a time, XIO_KILL_SEED=${seed}`)

const MEETING = {
  title: 'Where the tool library lives',
  question: 'Where do we keep the tools that members share?',
  options: [{ title: 'The shed' }, { title: 'The cellar' }],
  criteria: [{ title: 'Dry' }, { title: 'Safe' }],
  context: [
    {
      title: 'walk-through',
      text: '## The shed\n### Pros\n- Dry all year\n- Near the workshop\n### Cons\n- It has no lock\n## The cellar\n### Pros\n- Safe behind two doors\n### Cons\n- Not dry: it floods in March\n',
    },
  ],
  budget: { maxMinutes: 600, maxTurns: 60 },
}

type Watched = {
  runId: string
  seen: Map<number, string>
  acks: { commandId: string; seq: number }[]
  done: boolean
}
const folder = mkdtempSync(path.join(tmpdir(), 'xio-kill-'))
const faults: string[] = []
const watched: Watched[] = []
const hits = new Map<string, number>()

let server = await startServer(folder)
try {
  for (let kill = 1; kill <= kills; kill++) {
    await keepBusy(server)
    await aWhile(300 + random() * 2_400, server)
    await server.kill()
    server = await startServer(folder)
    await classify(server)
  }
  await untilAllEnded(server)
  for (const run of watched) faults.push(...(await check(server, run)))
} finally {
  await server.kill()
  rmSync(folder, { recursive: true, force: true })
}

const inTurn = hits.get('in a turn') ?? 0
console.log(`where the kills fell: ${[...hits].map(([where, count]) => `${where} ${count}`).join(', ')}`)
console.log(
  `${watched.length} councils, ${watched.reduce((sum, run) => sum + run.seen.size, 0)} events seen before the last look, ${watched.reduce((sum, run) => sum + run.acks.length, 0)} commands acknowledged`,
)
if (inTurn < kills * 0.6) faults.push(`only ${inTurn} of ${kills} kills fell into a turn`)
for (const fault of faults) console.log(`FAULT ${fault}`)
console.log(`${faults.length === 0 ? 1 : 0} passed, ${faults.length === 0 ? 0 : 1} failed`)
process.exitCode = faults.length === 0 ? 0 : 1

/** As many councils as wanted are under way. */
async function keepBusy(at: Server): Promise<void> {
  const open = watched.filter((run) => !run.done).length
  for (let i = open; i < COUNCILS; i++) {
    const meeting = record(
      await call(at, 'POST', '/meetings', { ...MEETING, title: `${MEETING.title} ${watched.length}` }),
    )
    const answer = record(await call(at, 'POST', `/meetings/${String(meeting.id)}/runs`, { pace: 'reading' }))
    watched.push({ runId: String(record(answer.run ?? answer).id), seen: new Map(), acks: [], done: false })
  }
}

/** Looks at the runs and says something now and then, until the time of the kill has come. */
async function aWhile(ms: number, at: Server): Promise<void> {
  const end = Date.now() + ms
  while (Date.now() < end) {
    for (const run of watched) if (!run.done) await look(at, run)
    const run = watched[Math.floor(random() * watched.length)]
    if (run !== undefined && !run.done && random() < 0.3) await say(at, run)
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
}

async function look(at: Server, run: Watched): Promise<void> {
  const page = record(await call(at, 'GET', `/runs/${run.runId}/events?after=${run.seen.size}&limit=500`))
  for (const event of Array.isArray(page.items) ? page.items : [])
    run.seen.set(run.seen.size + 1, JSON.stringify(event))
  run.done = ['completed', 'escalated', 'stopped', 'failed'].includes(
    String(record(await call(at, 'GET', `/runs/${run.runId}`)).status),
  )
}

async function say(at: Server, run: Watched): Promise<void> {
  const commandId = `say-${seed}-${run.acks.length}-${run.runId}`
  try {
    const answer = record(
      await call(at, 'POST', `/runs/${run.runId}/commands`, {
        commandId,
        type: 'say',
        text: 'Mind the lock.',
        when: 'now',
        note: true,
      }),
    )
    run.acks.push({ commandId, seq: Number(answer.seq) })
  } catch (error) {
    // The run may have ended between the look and the word.
    if (!String(error).includes('409')) throw error
  }
}

/** Where the kill fell, told by what the next driver found. */
async function classify(at: Server): Promise<void> {
  let where = 'between turns'
  for (const run of watched) {
    if (run.done) continue
    const events = await untilClaimed(at, run)
    const claim = events.findLastIndex((event) => event.type === 'timebox' && event.data.state === 'resumed')
    const next = events[claim + 1]
    if (next?.type === 'turn' && next.data.state === 'interrupted' && next.data.reason === 'driver_lost')
      where = 'in a turn'
  }
  hits.set(where, (hits.get(where) ?? 0) + 1)
}

async function untilClaimed(at: Server, run: Watched): Promise<RunEvent[]> {
  for (;;) {
    const events = parse(await log(at, run))
    const fresh = events.slice(run.seen.size)
    if (fresh.some((event) => event.type === 'timebox' && event.data.state === 'resumed')) return events
    if (events.some((event) => event.type === 'run_status' && event.data.status === 'completed'))
      return events
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function untilAllEnded(at: Server): Promise<void> {
  while (watched.some((run) => !run.done)) {
    for (const run of watched) if (!run.done) await look(at, run)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function check(at: Server, run: Watched): Promise<string[]> {
  const lines = (await log(at, run)).split('\n').filter(Boolean)
  return checkLog(lines, run.seen, run.acks).map((fault) => `${run.runId}: ${fault}`)
}

async function log(at: Server, run: Watched): Promise<string> {
  return String(await call(at, 'GET', `/runs/${run.runId}/log`))
}

function parse(jsonl: string): RunEvent[] {
  return jsonl
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  throw new Error(`Not an object: ${JSON.stringify(value)}`)
}
