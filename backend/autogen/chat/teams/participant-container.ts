import type { Agent, MessageContext } from '../../core/agent.ts'
import type { AgentId, TopicId } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import type { Clock, NewId } from '../../core/outside.ts'
import type { AgentRuntime } from '../../core/runtime-contract.ts'
import type { MessageFactory } from '../message-factory.ts'
import { turnFailedEvent } from '../make-message.ts'
import type { AnyMessage } from '../messages.ts'
import type { Conversation } from './conversation.ts'
import { type FailurePolicy, retryIn, textOf } from './failure-policy.ts'
import { orAborted } from './or-aborted.ts'
import type { Participant } from './participant.ts'
import { type FinishedTurn, type GroupChatAnswer, type GroupChatEvent, isGroupChatEvent } from './protocol.ts'
import type { TeamRun } from './team-run.ts'

export type TeamContext = {
  runtime: AgentRuntime
  topics: { group: TopicId; output: TopicId }
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
  readonly participant: Participant
  readonly policy: FailurePolicy
  /** Turns in a row that were skipped in this run. */
  skipped = 0
  readonly #team: TeamContext
  #before: Promise<Json> | null = null
  #inTurn = false

  constructor(id: AgentId, participant: Participant, policy: FailurePolicy, team: TeamContext) {
    this.id = id
    this.description = participant.description
    this.participant = participant
    this.policy = policy
    this.#team = team
  }

  async onMessage(message: unknown, { signal }: MessageContext): Promise<void> {
    if (!isGroupChatEvent(message)) return
    if (message.type === 'GroupChatRequestPublish') await this.#takeTurn(message)
    else if (message.type === 'GroupChatReset') await this.participant.reset({ signal })
    else if (message.type === 'GroupChatPause') await this.participant.pause({ signal })
    else if (message.type === 'GroupChatResume') await this.participant.resume({ signal })
  }

  /** A turn begins: what it changes counts once `end` is called. */
  begin(): void {
    this.#inTurn = true
    // Where it fails, so does the turn, which asks for it too.
    this.state().catch(() => {})
  }

  end(): void {
    this.#inTurn = false
    this.#before = null
  }

  /** The participant's state as of its last finished turn, also while it is having one; a question that waits is in it. */
  state(): Promise<Json> {
    if (this.#inTurn && this.participant.asks) return this.participant.saveState()
    if (this.#before !== null) return this.#before
    // Asked once for all who want it at the same time: a turn must not begin while its state is being taken.
    const before = this.participant.saveState()
    this.#before = before
    const forget = () => {
      if (!this.#inTurn && this.#before === before) this.#before = null
    }
    before.then(forget, forget)
    return before
  }

  // The team's state is saved as one, by its manager.
  saveState(): null {
    return null
  }

  loadState(): void {}

  close(): Promise<void> {
    return this.participant.close()
  }

  async #takeTurn(request: Request): Promise<void> {
    const { turnId, run } = request
    const answer = await orAborted(this.#attempts(request), run.abandoned).catch(
      (error: unknown): GroupChatAnswer => ({ type: 'GroupChatError', turnId, attempts: 0, error }),
    )
    await this.#publish(answer, this.#team.topics.group)
  }

  async #attempts({ turnId, news, run }: Request): Promise<GroupChatAnswer> {
    for (let attempts = 1; ; attempts++) {
      const attempt = `${turnId}#${attempts}`
      try {
        const turn = await this.#attempt(attempt, news, run)
        return { type: 'GroupChatAgentResponse', turnId, attempt, turn }
      } catch (error) {
        const wait = run.signal.aborted ? null : retryIn(this.policy, attempts, error)
        if (wait === null) return { type: 'GroupChatError', turnId, attempts, error }
        const { name: source } = this.participant
        const content = `${source} failed and is asked again in ${wait} ms: ${textOf(error)}`
        const event = turnFailedEvent({ source, content, attempt: attempts, action: 'retry' }, this.#team)
        await this.#show(event, null, run)
        await this.#team.clock.sleep(wait, run.signal)
      }
    }
  }

  async #attempt(attempt: string, news: number, run: TeamRun): Promise<FinishedTurn> {
    const { conversation, factory, clock, newId } = this.#team
    const { name } = this.participant
    run.signal.throwIfAborted()
    const context = { signal: run.signal, ledger: run.ledger, clock, newId }
    let finished: FinishedTurn | null = null
    const before = await this.state()
    for await (const item of this.participant.turn(conversation.newTo(name, news), context, before)) {
      if (run.abandoned.aborted) break
      if ('finished' in item) finished = item.finished
      else await this.#show(item, attempt, run)
    }
    if (finished === null)
      throw new Error(`${name} ended its turn without an answer: have it yield { response } last.`)
    // What was only told at the end has not been looked at yet.
    for (const message of finished.said) factory.check(message)
    return finished
  }

  async #show(message: AnyMessage, attempt: string | null, run: TeamRun): Promise<void> {
    this.#team.factory.check(message)
    await this.#publish({ type: 'GroupChatMessage', run, attempt, message }, this.#team.topics.output)
  }

  #publish(event: GroupChatEvent, topic: TopicId): Promise<void> {
    return this.#team.runtime.publish(event, topic, { sender: this.id })
  }
}
