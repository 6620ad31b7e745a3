import type { Agent } from '../autogen/core/agent.ts'
import { WrongState } from '../autogen/core/errors.ts'
import { AgentId } from '../autogen/core/ids.ts'
import { SingleThreadedAgentRuntime } from '../autogen/core/single-threaded-agent-runtime.ts'
import { TypeSubscription } from '../autogen/core/subscriptions.ts'
import type { Clock } from '../ports/outside.ts'
import type { Voice } from '../ports/voice.ts'
import { DRAFT_TOPIC, DraftPiece, type RequestToSpeak } from './request-to-speak.ts'
import { SeatAgent } from './seat-agent.ts'

/** The table of one run, as its driver sees it. */
export type Table = {
  /** Gives the seat the floor; rejects as soon as the signal is aborted, whatever the seat does then. */
  speak(seat: string, asked: RequestToSpeak, signal: AbortSignal): Promise<unknown>
  close(): Promise<void>
}

// A seat's name holds no dot, so no seat is ever taken for the listener.
const LISTENER = 'drafts.listener'

/** All seats of this process: each an agent `seat/run` of one runtime, made when it is first given the floor. */
export class Seats {
  readonly #runtime: SingleThreadedAgentRuntime
  readonly #voices = new Map<string, (seat: string) => Voice>()
  readonly #types = new Set<string>()
  /** Agents of runs that are over. */
  readonly #leaving = new Set<AgentId>()

  /** `hear` is handed what the seats of a run write, piece by piece. */
  constructor(clock: Clock, hear: (runId: string, piece: DraftPiece) => void) {
    // Who was cut has no grace: the floor goes on at once, and what it still says is not heard.
    this.#runtime = new SingleThreadedAgentRuntime({ clock, graceMs: 0 })
    this.#runtime.registerFactory(LISTENER, ({ id }) => listener(id, hear))
    this.#runtime.addSubscription(new TypeSubscription(DRAFT_TOPIC, LISTENER))
    this.#runtime.start()
  }

  /** The table of a run; one at a time. */
  open(runId: string, voices: (seat: string) => Voice): Table {
    this.#voices.set(runId, voices)
    const seated = new Map<string, AgentId>()
    return {
      speak: (seat, asked, signal) => {
        const id = seated.get(seat) ?? this.#agent(seat, runId)
        seated.set(seat, id)
        return this.#runtime.send(asked, id, { signal })
      },
      close: async () => {
        this.#voices.delete(runId)
        for (const id of seated.values()) this.#leaving.add(id)
        this.#leaving.add(new AgentId(LISTENER, runId))
        await this.#release()
      },
    }
  }

  async close(): Promise<void> {
    await this.#runtime.close()
  }

  #agent(seat: string, runId: string): AgentId {
    if (!this.#types.has(seat)) {
      this.#types.add(seat)
      this.#runtime.registerFactory(seat, ({ id, runtime }) => new SeatAgent(id, this.#voiceOf(id), runtime))
    }
    return new AgentId(seat, runId)
  }

  #voiceOf({ type, key }: AgentId): Voice {
    const voices = this.#voices.get(key)
    if (voices === undefined) throw new WrongState(`Nobody drives the run ${key} here: open its table first.`)
    return voices(type)
  }

  /** A seat that is still at its last words goes when a later run ends. */
  async #release(): Promise<void> {
    for (const id of this.#leaving) {
      try {
        await this.#runtime.release(id)
        this.#leaving.delete(id)
      } catch (error) {
        if (!(error instanceof WrongState)) throw error
      }
    }
  }
}

const listener = (id: AgentId, hear: (runId: string, piece: DraftPiece) => void): Agent => ({
  id,
  description: 'Hears what is being written.',
  onMessage: (message) => {
    if (message instanceof DraftPiece) hear(id.key, message)
  },
  saveState: () => null,
  loadState: () => {},
})
