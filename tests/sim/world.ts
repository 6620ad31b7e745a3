// One thread, one clock, one heap, one seed: everything outside the production classes, and all that goes wrong with it.
import { StorageFailure } from '../../backend/log/failures.ts'
import { memoryRunLog } from '../../backend/log/memory-run-log.ts'
import { parseStored } from '../../backend/log/fold-stored.ts'
import type { RunLog, StoredEvent } from '../../backend/ports/run-log.ts'
import type { TurnData } from '../../schemas/generated/types.ts'
import { cutIn } from '../../backend/council/at-zero.ts'
import { itemTimebox } from '../../backend/council/time-left.ts'
import { ENDED } from '../../backend/council/state.ts'
import { PromiseBroken, Witness, inOrder } from '../support/promises.ts'
import { dice, type Dice } from '../support/random-council.ts'
import { Heap } from './heap.ts'
import type { Mutant } from './mutants.ts'

export type Fault =
  | 'crash'
  | 'crash before commit'
  | 'crash after commit'
  | 'freeze'
  | 'freeze before commit'
  | 'commit refused'
  | 'reply lost'
  | 'read failed'
  | 'wake late'
  | 'wake doubled'
  | 'second driver'
  | 'model failed'
  | 'model refused'
  | 'model silent'
  | 'model late'
  | 'model garbage'
  | 'selector failed'
  | 'selector silent'
  | 'selector late'
  | 'selector garbage'
  | 'clock jump'

export type Watched = {
  witness: Witness
  epoch: number
  events: Map<string, { seq: number; state: string }[]>
  fences: number
  /** How often the status or phase has changed. */
  statuses: number
  lost: Map<string, number>
  extraCalls: number
  /** When the open turn began, and the run, by the time that really passed. */
  turnBegan: number
  began: number
}

/** When a person asked for what must be seen soon, and which node heard it. */
export type Deadline = { runId: string; by: number; node: string; what: 'pause' | 'stop' }

export class World {
  readonly seed: number
  readonly dice: Dice
  readonly mutant: Mutant
  readonly heap = new Heap()
  readonly log: RunLog
  readonly runs = new Map<string, Watched>()
  /** How likely each fault is in this world (swarm): some worlds know only a few. */
  readonly odds = new Map<Fault, number>()
  readonly coverage: Map<string, number>
  now = Date.UTC(2026, 0, 5, 9)
  steps = 0
  faults = 0
  jumps = 0
  /** Faults of all but the seats, and hints that come late by less than anything waits. */
  disturbed = 0
  faultsUntil: number
  failure: unknown = null
  readonly calls = new Map<string, object>()

  constructor(seed: number, mutant: Mutant, coverage: Map<string, number>) {
    this.seed = seed
    this.mutant = mutant
    this.coverage = coverage
    this.dice = dice(seed)
    const log = this.#witnessed(memoryRunLog())
    this.log = mutant.log?.(log) ?? log
    this.faultsUntil = this.now + 60_000 + this.dice.below(600_000)
  }

  after(ms: number, run: () => void): void {
    this.heap.push(this.now + Math.max(0, Math.ceil(ms)), run)
  }

  /** Whether this fault strikes now; counted by the phase in which it does. */
  strikes(fault: Fault, runId?: string): boolean {
    if (this.now > this.faultsUntil || !this.dice.chance(this.odds.get(fault) ?? 0)) return false
    this.note(fault, runId)
    return true
  }

  note(fault: Fault, runId?: string): void {
    this.faults++
    if (fault === 'clock jump') this.jumps++
    if (!/^(?:model|wake)/.test(fault)) this.disturbed++
    for (const [id, { witness }] of this.runs) {
      if (runId !== undefined && id !== runId) continue
      const status = witness.state?.status ?? 'created'
      const where =
        status === 'running' ? (witness.state?.phase ?? 'opening') : ENDED.has(status) ? 'ended' : status
      const key = `${fault}|${where}`
      this.coverage.set(key, (this.coverage.get(key) ?? 0) + 1)
    }
  }

  check(look: () => void): void {
    if (this.failure !== null) return
    try {
      look()
    } catch (error) {
      this.failure = error
    }
  }

  broken(what: string): void {
    this.check(() => {
      throw new PromiseBroken(what)
    })
  }

  /** The log itself, below whatever a mutant makes of it: what it holds is what the witness sees. */
  #witnessed(log: RunLog): RunLog {
    return {
      ...log,
      create: async (run) => {
        const result = await log.create(run)
        if (result.ok) this.#committed(run.runId, [run.first])
        return result
      },
      append: async (runId, seq, epoch, events, summary) => {
        const result = await log.append(runId, seq, epoch, events, summary)
        if (result.ok) this.#committed(runId, events)
        return result
      },
    }
  }

  /** I2: whoever wrote held the run's epoch, whatever the log made of it. */
  wrote(runId: string, epoch: number): void {
    const known = this.runs.get(runId)?.epoch
    if (epoch !== known) this.broken(`I2: ${runId} is written with epoch ${epoch}, the run's is ${known}`)
  }

  #committed(runId: string, events: readonly StoredEvent[]): void {
    const watched = this.runs.get(runId) ?? {
      witness: new Witness(),
      epoch: 0,
      events: new Map(),
      fences: 0,
      statuses: 0,
      lost: new Map(),
      extraCalls: 0,
      turnBegan: this.now,
      began: this.now,
    }
    this.runs.set(runId, watched)
    this.check(() => {
      watched.witness.see(events)
      const parsed = events.map((event) => parseStored(event.bytes))
      inOrder(parsed)
      for (const event of parsed) {
        if (event.type === 'run_status') watched.statuses++
        if (event.type === 'turn') {
          capped(watched, event.data)
          this.#hadItsTime(watched, event.data)
        }
        if (event.type !== 'command') continue
        const known = watched.events.get(event.data.commandId) ?? []
        watched.events.set(event.data.commandId, [...known, { seq: event.seq, state: event.data.state }])
      }
      this.#ranNoLonger(watched)
      if (parsed[0]?.correlationId === parsed[0]?.runId) this.#cutInTime(watched)
    })
  }

  /** F22: a turn fails at its deadline when that much time has passed, not when somebody sets a clock. */
  #hadItsTime(watched: Watched, turn: TurnData): void {
    if (turn.state === 'started') watched.turnBegan = this.now
    const deadline = /^No answer within (\d+) s\.$/.exec(turn.reason ?? '')?.[1]
    if (
      turn.state === 'failed' &&
      deadline !== undefined &&
      this.now - watched.turnBegan < Number(deadline) * 1_000
    )
      throw new PromiseBroken(
        `F22: ${turn.turnId} had ${this.now - watched.turnBegan} ms of its ${deadline} s`,
      )
  }

  /** Where its item says so a turn is cut when the time is up, if nothing else happens and its driver is well. */
  #cutInTime(watched: Watched): void {
    const { statuses, witness } = watched
    const { state } = witness
    const due = state === null ? null : cutIn(state, state.elapsedMs)
    if (state === null || due === null) return
    const { disturbed } = this
    this.after(due + 4_000, () => {
      const { turn } = witness.state ?? state
      const still = turn?.turnId === state.turn?.turnId && turn?.attempt === state.turn?.attempt
      const untouched = watched.statuses === statuses && this.disturbed === disturbed
      const box = itemTimebox(witness.state ?? state)
      if (still && untouched && box?.totalMs === itemTimebox(state)?.totalMs)
        this.broken(`${state.turn?.turnId} of ${state.runId} goes on 4 s after the time of its item`)
    })
  }

  /** F22: a run does not use up more time than passes, whatever its clocks say. */
  #ranNoLonger({ witness, began }: Watched): void {
    const passed = this.now - began + UNSEEN_MS * (1 + this.jumps)
    const used = witness.state?.elapsedMs ?? 0
    if (used > passed) throw new PromiseBroken(`F22: ${used} ms of run time in ${passed} ms`)
  }

  fenced(runId: string, epoch: number): void {
    const watched = this.runs.get(runId)
    if (watched === undefined) return
    if (epoch <= watched.epoch) this.broken(`I12: two drivers of ${runId} believe in epoch ${epoch}`)
    watched.epoch = epoch
    watched.fences++
  }

  /** I8: a driver calls an attempt once; one that does not know yet that it was fenced may waste a call. */
  called(runId: string, attempt: string, by: object): void {
    const watched = this.runs.get(runId)
    const before = this.calls.get(attempt)
    this.calls.set(attempt, by)
    if (watched === undefined || before === undefined) return
    watched.extraCalls++
    if (before === by) this.broken(`I8: one driver calls ${attempt} twice`)
    if (watched.extraCalls > watched.fences)
      this.broken(`I8: ${watched.extraCalls} calls of ${runId} are wasted by ${watched.fences} fences`)
  }

  /** One task, then everything that follows from it without time passing. */
  async step(): Promise<boolean> {
    const task = this.heap.pop()
    if (task === undefined) return false
    this.now = Math.max(this.now, task.at)
    this.steps++
    task.run()
    await drained()
    return true
  }
}

/** Only so many attempts of a turn may fail or be lost with their driver. */
function capped({ lost }: Watched, turn: TurnData): void {
  if (turn.state !== 'failed' && turn.reason !== 'driver_lost') return
  const times = (lost.get(turn.turnId) ?? 0) + 1
  lost.set(turn.turnId, times)
  if (times > ATTEMPTS) throw new PromiseBroken(`${turn.turnId} has failed ${times} times`)
}

/** What no process sees of a jump: one that slept through it knows no more than how long a turn may take. */
const UNSEEN_MS = 100_000

/** As the agents of the registry say. */
const ATTEMPTS = 3

/** Every microtask has run by the time the loop comes round. */
const drained = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export const lost = (): StorageFailure => new StorageFailure('The disk did not answer.')
