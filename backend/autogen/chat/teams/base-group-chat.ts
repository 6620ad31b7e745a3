import { reasonOf } from '../../core/cancellation.ts'
import { BadState, Cancelled, WrongState } from '../../core/errors.ts'
import { AgentId } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import { SingleThreadedAgentRuntime } from '../../core/single-threaded-agent-runtime.ts'
import { systemClock } from '../../core/system-clock.ts'
import { json, objectOf, oneOf } from '../../models/checks.ts'
import type { ChatAgent } from '../chat-agent.ts'
import { MessageFactory } from '../message-factory.ts'
import { savedState, stateOf } from '../saved-state.ts'
import type { RunOptions, Task, TaskResult, Team, TeamItem } from '../team.ts'
import type { Chooser } from './chooser.ts'
import { Conversation, conversationShape } from './conversation.ts'
import { textOf } from './failure-policy.ts'
import { GroupChatManager, type TeamParts } from './group-chat-manager.ts'
import { checkOptions, type GroupChatOptions } from './group-chat-options.ts'
import { isLimitsState, Limits, stopOf } from './limits.ts'
import { type Participant, participantOf } from './participant.ts'
import { ParticipantContainer, type Surroundings } from './participant-container.ts'
import { messagesOf } from './task.ts'
import { TeamRun } from './team-run.ts'

/** What all teams have in common: agents or teams that take turns until there is a reason to end. */
export abstract class BaseGroupChat implements Team {
  readonly name: string
  readonly description: string
  readonly producedMessageTypes: readonly string[]
  readonly #kind: string
  readonly #participants: readonly Participant[]
  readonly #team: TeamParts
  /** Whether the runtime is the team's own. */
  readonly #embedded: boolean
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
    const { clock = systemClock, newId = () => globalThis.crypto.randomUUID() } = options
    const runtime = options.runtime ?? new SingleThreadedAgentRuntime({ clock, newId })
    this.#embedded = options.runtime === undefined
    if (this.#embedded) runtime.start()
    this.#kind = kind
    this.name = options.name ?? kind
    this.description = options.description ?? 'A team of agents.'
    this.#participants = members.map(participantOf)
    this.producedMessageTypes = [...new Set(this.#participants.flatMap((one) => one.producedMessageTypes))]
    this.#graceMs = options.graceMs ?? 250
    const factory = new MessageFactory(options.customMessageTypes)
    for (const name of this.producedMessageTypes) if (!factory.isRegistered(name)) factory.register({ name })
    const surroundings = { runtime, factory, clock, newId }
    const containers = containersOf(this.#participants, options, surroundings)
    this.#team = {
      ...surroundings,
      manager: `${kind}Manager`,
      containers,
      conversation: new Conversation(names, factory),
      chooser,
      limits: new Limits(options.terminationCondition, options.maxTurns),
      emitTeamEvents: options.emitTeamEvents ?? false,
    }
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
    this.#driven = new GroupChatManager(this.#team, run).drive(messages, outputTaskMessages).then(() => {
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

  /** Whoever has not stood still within the grace is not waited for: no turn begins anyway. */
  async pause(): Promise<void> {
    this.#team.conversation.paused = true
    await this.#tell((one, context) => one.pause(context))
  }

  async resume(): Promise<void> {
    this.#team.conversation.paused = false
    await this.#tell((one, context) => one.resume(context))
    this.#run?.wake()
  }

  async stop(reason = 'The group chat is stopped.'): Promise<void> {
    this.#run?.end(stopOf(reason, this.name, { condition: 'stop' }))
  }

  /** Throws `WrongState` while it runs. */
  async reset(): Promise<void> {
    const { conversation, chooser, limits } = this.#team
    await this.#alone('being reset', async () => {
      const { signal } = new AbortController()
      await Promise.all(this.#participants.map((one) => one.reset({ signal })))
      conversation.reset()
      chooser.memory?.reset()
      await limits.reset()
    })
  }

  /** As of the last finished turn. */
  async saveState(): Promise<Json> {
    const { conversation, chooser, limits, containers } = this.#team
    const manager = {
      ...conversation.saveState(),
      chooser: chooser.memory?.saveState() ?? null,
      limits: limits.saveState(this.#run !== null && this.#run.ending !== null),
    }
    const states = [...containers].map(async ([name, one]) => [name, await one.state()] as const)
    const agentStates = Object.fromEntries(await Promise.all(states))
    return savedState('TeamState', { team: this.#kind, agentStates, manager })
  }

  /** Throws `WrongState` while it runs; `BadState` where the state is another team's, and then nothing has changed. */
  async loadState(state: Json): Promise<void> {
    await this.#alone('taking up a state', async () => {
      const before = await this.saveState()
      try {
        await this.#takeUp(state)
      } catch (cause) {
        await this.#takeUp(before)
        if (cause instanceof BadState) throw cause
        throw new BadState(`This state of a team cannot be taken up: ${textOf(cause)}`, { cause })
      }
    })
  }

  /** Ends the run, if there is one, and gives up everything; its participants are closed too. */
  async close(): Promise<void> {
    this.#run?.cut({ error: new Cancelled(`The team ${this.name} was closed.`) })
    await this.#driven
    if (this.#busy === 'closed') return
    this.#occupy('closed')
    for (const { id } of this.#team.containers.values()) await this.#team.runtime.release(id)
    if (this.#embedded) await this.#team.runtime.close()
  }

  async #tell(tell: (one: Participant, context: { signal: AbortSignal }) => Promise<void>): Promise<void> {
    const over = new AbortController()
    const all = Promise.all(this.#participants.map((one) => tell(one, over)))
    const grace = this.#team.clock.sleep(this.#graceMs, over.signal)
    await Promise.race([all, grace]).finally(() => over.abort())
  }

  async #takeUp(state: Json): Promise<void> {
    const { conversation, chooser, limits } = this.#team
    const names = this.#participants.map(({ name }) => name)
    const shape = { ...conversationShape(names), chooser: json, limits: isLimitsState }
    const own: Record<string, typeof json> = Object.fromEntries(names.map((name) => [name, json]))
    const fields = { team: oneOf(this.#kind), agentStates: objectOf(own), manager: objectOf(shape) }
    const { agentStates, manager } = stateOf('TeamState', state, fields)
    const saved = Object.keys(agentStates).join(', ')
    if (chooser.inOrder && saved !== names.join(', '))
      throw new BadState(`The saved team was of ${saved}: load it into one of the same participants.`)
    chooser.memory?.loadState(manager.chooser)
    conversation.loadState(manager)
    await limits.loadState(manager.limits)
    for (const one of this.#participants) await one.loadState(agentStates[one.name] ?? null)
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

function containersOf(
  participants: readonly Participant[],
  { failurePolicy = {}, failurePolicies = {} }: GroupChatOptions,
  team: Surroundings,
): ReadonlyMap<string, ParticipantContainer> {
  const key = team.newId()
  const containers = new Map<string, ParticipantContainer>()
  for (const one of participants) {
    const id = new AgentId(`${one.name}_${key}`, key)
    const container = new ParticipantContainer(id, one, failurePolicies[one.name] ?? failurePolicy, team)
    team.runtime.registerInstance(container)
    containers.set(one.name, container)
  }
  return containers
}
