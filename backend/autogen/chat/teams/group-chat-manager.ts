import type { Agent } from '../../core/agent.ts'
import { ConfigurationError } from '../../core/errors.ts'
import type { AgentId, TopicId } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import { selectSpeakerEvent, turnFailedEvent } from '../make-message.ts'
import type { AgentEvent, ChatMessage } from '../messages.ts'
import { AsyncQueue } from './async-queue.ts'
import { textOf, TurnFailed } from './failure-policy.ts'
import { stopOf } from './limits.ts'
import { orAborted } from './or-aborted.ts'
import type { ParticipantContainer, TeamContext } from './participant-container.ts'
import { type FinishedTurn, type GroupChatAnswer, type GroupChatEvent, isGroupChatEvent } from './protocol.ts'
import type { TeamRun } from './team-run.ts'
import { loadTeam, saveTeam, type TeamParts } from './team-state.ts'

export type ManagerParts = TeamParts &
  TeamContext & {
    topicOf(name: string): TopicId
    emitTeamEvents: boolean
  }

type Asked = { container: ParticipantContainer; news: number }

/** Runs the team: asks whoever was chosen, takes up what they say, and sees when it is time to end. */
export class GroupChatManager implements Agent {
  readonly id: AgentId
  readonly description = 'Decides who speaks, and when it is over.'
  readonly #team: ManagerParts
  readonly #name: string
  #run: TeamRun | null = null
  #answers = new AsyncQueue<GroupChatAnswer | null>()
  #wake: () => void = () => {}

  constructor(id: AgentId, team: ManagerParts) {
    this.id = id
    this.#team = team
    this.#name = `${team.kind}Manager`
  }

  async onMessage(message: unknown): Promise<void> {
    if (!isGroupChatEvent(message)) return
    if (message.type === 'GroupChatStart') await this.#drive(message.run, message.task)
    else if (message.type === 'GroupChatAgentResponse' || message.type === 'GroupChatError')
      this.#answers.push(message)
    else if (message.type === 'GroupChatMessage') message.run.show(message.message, message.attempt)
    else if (message.type === 'GroupChatResume') this.#wake()
    else if (message.type === 'GroupChatReset') await this.#reset()
  }

  /** The whole team's, as of the last finished turn. */
  saveState(): Promise<Json> {
    return saveTeam(this.#team, this.#run !== null && this.#run.ending !== null)
  }

  loadState(state: Json): Promise<void> {
    return loadTeam(this.#team, state)
  }

  async #drive(run: TeamRun, task: readonly ChatMessage[] | null): Promise<void> {
    let unwatch = () => {}
    this.#run = run
    const answers = new AsyncQueue<GroupChatAnswer | null>()
    this.#answers = answers
    run.abandoned.addEventListener('abort', () => answers.push(null))
    run.onEnding = () => this.#wake()
    try {
      if (this.#team.limits.terminated) run.end({ stop: this.#already() })
      else {
        this.#team.chooser.check?.(this.#team.conversation.thread, task ?? [])
        unwatch = this.#team.limits.watch(run, this.#team.clock)
        if (task) await this.#begin(run, task)
      }
      while (run.ending === null) await this.#round(run)
    } catch (error) {
      run.cut({ error })
    }
    unwatch()
    for (const container of this.#team.containers.values()) container.skipped = 0
    await this.#team.limits.reset().catch((error: unknown) => run.cut({ error }))
    this.#run = null
    // Whatever still goes on belongs to a turn that was given up.
    run.abandon()
  }

  async #begin(run: TeamRun, task: readonly ChatMessage[]): Promise<void> {
    this.#team.conversation.begin(task)
    if (run.outputTaskMessages) for (const message of task) run.show(message, null)
    await this.#team.limits.check(task, run)
  }

  async #round(run: TeamRun): Promise<void> {
    const { conversation, chooser, limits } = this.#team
    while (conversation.paused && run.ending === null)
      await new Promise<void>((resolve) => (this.#wake = resolve))
    if (run.ending === null && conversation.pending.length === 0) await this.#choose(run)
    if (run.ending !== null) return
    await this.#hear(run)
    // Only a cut leaves somebody who has not spoken; the next run asks them again.
    if (conversation.pending.length > 0) return
    const done = chooser.memory?.complete()
    if (done) run.complete(done)
    limits.roundIsOver(run, this.#name)
  }

  async #choose(run: TeamRun): Promise<void> {
    const { conversation, chooser, containers, emitTeamEvents, clock, newId } = this.#team
    const show = (event: AgentEvent) => {
      if (emitTeamEvents) run.show(event, null)
    }
    const context = { signal: run.signal, ledger: run.ledger, clock, newId, show }
    const { speakers, ...why } = await orAborted(chooser.choose(conversation, context), run.abandoned)
    const unknown = speakers.find((name) => !containers.has(name))
    if (unknown !== undefined || speakers.length === 0)
      throw new ConfigurationError(
        `${unknown ?? 'Nobody'} was chosen to speak: choose from ${[...containers.keys()].join(', ')}.`,
      )
    conversation.pending = speakers
    show(selectSpeakerEvent({ source: this.#name, content: [...speakers], ...why }, this.#team))
  }

  /** Asks all whose turn it is, and takes up their answers one by one as they come. */
  async #hear(run: TeamRun): Promise<void> {
    const { conversation, containers, newId, runtime, topicOf } = this.#team
    const asked = new Map<string, Asked>()
    for (const name of conversation.pending) {
      const container = containers.get(name)
      container?.begin()
      if (container) asked.set(newId(), { container, news: conversation.news(name) })
    }
    try {
      for (const [turnId, { container, news }] of asked) {
        const request: GroupChatEvent = { type: 'GroupChatRequestPublish', turnId, news, run }
        await runtime.publish(request, topicOf(container.participant.name), { sender: this.id })
      }
      while (asked.size > 0) {
        const answer = await this.#answers.next()
        if (answer === null) return
        const one = asked.get(answer.turnId)
        asked.delete(answer.turnId)
        // The others of the round still have the grace of a cut to finish in.
        if (one) await this.#take(answer, one, run).catch((error: unknown) => run.cut({ error }))
      }
    } finally {
      for (const { container } of asked.values()) container.end()
    }
  }

  async #take(answer: GroupChatAnswer, { container, news }: Asked, run: TeamRun): Promise<void> {
    const { participant, policy, skipped } = container
    if (answer.type === 'GroupChatAgentResponse') {
      run.keep(answer.attempt)
      container.skipped = 0
      return this.#commit(container, answer.turn, news, run)
    }
    container.end()
    if (run.signal.aborted) return
    const { attempts: attempt, error } = answer
    if (skipped >= (policy.skips ?? 0)) return run.cut({ error: new TurnFailed(participant.name, error) })
    const content = `${participant.name} failed and is skipped: ${textOf(error)}`
    const fields = { source: participant.name, content, attempt, action: 'skip' } as const
    const event = turnFailedEvent(fields, this.#team)
    run.show(event, null)
    container.skipped += 1
    // What it has not heard it is still to hear.
    await this.#commit(container, { said: [event], told: [] }, 0, run)
  }

  async #commit(
    container: ParticipantContainer,
    turn: FinishedTurn,
    news: number,
    run: TeamRun,
  ): Promise<void> {
    const { conversation, chooser, limits } = this.#team
    const { name } = container.participant
    chooser.memory?.spoken(name, turn.told.at(-1) ?? null)
    conversation.commit(name, turn, news)
    container.end()
    await limits.check(turn.said, run)
  }

  async #reset(): Promise<void> {
    this.#team.conversation.reset()
    this.#team.chooser.memory?.reset()
    await this.#team.limits.reset()
  }

  #already() {
    return stopOf('The group chat has already terminated.', this.#name, { condition: 'alreadyTerminated' })
  }
}
