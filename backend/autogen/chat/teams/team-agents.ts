import { AgentId, TopicId } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import type { Clock, NewId } from '../../core/outside.ts'
import type { AgentRuntime } from '../../core/runtime-contract.ts'
import { SingleThreadedAgentRuntime } from '../../core/single-threaded-agent-runtime.ts'
import { TypeSubscription } from '../../core/subscriptions.ts'
import type { MessageFactory } from '../message-factory.ts'
import type { Chooser } from './chooser.ts'
import { Conversation } from './conversation.ts'
import { GroupChatManager } from './group-chat-manager.ts'
import type { GroupChatOptions } from './group-chat-options.ts'
import { Limits } from './limits.ts'
import type { Participant } from './participant.ts'
import { ParticipantContainer } from './participant-container.ts'
import type { GroupChatEvent } from './protocol.ts'

type Parts = {
  kind: string
  participants: readonly Participant[]
  chooser: Chooser
  factory: MessageFactory
  options: GroupChatOptions & { clock: Clock; newId: NewId }
}

/** A team's agents in the runtime, and the way to them: one for each participant, and the manager. */
export class TeamAgents {
  readonly #runtime: AgentRuntime
  /** Whether the runtime is the team's own. */
  readonly #embedded: boolean
  #started = false
  readonly #conversation: Conversation
  readonly #containers: readonly ParticipantContainer[]
  readonly #manager: GroupChatManager
  readonly #subscriptions: TypeSubscription[]
  /** Whether participants have been told to stand still. */
  #standing = false

  constructor({ kind, participants, chooser, factory, options }: Parts) {
    const { clock, newId, terminationCondition, maxTurns, emitTeamEvents = false } = options
    const runtime = options.runtime ?? new SingleThreadedAgentRuntime({ clock, newId })
    const key = newId()
    const idOf = (name: string) => new AgentId(`${name}_${key}`, key)
    const topicOf = (name: string) => new TopicId(`${name}_${key}`, key)
    const topics = { group: topicOf('group_topic'), output: topicOf('output_topic') }
    const names = participants.map(({ name }) => name)
    const conversation = new Conversation(names, factory)
    const team = { runtime, topics, conversation, factory, clock, newId }
    const containers = participants.map((participant) => {
      const policy = options.failurePolicies?.[participant.name] ?? options.failurePolicy ?? {}
      return new ParticipantContainer(idOf(participant.name), participant, policy, team)
    })
    const limits = new Limits(terminationCondition ?? null, maxTurns ?? null)
    const byName = new Map(containers.map((one) => [one.participant.name, one]))
    const parts = { ...team, kind, containers: byName, chooser, limits, topicOf, emitTeamEvents }
    this.#runtime = runtime
    this.#embedded = options.runtime === undefined
    this.#conversation = conversation
    this.#containers = containers
    this.#manager = new GroupChatManager(idOf(`${kind}Manager`), parts)
    this.#subscriptions = [
      ...names.map((name) => new TypeSubscription(topicOf(name).type, idOf(name).type)),
      ...Object.values(topics).map(({ type }) => new TypeSubscription(type, this.#manager.id.type)),
    ]
    for (const agent of [...containers, this.#manager]) runtime.registerInstance(agent)
    for (const subscription of this.#subscriptions) runtime.addSubscription(subscription)
  }

  /** Resolves when the run that is started is over. Rejects where the runtime is stopped meanwhile. */
  async drive(start: Extract<GroupChatEvent, { type: 'GroupChatStart' }>): Promise<void> {
    await this.#send(start, this.#manager.id)
  }

  /** Idle participants have nothing to stop: they need not be told. */
  async pause(running: boolean): Promise<void> {
    this.#conversation.paused = true
    if (!running || this.#standing) return
    this.#standing = true
    await this.#tell({ type: 'GroupChatPause' }, this.#containers)
  }

  async resume(): Promise<void> {
    this.#conversation.paused = false
    if (this.#standing) await this.#tell({ type: 'GroupChatResume' }, this.#containers)
    this.#standing = false
    await this.#tell({ type: 'GroupChatResume' }, [this.#manager])
  }

  async reset(): Promise<void> {
    await this.#tell({ type: 'GroupChatReset' }, this.#containers)
    await this.#tell({ type: 'GroupChatReset' }, [this.#manager])
  }

  saveState(): Promise<Json> {
    return this.#manager.saveState()
  }

  loadState(state: Json): Promise<void> {
    return this.#manager.loadState(state)
  }

  async close(): Promise<void> {
    if (this.#embedded) return this.#runtime.close()
    for (const { id } of this.#subscriptions) this.#runtime.removeSubscription(id)
    for (const { id } of [...this.#containers, this.#manager]) await this.#runtime.release(id)
  }

  async #tell(event: GroupChatEvent, agents: readonly { id: AgentId }[]): Promise<void> {
    await Promise.all(agents.map(({ id }) => this.#send(event, id)))
  }

  // Past the mailbox: it must not wait for a turn that is under way.
  async #send(event: GroupChatEvent, to: AgentId): Promise<void> {
    if (this.#embedded && !this.#started) this.#runtime.start()
    this.#started = true
    await this.#runtime.send(event, to, { lane: 'control' })
  }
}
