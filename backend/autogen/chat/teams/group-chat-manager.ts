import { BadState, ConfigurationError } from '../../core/errors.ts'
import { AgentId } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import { json, objectOf, oneOf } from '../../models/checks.ts'
import { selectSpeakerEvent } from '../make-message.ts'
import type { AgentEvent, ChatMessage } from '../messages.ts'
import { savedState, stateOf } from '../saved-state.ts'
import type { Chooser } from './chooser.ts'
import { Conversation, conversationShape } from './conversation.ts'
import { textOf } from './failure-policy.ts'
import { GRACE_MS, type GroupChatOptions } from './group-chat-options.ts'
import { isLimitsState, Limits, stopOf } from './limits.ts'
import { orAborted } from './or-aborted.ts'
import type { Participant } from './participant.ts'
import { ParticipantContainer, type Surroundings } from './participant-container.ts'
import type { TeamRun } from './team-run.ts'

/** Runs the team: asks whoever was chosen, takes up what they say, and sees when it is time to end. */
export class GroupChatManager {
  readonly conversation: Conversation
  readonly containers: ReadonlyMap<string, ParticipantContainer>
  readonly #kind: string
  readonly #name: string
  readonly #chooser: Chooser
  readonly #limits: Limits
  readonly #emitTeamEvents: boolean
  readonly #graceMs: number
  readonly #team: Surroundings
  #run: TeamRun | null = null
  /** Turns that are finished side by side are taken up one after the other. */
  #takenUp: Promise<unknown> = Promise.resolve()

  constructor(
    kind: string,
    participants: readonly Participant[],
    chooser: Chooser,
    options: GroupChatOptions,
    team: Surroundings,
  ) {
    const { failurePolicy = {}, failurePolicies = {} } = options
    const key = team.newId()
    const contained = participants.map((one) => {
      const id = new AgentId(`${one.name}_${key}`, key)
      const policy = failurePolicies[one.name] ?? failurePolicy
      return [one.name, new ParticipantContainer(id, one, policy, team)] as const
    })
    this.containers = new Map(contained)
    this.conversation = new Conversation([...this.containers.keys()], team.factory)
    this.#kind = kind
    this.#name = `${kind}Manager`
    this.#chooser = chooser
    this.#limits = new Limits(options.terminationCondition, options.maxTurns)
    this.#emitTeamEvents = options.emitTeamEvents ?? false
    this.#graceMs = options.graceMs ?? GRACE_MS
    this.#team = team
  }

  /** Resolves when the run is over. */
  async drive(run: TeamRun, task: readonly ChatMessage[] | null, shown: boolean): Promise<void> {
    this.#run = run
    this.#takenUp = Promise.resolve()
    try {
      if (this.#limits.terminated) run.end(this.#already())
      else {
        this.#chooser.check?.(this.conversation.thread, task ?? [])
        this.#limits.begin(run, this.#team.clock)
        if (task) await this.#begin(run, task, shown)
      }
      while (run.ending === null) await this.#round(run)
    } catch (error) {
      run.cut({ error })
    }
    for (const container of this.containers.values()) container.skipped = 0
    await this.#limits.reset().catch((error: unknown) => run.cut({ error }))
    this.#run = null
  }

  /** No turn begins any more. Whoever has not stood still within the grace is not waited for. */
  async pause(): Promise<void> {
    this.conversation.paused = true
    await this.#tell((one, context) => one.pause(context))
  }

  async resume(): Promise<void> {
    this.conversation.paused = false
    await this.#tell((one, context) => one.resume(context))
    this.#run?.wake()
  }

  async reset(): Promise<void> {
    const { signal } = new AbortController()
    await Promise.all([...this.containers.values()].map(({ participant }) => participant.reset({ signal })))
    this.conversation.reset()
    this.#chooser.memory?.reset()
    await this.#limits.reset()
  }

  /** The whole team's, as of the last finished turn. */
  async saveState(): Promise<Json> {
    const ending = this.#run !== null && this.#run.ending !== null
    const manager = {
      ...this.conversation.saveState(),
      chooser: this.#chooser.memory?.saveState() ?? null,
      limits: this.#limits.saveState(ending),
    }
    const states = [...this.containers].map(async ([name, one]) => [name, await one.state()] as const)
    const agentStates = Object.fromEntries(await Promise.all(states))
    return savedState('TeamState', { team: this.#kind, agentStates, manager })
  }

  /** Throws `BadState` where it is another kind of team's or another version's; then the team is as it was. */
  async loadState(state: Json): Promise<void> {
    const before = await this.saveState()
    try {
      await this.#takeUp(state)
    } catch (cause) {
      await this.#takeUp(before)
      if (cause instanceof BadState) throw cause
      throw new BadState(`This state of a team cannot be taken up: ${textOf(cause)}`, { cause })
    }
  }

  async #takeUp(state: Json): Promise<void> {
    const names = [...this.containers.keys()]
    const shape = { ...conversationShape(names), chooser: json, limits: isLimitsState }
    const own: Record<string, typeof json> = Object.fromEntries(names.map((name) => [name, json]))
    const fields = { team: oneOf(this.#kind), agentStates: objectOf(own), manager: objectOf(shape) }
    const { agentStates, manager } = stateOf('TeamState', state, fields)
    const saved = Object.keys(agentStates).join(', ')
    if (this.#chooser.inOrder && saved !== names.join(', '))
      throw new BadState(`The saved team was of ${saved}: load it into one of the same participants.`)
    this.#chooser.memory?.loadState(manager.chooser)
    this.conversation.loadState(manager)
    await this.#limits.loadState(manager.limits)
    for (const [name, { participant }] of this.containers)
      await participant.loadState(agentStates[name] ?? null)
  }

  async #tell(tell: (one: Participant, context: { signal: AbortSignal }) => Promise<void>): Promise<void> {
    const over = new AbortController()
    const all = [...this.containers.values()].map(({ participant }) => tell(participant, over))
    const grace = this.#team.clock.sleep(this.#graceMs, over.signal)
    await Promise.race([Promise.all(all), grace]).finally(() => over.abort())
  }

  async #begin(run: TeamRun, task: readonly ChatMessage[], shown: boolean): Promise<void> {
    this.conversation.begin(task)
    if (shown) for (const message of task) run.show(message)
    await this.#limits.check(task, run)
  }

  async #round(run: TeamRun): Promise<void> {
    const { conversation, containers } = this
    while (conversation.paused && run.ending === null)
      await new Promise<void>((resolve) => (run.wake = resolve))
    if (run.ending === null && conversation.pending.length === 0) await this.#choose(run)
    if (run.ending !== null) return
    const asked = conversation.pending.flatMap((name) => containers.get(name) ?? [])
    await Promise.all(asked.map((container) => this.#turn(container, run)))
    // Only a cut leaves somebody who has not spoken; the next run asks them again.
    if (conversation.pending.length > 0) return
    const done = this.#chooser.memory?.complete()
    if (done) run.complete(done)
    this.#limits.roundIsOver(run, this.#name)
  }

  async #choose(run: TeamRun): Promise<void> {
    const { clock, newId } = this.#team
    const show = (event: AgentEvent) => {
      if (this.#emitTeamEvents) run.show(event)
    }
    const context = { signal: run.signal, ledger: run.ledger, clock, newId, show }
    const choice = this.#chooser.choose(this.conversation, context)
    const { speakers, ...why } = await orAborted(choice, run.abandoned)
    const unknown = speakers.find((name) => !this.containers.has(name))
    if (unknown !== undefined || speakers.length === 0)
      throw new ConfigurationError(
        `${unknown ?? 'Nobody'} was chosen to speak: choose from ${[...this.containers.keys()].join(', ')}.`,
      )
    this.conversation.pending = speakers
    show(selectSpeakerEvent({ source: this.#name, content: [...speakers], ...why }, context))
  }

  async #turn(container: ParticipantContainer, run: TeamRun): Promise<void> {
    const { name } = container.participant
    try {
      const { turn, heard } = await container.turn(this.conversation.newsFor(name), run)
      const taken = this.#takenUp.then(() => {
        this.#chooser.memory?.spoken(name, turn.told.at(-1) ?? null)
        this.conversation.commit(name, turn, heard)
        container.end()
        return this.#limits.check(turn.said, run)
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

  #already() {
    return stopOf('The group chat has already terminated.', this.#name, { condition: 'alreadyTerminated' })
  }
}
