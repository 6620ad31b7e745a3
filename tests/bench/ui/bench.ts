// npm run bench:ui: the panel's timed points of acceptance in a real browser, as figures. `--quick`: shorter, once each.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { openPanelStage } from '../../support/panel-stage/open.ts'
import { coldRoom } from './cold-room.ts'
import { endToEnd } from './end-to-end.ts'
import { rowOf } from '../figures.ts'
import { longCouncil } from './long-council.ts'
import { longLog } from './long-log.ts'
import { typing } from './typing.ts'

const CHROMIUM = '/usr/bin/chromium'
const isQuick = process.argv.includes('--quick')
const ROUNDS = isQuick ? 1 : 5
/** So many messages of this stage are 50,000 events. */
const LONG_LOG = 9_288
const say = (line: string) => process.stdout.write(`${line}\n`)

sizes()
if (!existsSync(CHROMIUM)) say(`No ${CHROMIUM}: only the sizes can be told.`)
else {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--enable-precise-memory-info'],
  })
  try {
    await times(browser)
  } finally {
    await browser.close()
  }
}

/** ACCEPT 1: what each page needs before it can be used; the build fails above its budget. */
function sizes(): void {
  const file = path.join(import.meta.dirname, '../../../ui/dist/sizes.json')
  const found: { page: string; bytes: number; most: number }[] = JSON.parse(readFileSync(file, 'utf8'))
  say('1  gzip before first use, kB')
  for (const { page, bytes, most } of found)
    say(`   ${page.padEnd(34)} ${(bytes / 1000).toFixed(1).padStart(6)} of ${most / 1000}`)
}

async function times(browser: Browser): Promise<void> {
  // First of all: nobody has opened a run in this browser yet.
  const log = await openPanelStage({ messages: isQuick ? 1_000 : LONG_LOG, seed: 9 })
  say('a long log, opened')
  for (const row of await longLog(browser, log, ROUNDS)) say(`   ${rowOf(row)}`)
  await log.close()
  const short = await openPanelStage({ messages: 200, seed: 1 })
  say('2  a cold room, processor slowed 4 times, 9 Mbps, 100 ms')
  say(`   ${told(await repeated(() => coldRoom(browser, short)))}`)
  say('8  from the server’s event to the painted text, 5 watchers')
  say(`   ${told(await repeated(() => endToEnd(browser, short, isQuick ? 50 : 300)))}`)
  say(`6  typing while 200 tokens a second arrive, ${isQuick ? 5 : 30} s`)
  say(`   ${told(await repeated(() => typing(browser, short, isQuick ? 5_000 : 30_000), 1))}`)
  await short.close()
  const messages = isQuick ? 5_000 : 50_000
  const long = await openPanelStage({ messages, seed: 1 })
  say(`3, 4, 12  a council of ${messages} messages`)
  say(`   ${told(await repeated(() => longCouncil(browser, long)))}`)
  await long.close()
}

type Figures = Record<string, number>

/** The median of each figure over several rounds. */
async function repeated(measure: () => Promise<Figures>, rounds = ROUNDS): Promise<Figures> {
  const all: Figures[] = []
  for (let round = 0; round < rounds; round++) all.push(await measure())
  const names = Object.keys(all[0] ?? {})
  return Object.fromEntries(names.map((name) => [name, median(all.map((one) => one[name] ?? Number.NaN))]))
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

function told(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${Number.isInteger(value) ? value : value.toFixed(2)}`)
    .join(' · ')
}
