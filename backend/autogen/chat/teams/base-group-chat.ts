import { reasonOf } from '../../core/cancellation.ts'
import { Cancelled, WrongState } from '../../core/errors.ts'
import type { Json } from '../../core/json.ts'
import type { Clock, NewId } from '../../core/outside.ts'
import { systemClock } from '../../core/system-clock.ts'
import type { ChatAgent } from '../chat-agent.ts'
import { MessageFactory } from '../message-factory.ts'
import type { ChatMessage } from '../messages.ts'
import type { RunOptions, Task, TaskResult, Team, TeamItem } from '../team.ts'
import type { Chooser } from './chooser.ts'
import { checkOptions, type GroupChatOptions } from './group-chat-options.ts'
import { stopOf } from './limits.ts'
import { participantOf } from './participant.ts'
import { messagesOf } from './task.ts'
import { TeamAgents } from './team-agents.ts'
import { TeamRun } from './team-run.ts'

/** What all teams have in common: agents or teams that take turns until there is a reason to end. */
export abstract class BaseGroupChat implements Team {
  readonly name: string
  readonly description: string
  readonly producedMessageTypes: readonly string[]
  readonly #kind: string
  readonly #agents: TeamAgents
  readonly #factory: MessageFactory
  readonly #clock: Clock
  readonly #newId: NewId
  readonly #graceMs: number
  #run: TeamRun | null = null
  #driven: Promise<void> = Promise.resolve()
  /** What it is busy with, if it is. */
  #busy: string | null = null

  /** Throws `ConfigurationError` where the team could not work. */
  constructor(
    kind: string,
    members: readonly (ChatAgent | Team)[],
    given: GroupChatOptions | undefined,
    chooser: Chooser,
  ) {
    const options = given ?? {}
    checkOptions(
      members.map(({ name }) => name),
      options,
    )
    const participants = members.map(participantOf)
    this.#kind = kind
    this.name = options.name ?? kind
    this.description = options.description ?? 'A team of agents.'
    this.#clock = options.clock ?? systemClock
    this.#newId = options.newId ?? (() => globalThis.crypto.randomUUID())
    this.#graceMs = options.graceMs ?? 250
    this.#factory = new MessageFactory(options.customMessageTypes)
    const produced = new Set(participants.flatMap(({ producedMessageTypes }) => producedMessageTypes))
    for (const name of produced) if (!this.#factory.isRegistered(name)) this.#factory.register({ name })
    this.producedMessageTypes = [...produced]
    const own = { ...options, clock: this.#clock, newId: this.#newId }
    this.#agents = new TeamAgents({ kind, participants, chooser, factory: this.#factory, options: own })
  }

  async run(task?: Task, options?: RunOptions): Promise<TaskResult> {
    for await (const item of this.runStream(task, options)) if ('result' in item) return item.result
    throw new WrongState('The run gave no result.')
  }

  async *runStream(task?: Task, options: RunOptions = {}): AsyncGenerator<TeamItem, void> {
    const { signal } = options
    if (signal?.aborted) throw reasonOf(signal)
    const messages = messagesOf(task, { clock: this.#clock, newId: this.#newId })
    for (const message of messages ?? []) this.#factory.check(message)
    this.#occupy('running')
    const run = new TeamRun({
      clock: this.#clock,
      graceMs: this.#graceMs,
      parent: options.ledger ?? null,
      outputTaskMessages: options.outputTaskMessages ?? true,
    })
    const cancel = () => run.cut({ error: signal ? reasonOf(signal) : new Cancelled() })
    signal?.addEventListener('abort', cancel, { once: true })
    this.#run = run
    this.#driven = this.#drive(run, messages).finally(() => signal?.removeEventListener('abort', cancel))
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

  async pause(): Promise<void> {
    await this.#agents.pause(this.#run !== null)
  }

  async resume(): Promise<void> {
    await this.#agents.resume()
  }

  async stop(reason = 'The group chat is stopped.'): Promise<void> {
    this.#run?.end({ stop: stopOf(reason, this.name, { condition: 'stop' }) })
  }

  /** Throws `WrongState` while it runs. */
  async reset(): Promise<void> {
    await this.#alone('being reset', () => this.#agents.reset())
  }

  saveState(): Promise<Json> {
    return this.#agents.saveState()
  }

  /** Throws `WrongState` while it runs; `BadState` where the state is another team's, and then nothing has changed. */
  async loadState(state: Json): Promise<void> {
    await this.#alone('taking up a state', () => this.#agents.loadState(state))
  }

  /** Ends the run, if there is one, and gives up everything; its participants are closed too. */
  async close(): Promise<void> {
    this.#run?.cut({ error: new Cancelled(`The team ${this.name} was closed.`) })
    await this.#driven
    if (this.#busy === 'closed') return
    this.#occupy('closed')
    await this.#agents.close()
  }

  /** By the time its ending is told the team is free again. */
  async #drive(run: TeamRun, task: readonly ChatMessage[] | null): Promise<void> {
    await this.#agents.drive({ type: 'GroupChatStart', run, task }).catch((error: unknown) => {
      // The runtime was stopped, or somebody let a message of the team go no further.
      run.cut({ error })
      run.abandon()
    })
    this.#run = null
    this.#busy = null
    run.output.push(run.ending ?? { error: new WrongState('The run came to no end.') })
  }

  #occupy(what: string): void {
    if (this.#busy !== null)
      throw new WrongState(
        `The ${this.#kind} ${this.name} is ${this.#busy} and cannot be ${what}: wait until that is over, or stop it first.`,
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
