import { reasonOf } from '../../core/cancellation.ts'
import { Cancelled, WrongState } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import { SingleThreadedAgentRuntime } from '../../core/single-threaded-agent-runtime.ts'
import { systemClock } from '../../core/system-clock.ts'
import type { ChatAgent } from '../chat-agent.ts'
import { MessageFactory } from '../message-factory.ts'
import type { RunOptions, Task, TaskResult, Team, TeamItem } from '../team.ts'
import type { Chooser } from './chooser.ts'
import { checkOptions, GRACE_MS, type GroupChatOptions } from './group-chat-options.ts'
import { GroupChatManager } from './group-chat-manager.ts'
import { stopOf } from './limits.ts'
import { participantOf } from './participant.ts'
import type { Surroundings } from './participant-container.ts'
import { messagesOf } from './task.ts'
import { TeamRun } from './team-run.ts'

/** What all teams have in common: agents or teams that take turns until there is a reason to end. */
export abstract class BaseGroupChat implements Team {
  readonly name: string
  readonly description: string
  readonly producedMessageTypes: readonly string[]
  readonly #team: Surroundings
  /** Whether the runtime is the team's own. */
  readonly #embedded: boolean
  readonly #manager: GroupChatManager
  readonly #graceMs: number
  #run: TeamRun | null = null
  #driven: Promise<void> = Promise.resolve()
  /** What it is busy with, if it is. */
  #busy: string | null = null

  /** Throws `ConfigurationError` where the team could not work. */
  constructor(
    kind: string,
    members: readonly (ChatAgent | Team)[],
    options: GroupChatOptions = {},
    chooser: Chooser,
  ) {
    const names = members.map(({ name }) => name)
    checkOptions(names, options)
    const participants = members.map(participantOf)
    this.name = options.name ?? kind
    this.description = options.description ?? 'A team of agents.'
    this.producedMessageTypes = [...new Set(participants.flatMap((one) => one.producedMessageTypes))]
    this.#graceMs = options.graceMs ?? GRACE_MS
    const factory = new MessageFactory(options.customMessageTypes)
    for (const name of this.producedMessageTypes) if (!factory.isRegistered(name)) factory.register({ name })
    const { clock = systemClock, newId = () => globalThis.crypto.randomUUID() } = options
    const runtime = options.runtime ?? new SingleThreadedAgentRuntime({ clock, newId })
    this.#embedded = options.runtime === undefined
    if (this.#embedded) runtime.start()
    this.#team = { runtime, factory, clock, newId }
    this.#manager = new GroupChatManager(kind, participants, chooser, options, this.#team)
    for (const container of this.#manager.containers.values()) runtime.registerInstance(container)
  }

  async run(task?: Task, options?: RunOptions): Promise<TaskResult> {
    for await (const item of this.runStream(task, options)) if ('result' in item) return item.result
    throw new WrongState('The run gave no result.')
  }

  async *runStream(task?: Task, options: RunOptions = {}): AsyncGenerator<TeamItem, void> {
    const { signal, ledger, outputTaskMessages = true } = options
    if (signal?.aborted) throw reasonOf(signal)
    const messages = messagesOf(task, this.#team)
    for (const message of messages ?? []) this.#team.factory.check(message)
    this.#occupy('running')
    const run = new TeamRun(this.#team.clock, this.#graceMs, ledger)
    const cancel = () => run.cut({ error: signal && reasonOf(signal) })
    signal?.addEventListener('abort', cancel, { once: true })
    this.#run = run
    this.#driven = this.#manager.drive(run, messages, outputTaskMessages).then(() => {
      signal?.removeEventListener('abort', cancel)
      // By the time its ending is told the team is free again.
      this.#run = null
      this.#busy = null
      run.finish()
    })
    try {
      for (;;) {
        const item = await run.output.next()
        if ('error' in item) throw item.error
        if ('message' in item) yield item.message
        else return yield { result: run.result(item.stop) }
      }
    } finally {
      run.cut({ error: new Cancelled('Whoever watched has left before the end.') })
      await this.#driven
    }
  }

  pause(): Promise<void> {
    return this.#manager.pause()
  }

  resume(): Promise<void> {
    return this.#manager.resume()
  }

  async stop(reason = 'The group chat is stopped.'): Promise<void> {
    this.#run?.end(stopOf(reason, this.name, { condition: 'stop' }))
  }

  /** Throws `WrongState` while it runs. */
  async reset(): Promise<void> {
    await this.#alone('being reset', () => this.#manager.reset())
  }

  saveState(): Promise<Json> {
    return this.#manager.saveState()
  }

  /** Throws `WrongState` while it runs; `BadState` where the state is another team's, and then nothing has changed. */
  async loadState(state: Json): Promise<void> {
    await this.#alone('taking up a state', () => this.#manager.loadState(state))
  }

  /** Ends the run, if there is one, and gives up everything; its participants are closed too. */
  async close(): Promise<void> {
    this.#run?.cut({ error: new Cancelled(`The team ${this.name} was closed.`) })
    await this.#driven
    if (this.#busy === 'closed') return
    this.#occupy('closed')
    for (const { id } of this.#manager.containers.values()) await this.#team.runtime.release(id)
    if (this.#embedded) await this.#team.runtime.close()
  }

  #occupy(what: string): void {
    if (this.#busy !== null)
      throw new WrongState(
        `The team ${this.name} is ${this.#busy} and cannot be ${what}: wait until that is over, or stop it first.`,
      )
    this.#busy = what
  }

  async #alone(what: string, work: () => Promise<void>): Promise<void> {
    this.#occupy(what)
    try {
      await work()
    } finally {
      this.#busy = null
    }
  }
}
