// The panel over a council whose time is told: the server's clock and the pages' clocks are moved together, so the minutes
// of an item pass at once, and to the second.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import type { Browser, BrowserContext, Locator } from '@playwright/test'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { itemTimebox, remainingMs } from '../../../backend/council/time-left.ts'
import type { Meeting } from '../../../schemas/generated/types.ts'
import { json, record, testDoors } from '../../support/doors.ts'
import { MEETING } from '../../support/house.ts'
import { heldSeats, settled } from '../../support/seats.ts'
import { hasBrowser, launched, newContext, watched, type OpenPage } from './panel.ts'

const ROOT = path.join(import.meta.dirname, '../../..')
/** A page that hears no answer to a ping for 5 s takes its connection for lost: no step is as long. */
const STEP_MS = 2_500
/** A ping within a step is half a step off the server's time: where seconds are read, the steps are small. */
const FINE_MS = 500
/** How long somebody speaks when nobody minds. */
const TURN_MS = 40_000
const MOST_LOOKS = 2_000

export type ToldCouncil = Awaited<ReturnType<ReturnType<typeof toldPanel>['hold']>>

/** Councils on a clock that only moves when told, and one browser for the tests of a file. */
export function toldPanel() {
  const open = testDoors()
  const running: { browser?: Browser } = {}
  beforeAll(async () => {
    if (!hasBrowser) return
    spawnSync(process.execPath, ['scripts/prepare.mjs', '--only=schemas,prisma,panel'], { cwd: ROOT })
    running.browser = await launched()
  }, 120_000)
  afterEach(async () => {
    for (const context of running.browser?.contexts() ?? []) await context.close()
  })
  afterAll(() => running.browser?.close())

  /** A council that has begun; its seats speak when told. */
  async function hold(meeting: Partial<Meeting>) {
    const { browser } = running
    if (browser === undefined) throw new Error('No browser was started.')
    const seats = heldSeats()
    const deps = { panelDir: path.join(ROOT, 'ui/dist') }
    const doors = await open({ voices: seats.voices, alone: false, told: true, deps })
    const { id } = await json(await doors.post('/meetings', { ...MEETING, ...meeting }))
    const { run } = await json(await doors.post(`/meetings/${String(id)}/runs`, {}))
    const runId = String(record(run).id)
    const context = await newContext(browser)
    const time = toldTime(context, doors.clock)
    await time.begin()

    const state = async () => {
      const now = await doors.councils.state(runId)
      if (now === null) throw new Error('The council is gone.')
      return now
    }
    /** Both clocks move on, in steps that a connection lives through. */
    async function pass(ms: number, stepMs = STEP_MS): Promise<void> {
      for (let left = ms; left > 0; left -= stepMs) await time.step(Math.min(stepMs, left))
    }
    /** Moves on, a little at a time, until it holds: what the machine takes for it hardly counts as time. */
    async function until(holds: () => boolean | Promise<boolean>, stepMs = 1): Promise<void> {
      for (let looks = 0; !(await holds()); looks++) {
        if (looks > MOST_LOOKS) throw new Error('It never came to that.')
        await time.step(stepMs)
      }
    }
    /** What the open item has left. */
    async function leftMs(): Promise<number> {
      const now = await state()
      const box = itemTimebox(now)
      if (box === undefined) throw new Error('No item has a time.')
      const since = now.status === 'running' ? doors.clock.now() - now.lastAt : 0
      return remainingMs(box, now.elapsedMs + since)
    }
    async function say(text: string): Promise<void> {
      const before = seats.calls.length
      seats.last().answer({ text })
      await until(async () => seats.calls.length > before || (await state()).status !== 'running')
    }
    return {
      ...seats,
      doors,
      runId,
      state,
      pass,
      until,
      say,
      /** Until the open item has so much left; whoever speaks comes to an end now and then. */
      async passTo(left: number): Promise<void> {
        for (let ms = await leftMs(); ms > left; ms = await leftMs()) {
          await pass(Math.min(TURN_MS, ms - left), FINE_MS)
          if ((await leftMs()) > left) await say('So I see it.')
        }
      },
      async see(locator: Locator): Promise<void> {
        await until(() => locator.first().isVisible(), 5)
      },
      command: (command: object) => doors.post(`/runs/${runId}/commands`, command),
      /** A tab of the one browser. */
      async open(): Promise<OpenPage> {
        const page = await context.newPage()
        const faults = watched(page, doors.url)
        await page.goto(`${doors.url}/councils/${runId}/live`)
        await until(() => page.getByRole('region', { name: 'Transcript' }).isVisible(), 20)
        return Object.assign(page, { faults })
      },
    }
  }
  return { hold }
}

/** The clock of all tabs, at the server's time. */
function toldTime(context: BrowserContext, clock: { now(): number; advance(ms: number): void }) {
  return {
    async begin(): Promise<void> {
      await context.clock.install({ time: clock.now() - 60_000 })
      await context.clock.pauseAt(clock.now())
    },
    async step(ms: number): Promise<void> {
      clock.advance(ms)
      await settled()
      await context.clock.runFor(ms)
      await settled()
    },
  }
}
