import type { Agent } from '../../core/agent.ts'
import { ConfigurationError } from '../../core/errors.ts'
import type { AgentId, TopicId } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import type { Clock, NewId } from '../../core/outside.ts'
import type { AgentRuntime } from '../../core/runtime-contract.ts'
import { selectSpeakerEvent, turnFailedEvent } from '../make-message.ts'
import type { AnyMessage, ChatMessage } from '../messages.ts'
import type { GroupChatAnswer } from './answer.ts'
import type { Chooser } from './chooser.ts'
import type { Conversation } from './conversation.ts'
import { textOf, TurnFailed } from './failure-policy.ts'
import { type Limits, stopOf } from './limits.ts'
import type { Member } from './member.ts'
import { orAborted } from './or-aborted.ts'
import { type GroupChatEvent, isGroupChatEvent } from './protocol.ts'
import type { TeamRun } from './team-run.ts'
import { loadTeam, saveTeam } from './team-state.ts'

export type ManagerOptions = {
  id: AgentId
  runtime: AgentRuntime
  /** Who collects what is shown, and each participant's topic. */
  output: { id: AgentId; topic: TopicId }
  topicOf(name: string): TopicId
  /** The kind of team: `RoundRobinGroupChat`. */
  kind: string
  members: ReadonlyMap<string, Member>
  conversation: Conversation
  chooser: Chooser
  limits: Limits
  emitTeamEvents: boolean
  clock: Clock
  newId: NewId
}

type Asked = { member: Member; news: number }

// Agents that answer at once would never let timers and sockets have their turn.
const ROUNDS_AT_A_STRETCH = 32

/** Runs the team: asks whoever was chosen, takes up what they say, and sees when it is time to end. */
export class GroupChatManager implements Agent {
  readonly id: AgentId
  readonly description = 'Decides who speaks, and when it is over.'
  readonly #o: ManagerOptions
  readonly #name: string
  #run: TeamRun | null = null
  #wake: () => void = () => {}

  constructor(options: ManagerOptions) {
    this.id = options.id
    this.#o = options
    this.#name = `${options.kind}Manager`
  }

  async onMessage(message: unknown): Promise<void> {
    if (!isGroupChatEvent(message)) return
    if (message.type === 'GroupChatStart') await this.#drive(message.run, message.task)
    else if (message.type === 'GroupChatAgentResponse' || message.type === 'GroupChatError')
      this.#run?.answers.push(message)
    else if (message.type === 'GroupChatResume') this.#wake()
    else if (message.type === 'GroupChatReset') await this.#reset()
  }

  /** The whole team's, as of the last finished turn. */
  saveState(): Promise<Json> {
    return saveTeam(this.#o, this.#run !== null && this.#run.ending !== null)
  }

  loadState(state: Json): Promise<void> {
    return loadTeam(this.#o, state)
  }

  async #drive(run: TeamRun, task: readonly ChatMessage[] | null): Promise<void> {
    let unwatch = () => {}
    this.#run = run
    run.onEnding = () => this.#wake()
    try {
      if (this.#o.limits.terminated) run.end({ stop: this.#already() })
      else {
        this.#o.chooser.check?.(this.#o.conversation.thread, task)
        unwatch = this.#o.limits.watch(run, this.#o.clock)
        await this.#begin(run, task)
      }
      for (let rounds = 1; run.ending === null; rounds++) {
        await this.#round(run)
        if (rounds % ROUNDS_AT_A_STRETCH === 0) await new Promise((resolve) => setImmediate(resolve))
      }
    } catch (error) {
      run.cut({ error })
    }
    unwatch()
    await this.#end(run)
  }

  async #begin(run: TeamRun, task: readonly ChatMessage[] | null): Promise<void> {
    const { conversation, limits } = this.#o
    if (task === null) return
    conversation.begin(task)
    conversation.pending = []
    if (run.outputTaskMessages) for (const message of task) await this.#show(message, run)
    await limits.check(task, run)
  }

  async #round(run: TeamRun): Promise<void> {
    const { conversation, chooser, limits } = this.#o
    while (conversation.paused && run.ending === null)
      await new Promise<void>((resolve) => (this.#wake = resolve))
    if (run.ending === null && conversation.pending.length === 0) await this.#choose(run)
    if (run.ending !== null) return
    await this.#hear(run)
    // Only a cut leaves somebody who has not spoken; the next run asks them again.
    if (conversation.pending.length > 0) return
    const done = chooser.complete?.()
    if (done) run.complete(done)
    limits.roundIsOver(run, this.#name)
  }

  async #choose(run: TeamRun): Promise<void> {
    const { conversation, chooser, members, emitTeamEvents, clock, newId } = this.#o
    const context = { signal: run.signal, ledger: run.ledger, clock, newId }
    const show = async (event: AnyMessage) => {
      if (emitTeamEvents) await this.#show(event, run)
    }
    const choice = await orAborted(chooser.choose(conversation.thread, { ...context, show }), run.abandoned)
    const speakers = [...new Set(choice.speakers)]
    const unknown = speakers.find((name) => !members.has(name))
    if (unknown !== undefined || speakers.length === 0)
      throw new ConfigurationError(
        `${unknown ?? 'Nobody'} was chosen to speak: choose from ${[...members.keys()].join(', ')}.`,
      )
    conversation.pending = speakers
    const { rationale, fallback } = choice
    await show(selectSpeakerEvent({ source: this.#name, content: speakers, rationale, fallback }, this.#o))
  }

  /** Asks all whose turn it is, and takes up their answers one by one as they come. */
  async #hear(run: TeamRun): Promise<void> {
    const { conversation, members, newId } = this.#o
    const asked = new Map<string, Asked>()
    for (const name of conversation.pending) {
      const member = members.get(name)
      if (member) asked.set(newId(), { member, news: conversation.news(name) })
    }
    for (const { member } of asked.values()) member.begin()
    try {
      for (const [turnId, { member, news }] of asked)
        await this.#publish(
          { type: 'GroupChatRequestPublish', turnId, news, run },
          this.#o.topicOf(member.name),
        )
      while (asked.size > 0) {
        const answer = await run.answers.next()
        if (answer === null) return
        const one = asked.get(answer.turnId)
        asked.delete(answer.turnId)
        if (one) await this.#take(answer, one, run)
      }
    } finally {
      for (const { member } of asked.values()) member.end()
    }
  }

  async #take(answer: GroupChatAnswer, { member, news }: Asked, run: TeamRun): Promise<void> {
    if (answer.type === 'GroupChatError') {
      member.end()
      if (!run.signal.aborted) await this.#failed(answer, member, run)
      return
    }
    const { conversation, chooser, limits } = this.#o
    const { messages, last } = answer.turn
    chooser.spoken(member.name, last)
    conversation.commit(member.name, messages, news)
    run.keep(answer.attempt)
    member.end()
    member.skipped = 0
    await limits.check(messages, run)
  }

  async #failed(
    { attempts, error }: Extract<GroupChatAnswer, { type: 'GroupChatError' }>,
    member: Member,
    run: TeamRun,
  ): Promise<void> {
    if (member.skipped >= (member.policy.skips ?? 0))
      return run.cut({ error: new TurnFailed(member.name, error) })
    const { conversation, chooser, limits } = this.#o
    const content = `${member.name} failed and is skipped: ${textOf(error)}`
    const fields = { source: member.name, content, attempt: attempts, action: 'skip' } as const
    const event = turnFailedEvent(fields, this.#o)
    chooser.spoken(member.name, null)
    // What it has not heard it is still to hear.
    conversation.commit(member.name, [event], 0)
    member.skipped += 1
    await this.#show(event, run)
    await limits.check([event], run)
  }

  async #end(run: TeamRun): Promise<void> {
    for (const member of this.#o.members.values()) member.skipped = 0
    await this.#o.limits.reset().catch((error: unknown) => run.cut({ error }))
    this.#run = null
    // Whatever still goes on belongs to a turn that was given up.
    run.abandon()
    const over: GroupChatEvent = { type: 'GroupChatTermination', run }
    await this.#o.runtime.send(over, this.#o.output.id, { sender: this.id })
  }

  async #reset(): Promise<void> {
    this.#o.conversation.reset()
    this.#o.chooser.reset()
    await this.#o.limits.reset()
  }

  #already() {
    return stopOf('The group chat has already terminated.', this.#name, { condition: 'alreadyTerminated' })
  }

  #show(message: AnyMessage, run: TeamRun): Promise<void> {
    return this.#publish({ type: 'GroupChatMessage', run, attempt: null, message }, this.#o.output.topic)
  }

  #publish(event: GroupChatEvent, topic: TopicId): Promise<void> {
    return this.#o.runtime.publish(event, topic, { sender: this.id })
  }
}
