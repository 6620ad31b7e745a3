import type { Agent, MessageContext } from '../../core/agent.ts'
import type { AgentId, TopicId } from '../../core/ids.ts'
import type { Clock, NewId } from '../../core/outside.ts'
import type { AgentRuntime } from '../../core/runtime-contract.ts'
import type { MessageFactory } from '../message-factory.ts'
import { turnFailedEvent } from '../make-message.ts'
import type { AnyMessage } from '../messages.ts'
import type { FinishedTurn, GroupChatAnswer } from './answer.ts'
import type { Conversation } from './conversation.ts'
import { retryIn, textOf } from './failure-policy.ts'
import type { Member } from './member.ts'
import { orAborted } from './or-aborted.ts'
import { type GroupChatEvent, isGroupChatEvent } from './protocol.ts'
import type { TeamRun } from './team-run.ts'

export type ContainerOptions = {
  id: AgentId
  runtime: AgentRuntime
  topics: { group: TopicId; output: TopicId }
  member: Member
  conversation: Conversation
  factory: MessageFactory
  clock: Clock
  newId: NewId
}

type Request = Extract<GroupChatEvent, { type: 'GroupChatRequestPublish' }>

/** A participant's place in the runtime: hands it what is new to it, and tells the team what came of it. */
export class ParticipantContainer implements Agent {
  readonly id: AgentId
  readonly description: string
  readonly #options: ContainerOptions

  constructor(options: ContainerOptions) {
    this.id = options.id
    this.description = options.member.participant.description
    this.#options = options
  }

  async onMessage(message: unknown, { signal }: MessageContext): Promise<void> {
    if (!isGroupChatEvent(message)) return
    const { participant } = this.#options.member
    if (message.type === 'GroupChatRequestPublish') await this.#takeTurn(message)
    else if (message.type === 'GroupChatReset') await participant.reset({ signal })
    else if (message.type === 'GroupChatPause') await participant.pause({ signal })
    else if (message.type === 'GroupChatResume') await participant.resume({ signal })
  }

  // The team's state is saved as one, by its manager.
  saveState(): null {
    return null
  }

  loadState(): void {}

  async close(): Promise<void> {
    await this.#options.member.participant.close()
  }

  async #takeTurn(request: Request): Promise<void> {
    const { runtime, topics } = this.#options
    const answer = await orAborted(this.#attempts(request), request.run.abandoned).catch(
      (error: unknown): GroupChatAnswer => ({
        type: 'GroupChatError',
        turnId: request.turnId,
        attempts: 0,
        error,
      }),
    )
    await runtime.publish(answer, topics.group, { sender: this.id })
  }

  async #attempts({ turnId, news, run }: Request): Promise<GroupChatAnswer> {
    const { member, clock } = this.#options
    for (let attempts = 1; ; attempts++) {
      const attempt = `${turnId}#${attempts}`
      try {
        const turn = await this.#attempt(attempt, news, run)
        return { type: 'GroupChatAgentResponse', turnId, attempt, turn }
      } catch (error) {
        const wait = run.signal.aborted ? null : retryIn(member.policy, attempts, error)
        if (wait === null) return { type: 'GroupChatError', turnId, attempts, error }
        const content = `${member.name} failed and is asked again in ${wait} ms: ${textOf(error)}`
        const fields = { source: member.name, content, attempt: attempts, action: 'retry' } as const
        await this.#show(turnFailedEvent(fields, this.#options), null, run)
        await clock.sleep(wait, run.signal)
      }
    }
  }

  async #attempt(attempt: string, news: number, run: TeamRun): Promise<FinishedTurn> {
    const { member, conversation, factory, clock, newId } = this.#options
    run.signal.throwIfAborted()
    const context = { signal: run.signal, ledger: run.ledger, clock, newId }
    let finished: FinishedTurn | null = null
    const before = await member.state()
    const messages = conversation.newTo(member.name, news)
    for await (const item of member.participant.turn(messages, context, before)) {
      if (run.abandoned.aborted) break
      if ('finished' in item) finished = item.finished
      else await this.#show(item, attempt, run)
    }
    if (finished === null)
      throw new Error(`${member.name} ended its turn without an answer: have it yield { response } last.`)
    // What was only told at the end has not been looked at yet.
    for (const message of finished.messages) factory.check(message)
    return finished
  }

  async #show(message: AnyMessage, attempt: string | null, run: TeamRun): Promise<void> {
    const { runtime, topics, factory } = this.#options
    factory.check(message)
    await runtime.publish({ type: 'GroupChatMessage', run, attempt, message }, topics.output, {
      sender: this.id,
    })
  }
}
