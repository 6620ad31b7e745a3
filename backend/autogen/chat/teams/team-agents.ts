import { AgentId, TopicId } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import type { Clock, NewId } from '../../core/outside.ts'
import type { AgentRuntime } from '../../core/runtime-contract.ts'
import { SingleThreadedAgentRuntime } from '../../core/single-threaded-agent-runtime.ts'
import { TypeSubscription } from '../../core/subscriptions.ts'
import type { MessageFactory } from '../message-factory.ts'
import type { ChatMessage } from '../messages.ts'
import type { Chooser } from './chooser.ts'
import { Conversation } from './conversation.ts'
import { GroupChatManager } from './group-chat-manager.ts'
import type { GroupChatOptions } from './group-chat-options.ts'
import { Limits } from './limits.ts'
import { Member } from './member.ts'
import { OutputCollector } from './output-collector.ts'
import { ParticipantContainer } from './participant-container.ts'
import type { Participant } from './participant.ts'
import type { GroupChatEvent } from './protocol.ts'
import type { TeamRun } from './team-run.ts'

export type TeamParts = {
  kind: string
  participants: readonly Participant[]
  chooser: Chooser
  factory: MessageFactory
  options: GroupChatOptions & { clock: Clock; newId: NewId }
}

/** A team's agents in the runtime: one for each participant, the manager, and who collects what is shown. */
export class TeamAgents {
  readonly #runtime: AgentRuntime
  /** Whether the runtime is the team's own. */
  readonly #embedded: boolean
  #started = false
  readonly #conversation: Conversation
  readonly #containers: ParticipantContainer[]
  readonly #manager: GroupChatManager
  readonly #output: OutputCollector
  readonly #subscriptions: TypeSubscription[] = []
  /** Whether participants have been told to stand still. */
  #standing = false

  constructor({ kind, participants, chooser, factory, options }: TeamParts) {
    const { clock, newId } = options
    const runtime = options.runtime ?? new SingleThreadedAgentRuntime({ clock, newId })
    const key = newId()
    const idOf = (name: string) => new AgentId(`${name}_${key}`, key)
    const topicOf = (name: string) => new TopicId(`${name}_${key}`, key)
    const topics = { group: topicOf('group_topic'), output: topicOf('output_topic') }
    const names = participants.map(({ name }) => name)
    const conversation = new Conversation(names, factory)
    const members = participants.map((participant) => {
      const policy = options.failurePolicies?.[participant.name] ?? options.failurePolicy ?? {}
      return new Member(participant, policy)
    })
    const shared = { runtime, conversation, clock, newId }
    this.#runtime = runtime
    this.#embedded = options.runtime === undefined
    this.#conversation = conversation
    this.#output = new OutputCollector(idOf('output'))
    this.#containers = members.map(
      (member) => new ParticipantContainer({ ...shared, id: idOf(member.name), topics, member, factory }),
    )
    this.#manager = new GroupChatManager({
      ...shared,
      id: idOf(`${kind}Manager`),
      output: { id: this.#output.id, topic: topics.output },
      topicOf,
      kind,
      members: new Map(members.map((member) => [member.name, member])),
      chooser,
      limits: new Limits(options.terminationCondition ?? null, options.maxTurns ?? null),
      emitTeamEvents: options.emitTeamEvents ?? false,
    })
    for (const agent of this.#all) runtime.registerInstance(agent)
    for (const name of names) this.#subscribe(topicOf(name), idOf(name))
    this.#subscribe(topics.group, this.#manager.id)
    this.#subscribe(topics.output, this.#output.id)
  }

  /** Resolves when the run is over; its ending is in the run. */
  async drive(run: TeamRun, task: readonly ChatMessage[] | null): Promise<void> {
    try {
      await this.#send({ type: 'GroupChatStart', run, task }, this.#manager.id, 'control')
    } catch (error) {
      // The runtime was stopped, or somebody let a message of the team go no further.
      run.cut({ error })
      run.abandon()
      run.over()
    }
  }

  /** Idle participants have nothing to stop: they need not be told. */
  async pause(running: boolean): Promise<void> {
    this.#conversation.paused = true
    if (!running || this.#standing) return
    this.#standing = true
    await this.#tellAll({ type: 'GroupChatPause' }, 'control')
  }

  async resume(): Promise<void> {
    this.#conversation.paused = false
    if (this.#standing) await this.#tellAll({ type: 'GroupChatResume' }, 'control')
    this.#standing = false
    await this.#send({ type: 'GroupChatResume' }, this.#manager.id, 'control')
  }

  async reset(): Promise<void> {
    await this.#tellAll({ type: 'GroupChatReset' }, 'work')
    await this.#send({ type: 'GroupChatReset' }, this.#manager.id, 'work')
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
    for (const { id } of this.#all) await this.#runtime.release(id)
  }

  get #all() {
    return [...this.#containers, this.#manager, this.#output]
  }

  #subscribe(topic: TopicId, agent: AgentId): void {
    const subscription = new TypeSubscription(topic.type, agent.type)
    this.#subscriptions.push(subscription)
    this.#runtime.addSubscription(subscription)
  }

  async #tellAll(event: GroupChatEvent, lane: 'work' | 'control'): Promise<void> {
    await Promise.all(this.#containers.map(({ id }) => this.#send(event, id, lane)))
  }

  async #send(event: GroupChatEvent, to: AgentId, lane: 'work' | 'control'): Promise<void> {
    if (this.#embedded && !this.#started) this.#runtime.start()
    this.#started = true
    await this.#runtime.send(event, to, { lane })
  }
}
