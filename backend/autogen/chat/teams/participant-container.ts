import { type Agent, UNHANDLED } from '../../core/agent.ts'
import type { AgentId } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import type { Clock, NewId } from '../../core/outside.ts'
import type { AgentRuntime } from '../../core/runtime-contract.ts'
import { turnFailedEvent } from '../make-message.ts'
import type { MessageFactory } from '../message-factory.ts'
import type { ChatMessage } from '../messages.ts'
import { type FailurePolicy, retryIn, textOf, TurnFailed } from './failure-policy.ts'
import { orAborted } from './or-aborted.ts'
import { FinishedTurn, type Participant } from './participant.ts'
import type { TeamRun } from './team-run.ts'

/** Team → participant: your turn, with what is new to you. The run travels along, since all live in one process. */
class GroupChatRequestPublish {
  readonly run: TeamRun
  readonly messages: readonly ChatMessage[]
  constructor(run: TeamRun, messages: readonly ChatMessage[]) {
    this.run = run
    this.messages = messages
  }
}

export type Surroundings = { runtime: AgentRuntime; factory: MessageFactory; clock: Clock; newId: NewId }

/** A participant's place in the runtime: it is asked through it, as often as its policy says. */
export class ParticipantContainer implements Agent {
  readonly id: AgentId
  readonly description: string
  readonly participant: Participant
  /** Turns in a row that were skipped in this run. */
  skipped = 0
  readonly #policy: FailurePolicy
  readonly #team: Surroundings
  /** Its state as it was before the turn that it is having. */
  #before: Promise<Json> | null = null

  constructor(id: AgentId, participant: Participant, policy: FailurePolicy, team: Surroundings) {
    this.id = id
    this.description = participant.description
    this.participant = participant
    this.#policy = policy
    this.#team = team
  }

  /**
   * One turn; what it changes counts once `end` is called. Says how many of the messages were `heard`, all or, where it
   * is skipped, none. Throws `TurnFailed`, or what kept the runtime from asking.
   */
  async turn(messages: readonly ChatMessage[], run: TeamRun): Promise<{ turn: FinishedTurn; heard: number }> {
    this.#before = this.participant.saveState()
    // Where it fails, so does the turn, which waits for it too.
    this.#before.catch(() => {})
    for (let attempt = 1; ; attempt++) {
      const request = new GroupChatRequestPublish(run, messages)
      try {
        const turn = await this.#asked(request)
        run.keep(request)
        this.skipped = 0
        return { turn, heard: messages.length }
      } catch (error) {
        if (!(error instanceof TurnFailed) || run.signal.aborted) throw error
        const wait = retryIn(this.#policy, attempt, error.cause)
        const failed = this.#failed(error, attempt, wait)
        if (wait === null && ++this.skipped > (this.#policy.skips ?? 0)) throw error
        run.show(failed)
        if (wait === null) return { turn: new FinishedTurn([failed], []), heard: 0 }
        await this.#team.clock.sleep(wait, run.signal)
      }
    }
  }

  end(): void {
    this.#before = null
  }

  /** The participant's state as of its last finished turn, also while it is having one; a question that waits is in it. */
  state(): Promise<Json> {
    return this.#before === null || this.participant.asks ? this.participant.saveState() : this.#before
  }

  async onMessage(message: unknown): Promise<unknown> {
    if (!(message instanceof GroupChatRequestPublish)) return UNHANDLED
    return orAborted(this.#attempt(message), message.run.abandoned)
  }

  // The state of a team is saved as one, by the team.
  saveState(): null {
    return null
  }

  loadState(): void {}

  close(): Promise<void> {
    return this.participant.close()
  }

  #failed({ participant: source, cause }: TurnFailed, attempt: number, wait: number | null) {
    const next = wait === null ? 'is skipped' : `is asked again in ${wait} ms`
    const content = `${source} failed and ${next}: ${textOf(cause)}`
    return turnFailedEvent({ source, content, attempt, action: wait === null ? 'skip' : 'retry' }, this.#team)
  }

  async #asked(request: GroupChatRequestPublish): Promise<FinishedTurn> {
    const answer = await this.#team.runtime.send(request, this.id, { signal: request.run.abandoned })
    if (answer instanceof FinishedTurn) return answer
    throw new TypeError(
      `The answer of ${this.participant.name} was changed on its way: let it pass as it is.`,
    )
  }

  async #attempt(request: GroupChatRequestPublish): Promise<FinishedTurn> {
    const { name } = this.participant
    const { signal, ledger, abandoned } = request.run
    let finished: FinishedTurn | null = null
    try {
      const before = await this.state()
      signal.throwIfAborted()
      const { clock, newId } = this.#team
      const context = { signal, ledger, clock, newId }
      for await (const item of this.participant.turn(request.messages, context, before)) {
        if (abandoned.aborted) break
        // What was only told at the end has not been looked at yet.
        for (const one of item instanceof FinishedTurn ? item.said : [item]) this.#team.factory.check(one)
        if (item instanceof FinishedTurn) finished = item
        else request.run.show(item, request)
      }
      if (finished) return finished
      throw new Error(`${name} ended its turn without an answer: have it yield { response } last.`)
    } catch (error) {
      throw new TurnFailed(name, error)
    }
  }
}
