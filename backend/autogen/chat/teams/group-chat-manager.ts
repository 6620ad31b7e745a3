import { ConfigurationError } from '../../core/errors.ts'
import { selectSpeakerEvent } from '../make-message.ts'
import type { AgentEvent, ChatMessage } from '../messages.ts'
import type { Chooser } from './chooser.ts'
import type { Conversation } from './conversation.ts'
import { type Limits, stopOf } from './limits.ts'
import { orAborted } from './or-aborted.ts'
import type { ParticipantContainer, Surroundings } from './participant-container.ts'
import type { TeamRun } from './team-run.ts'

/** What a team is made of. */
export type TeamParts = Surroundings & {
  /** The name its decisions go under. */
  manager: string
  containers: ReadonlyMap<string, ParticipantContainer>
  conversation: Conversation
  chooser: Chooser
  limits: Limits
  emitTeamEvents: boolean
}

/** Sees to one run: asks whoever was chosen, takes up what they say, and sees when it is time to end. */
export class GroupChatManager {
  readonly #team: TeamParts
  readonly #run: TeamRun
  /** Turns that are finished side by side are taken up one after the other. */
  #takenUp: Promise<unknown> = Promise.resolve()

  constructor(team: TeamParts, run: TeamRun) {
    this.#team = team
    this.#run = run
  }

  /** Resolves when the run is over. `shown`: whether the task is part of what is seen. */
  async drive(task: readonly ChatMessage[] | null, shown: boolean): Promise<void> {
    const run = this.#run
    const { conversation, chooser, limits, containers, manager, clock } = this.#team
    const already = { condition: 'alreadyTerminated' }
    try {
      if (limits.terminated) run.end(stopOf('The group chat has already terminated.', manager, already))
      else {
        chooser.check?.(conversation.thread, task ?? [])
        limits.begin(run, clock)
        if (task) await this.#begin(task, shown)
      }
      while (run.ending === null) await this.#round()
    } catch (error) {
      run.cut({ error })
    }
    for (const container of containers.values()) container.skipped = 0
    await limits.reset().catch((error: unknown) => run.cut({ error }))
  }

  async #begin(task: readonly ChatMessage[], shown: boolean): Promise<void> {
    this.#team.conversation.begin(task)
    if (shown) for (const message of task) this.#run.show(message)
    await this.#team.limits.check(task, this.#run)
  }

  async #round(): Promise<void> {
    const run = this.#run
    const { conversation, containers, chooser, limits, manager } = this.#team
    while (conversation.paused && run.ending === null)
      await new Promise<void>((resolve) => (run.wake = resolve))
    if (run.ending === null && conversation.pending.length === 0) await this.#choose()
    if (run.ending !== null) return
    const asked = conversation.pending.flatMap((name) => containers.get(name) ?? [])
    await Promise.all(asked.map((container) => this.#turn(container)))
    // Only a cut leaves somebody who has not spoken; the next run asks them again.
    if (conversation.pending.length > 0) return
    const done = chooser.memory?.complete()
    if (done) run.complete(done)
    limits.roundIsOver(run, manager)
  }

  async #choose(): Promise<void> {
    const run = this.#run
    const { conversation, containers, chooser, manager, emitTeamEvents, clock, newId } = this.#team
    const show = (event: AgentEvent) => {
      if (emitTeamEvents) run.show(event)
    }
    const context = { signal: run.signal, ledger: run.ledger, clock, newId, show }
    const choice = chooser.choose(conversation, context)
    const { speakers, ...why } = await orAborted(choice, run.abandoned)
    const unknown = speakers.find((name) => !containers.has(name))
    if (unknown !== undefined || speakers.length === 0)
      throw new ConfigurationError(
        `${unknown ?? 'Nobody'} was chosen to speak: choose from ${[...containers.keys()].join(', ')}.`,
      )
    conversation.pending = speakers
    show(selectSpeakerEvent({ source: manager, content: [...speakers], ...why }, context))
  }

  async #turn(container: ParticipantContainer): Promise<void> {
    const run = this.#run
    const { conversation, chooser, limits } = this.#team
    const { name } = container.participant
    try {
      const { turn, heard } = await container.turn(conversation.newsFor(name), run)
      const taken = this.#takenUp.then(() => {
        chooser.memory?.spoken(name, turn.told.at(-1) ?? null)
        conversation.commit(name, turn, heard)
        container.end()
        return limits.check(turn.said, run)
      })
      this.#takenUp = taken.catch(() => {})
      await taken
    } catch (error) {
      // The others of the round still have the grace of a cut to finish in.
      run.cut({ error })
    } finally {
      container.end()
    }
  }
}
