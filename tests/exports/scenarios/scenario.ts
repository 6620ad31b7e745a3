import { seededRandom } from '../../../backend/engine/system.ts'
import type { OutboxStore } from '../../../backend/ports/exports.ts'
import type { ExportTarget } from '../../../backend/ports/export-target.ts'
import { VirtualClock } from '../../support/emulators/core/clock.ts'
import { Desk } from './desk.ts'
import { draw, type Drawn } from './draw.ts'
import type { Stand, TargetUnderTest } from './kind.ts'
import type { Place } from './place.ts'
import { untilStill } from './still.ts'
import { verdict } from './verdict.ts'
import { startWorker, type Worker } from './worker.ts'

/** What is broken on purpose, to see that it is found out. */
export type Broken = {
  store?: (store: OutboxStore) => OutboxStore
  target?: (target: ExportTarget) => ExportTarget
}

const HOUR = 3_600_000
/** Looking again goes on for a day or so; by then all must be quiet. */
const LONGEST_MS = 72 * HOUR
/** What is to be done later than that is a reminder, or a look once a day. */
const LOOKS_AGAIN_MS = 20 * HOUR
const RESTORING_MS = HOUR / 6
const MOST_STEPS = 4_000

/** Plays the scenario of a seed, and says what was not as promised; nothing where all was. */
export async function playScenario(
  kind: TargetUnderTest,
  seed: number,
  place: Place,
  broken: Broken = {},
): Promise<string[]> {
  const random = seededRandom(seed)
  const drawn = draw(random, kind)
  const clock = new VirtualClock()
  const stand = await kind.start({ clock, seed, newDir: place.newDir })
  const own = drawn.loss === null ? place : await place.alone()
  const play = new Play({ kind, seed, random, drawn, clock, stand, place: own, broken })
  try {
    await play.toTheEnd()
    return await play.judged()
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
  } finally {
    await play.close()
    await stand.close()
    if (own !== place) await own.close()
  }
}

type Given = {
  kind: TargetUnderTest
  seed: number
  random: () => number
  drawn: Drawn
  clock: VirtualClock
  stand: Stand
  place: Place
  broken: Broken
}

class Play {
  readonly #given: Given
  readonly #name: string
  readonly #began: number
  readonly #workers: Worker[] = []
  readonly #kills: number[]
  readonly #todo: { at: number; act: () => void | Promise<void> }[] = []
  #desk: Desk
  #started = 0
  #copy: (() => Promise<void>) | null = null
  #closedUntil = 0

  constructor(given: Given) {
    this.#given = given
    const { kind, seed, clock, drawn, place } = given
    // A name of its own keeps the scenarios that share a database apart.
    this.#name = `${kind.name}-${seed}`
    this.#began = clock.now()
    this.#kills = [...drawn.kills]
    this.#desk = new Desk({ place, clock, seed, target: this.#name, random: given.random })
  }

  get #living(): Worker[] {
    return this.#workers.filter(({ life }) => life.alive)
  }

  async toTheEnd(): Promise<void> {
    const { drawn, stand, seed, clock } = this.#given
    stand.control?.random({ seed, rate: drawn.rate, faults: [...drawn.faults] })
    stand.lag?.(drawn.lagMs)
    await this.#desk.records(drawn.tasks)
    for (let n = 0; n < drawn.workers; n++) await this.#startWorker()
    this.#tell()
    this.#plan()
    await this.#passTo(this.#began + drawn.stop)
    await this.#untilQuiet()
    if (drawn.isTooLate) {
      await this.#passTo(clock.now() + HOUR)
      await this.#desk.edit(true)
      this.#tell()
      await this.#untilQuiet()
    }
  }

  /** What people do, and when the faults stop. */
  #plan(): void {
    const { drawn, stand, random } = this.#given
    const at = (offset: number, act: () => void | Promise<void>) =>
      this.#todo.push({ at: this.#began + offset, act })
    for (const offset of drawn.edits) at(offset, () => this.#said(() => this.#desk.edit(false)))
    for (const offset of drawn.humanEdits) at(offset, () => stand.humanEdit?.(random))
    if (drawn.otherRun !== null) at(drawn.otherRun, () => this.#said(() => this.#desk.otherRun(drawn.tasks)))
    if (drawn.loss !== null) {
      at(drawn.loss.copyAt, () => {
        this.#copy = this.#given.place.copy()
      })
      at(drawn.loss.at, () => this.#loseDatabase())
    }
    at(drawn.stop, () => {
      stand.control?.clearFaults()
      stand.lag?.(0)
      this.#kills.length = 0
    })
  }

  async #said(act: () => Promise<void>): Promise<void> {
    await act()
    this.#tell()
  }

  #tell(): void {
    for (const worker of this.#living) for (const runId of this.#desk.runIds) worker.hears(runId)
  }

  async #startWorker(): Promise<void> {
    const { stand, place, clock, random, drawn, broken, seed } = this.#given
    const { target: bent = (target) => target, store: between = (store) => store } = broken
    const target = bent(await stand.target())
    const worker = startWorker({
      store: place.store,
      ids: place.ids,
      clock,
      random,
      target: { ...target, name: this.#name },
      owner: `worker-${seed}-${++this.#started}`,
      killAt: this.#kills.shift() ?? null,
      killed: () => this.#todo.push({ at: clock.now() + drawn.isAwayMs, act: () => this.#replace() }),
      between,
      unheld: drawn.unheld,
    })
    this.#workers.push(worker)
  }

  async #replace(): Promise<void> {
    const { clock } = this.#given
    if (clock.now() < this.#closedUntil) return
    if (this.#living.length >= this.#given.drawn.workers) return
    await this.#startWorker()
    this.#living.at(-1)?.takesUp(this.#desk.workspaceId)
  }

  /** To put a database back takes people a while: what was on its way arrives meanwhile, and look-ups find it. */
  async #loseDatabase(): Promise<void> {
    const { clock, stand } = this.#given
    for (const { life } of this.#living) life.kill()
    await this.#copy?.()
    this.#desk.forget()
    stand.lag?.(0)
    this.#closedUntil = clock.now() + RESTORING_MS
    this.#todo.push({
      at: this.#closedUntil,
      act: async () => {
        await this.#replace()
        await this.#said(() => this.#desk.edit(true))
      },
    })
  }

  /** Lets time pass, in steps from one thing that is due to the next. */
  async #passTo(end: number): Promise<void> {
    const { clock } = this.#given
    for (let steps = 0; clock.now() < end; steps++) {
      if (steps > MOST_STEPS) throw new Error('It goes on and on.')
      await untilStill(this.#living, this.#given.stand)
      const due = this.#todo.filter(({ at }) => at <= clock.now())
      for (const one of due) {
        this.#todo.splice(this.#todo.indexOf(one), 1)
        await one.act()
      }
      if (due.length === 0) clock.advance(Math.min(end, await this.#next()) - clock.now())
    }
  }

  async #next(): Promise<number> {
    const { clock, place } = this.#given
    const now = clock.now()
    const sleeper = Math.max(now + 1, clock.next() ?? now + 60_000)
    if (this.#living.some(({ life }) => life.putting > 0)) return sleeper
    const due = (await place.store.outbox.nextAt([this.#name])) ?? Infinity
    const todo = Math.min(...this.#todo.map(({ at }) => at))
    const next = Math.min(todo, due <= now ? sleeper : due)
    return Math.max(now + 1, Math.min(next, now + HOUR))
  }

  async #untilQuiet(): Promise<void> {
    const { clock, place } = this.#given
    const end = clock.now() + LONGEST_MS
    while (clock.now() < end) {
      await this.#passTo(clock.now() + 1)
      const next = await place.store.outbox.nextAt([this.#name])
      const isQuiet = next === null || next > clock.now() + LOOKS_AGAIN_MS
      if (isQuiet && this.#todo.length === 0) return untilStill(this.#living, this.#given.stand)
      await this.#passTo(Math.min(end, await this.#next()))
    }
    throw new Error('It never becomes quiet.')
  }

  async judged(): Promise<string[]> {
    const { kind, stand, place, drawn, clock } = this.#given
    const target = { ...(await stand.target()), name: this.#name }
    const faults = await verdict({ kind, stand, target, place, desk: this.#desk, drawn, clock })
    const before = { writes: stand.writes?.() ?? 0, mark: stand.control?.mark() ?? 0 }
    await this.#desk.ask()
    this.#tell()
    await this.#untilQuiet()
    const written =
      (stand.control?.writesSince(before.mark).length ?? 0) + (stand.writes?.() ?? 0) - before.writes
    if (written > 0) faults.push(`a repeat wrote ${written} times`)
    const logged = this.#workers.flatMap(({ logger }) => logger.lines)
    return [...faults, ...(stand.control?.unserved() ?? []).map((one) => `unserved: ${one}`), ...logged]
  }

  async close(): Promise<void> {
    for (const { life, outbox } of this.#workers) if (life.alive) await outbox.close()
    for (const { life } of this.#workers) life.kill()
  }
}
