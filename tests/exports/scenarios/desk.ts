import { inProcessBus } from '../../../backend/engine/in-process.ts'
import { Runs } from '../../../backend/log/runs.ts'
import type { RunState } from '../../../backend/council/state.ts'
import type { Clock, Random } from '../../../backend/ports/outside.ts'
import type { Command } from '../../../schemas/generated/types.ts'
import { ANNA } from '../../support/house.ts'
import type { Place } from './place.ts'
import { oddEdit, oddRun } from './records.ts'
import { rules } from './worker.ts'

type Given = { place: Place; clock: Clock; seed: number; target: string; random: Random }

/** The people who hold meetings, edit records and ask for exports: their process is never killed. */
export class Desk {
  readonly #given: Given
  readonly #runs: string[] = []
  #log: Runs
  #commands = 0

  constructor(given: Given) {
    this.#given = given
    this.#log = this.#open()
  }

  get meetingId(): string {
    return `meeting-${this.#given.seed}`
  }

  /** A scenario is alone in it: whoever takes up what was left finds nothing of others. */
  get workspaceId(): string {
    return `people-${this.#given.seed}`
  }

  /** All runs of the meeting; the last one stands for it. */
  get runIds(): readonly string[] {
    return this.#runs
  }

  async state(): Promise<RunState> {
    const state = await this.#log.state(this.#runs.at(-1) ?? '')
    if (state === null) throw new Error('There is no run.')
    return state
  }

  async records(tasks: number): Promise<void> {
    const { place, clock, random, seed } = this.#given
    const runId = `run-${seed}-${this.#runs.length + 1}`
    const { held, created, events } = await oddRun(random, { meetingId: this.meetingId, runId, tasks })
    const { title, question } = held
    if (this.#runs.length === 0) {
      const db = await place.store.prisma()
      await db.workspace.create({
        data: { id: this.workspaceId, name: 'People', createdAt: new Date(clock.now()) },
      })
      await place.store.meetings.put(
        { workspaceId: this.workspaceId, id: held.id, body: { title, question } },
        clock.now(),
      )
    }
    const { workspaceId } = this
    const run = { workspaceId, by: ANNA, correlationId: 'test', runId, data: created, rest: events }
    await this.#log.create(run)
    this.#runs.push(runId)
    const choice = { workspaceId, meetingId: this.meetingId, runId, by: 'person' } as const
    await place.store.meetings.adopt(choice)
    await this.ask()
  }

  /** Another run of the meeting stands for it from now on. */
  otherRun = (tasks: number): Promise<void> => this.records(Math.max(0, tasks - 1))

  /** The record is to be at the target, again. */
  ask = (): Promise<void> => this.#command({ type: 'export', target: this.#given.target })

  async edit(all: boolean): Promise<void> {
    const { artifacts } = await this.state()
    const items = artifacts.action_items?.body ?? []
    for (const command of oddEdit(this.#given.random, items, all)) await this.#command(command)
    const after = (await this.state()).artifacts
    const broken = [after.decision_log, after.action_items].find((one) => one?.valid === false)
    if (broken !== undefined) throw new Error(`The edit is not valid: ${broken.errors?.join(' ')}`)
  }

  /** The database is another one: what was known of it is not true any more. */
  forget(): void {
    this.#log = this.#open()
  }

  #open(): Runs {
    const { place, clock } = this.#given
    const bus = inProcessBus((error) => {
      throw error
    })
    return new Runs({ log: place.store.log, clock, ids: place.ids, bus, rules })
  }

  async #command(command: Command): Promise<void> {
    const runId = this.#runs.at(-1) ?? ''
    const commandId = `desk-${this.#given.seed}-${++this.#commands}`
    // The outbox has written to the log meanwhile.
    await this.#log.refresh(runId)
    const asked = { commandId, command, actor: ANNA, correlationId: 'test' }
    const outcome = await this.#log.command(runId, asked)
    if (outcome?.state !== 'applied') throw new Error(`Refused: ${outcome?.reason ?? 'there is no run'}`)
  }
}
