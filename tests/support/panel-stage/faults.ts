import type { Councils, CommandOutcome } from '../../../backend/ports/councils.ts'
import type { Clock } from '../../../backend/ports/outside.ts'
import { Rooms } from '../../../backend/broker/rooms.ts'
import type { Wire } from '../../../backend/broker/wire.ts'

/** What goes wrong between the panel and its server, as long as it is set. */
export class Faults {
  /** Sockets answer no ping. */
  dropPongs = false
  /** Each frame of the server is so late, in ms. */
  slowMs = 0
  /** Commands of this type are refused, with these words. */
  refuse: { type: string; reason: string } | null = null
  /** Each answer to a command is so late, in ms; what the command does is done at once. */
  ackDelayMs = 0
  #held: (() => void)[] | null = null

  /** Answers to commands wait until `releaseAcks`. */
  holdAcks(): void {
    this.#held ??= []
  }

  releaseAcks(): void {
    const held = this.#held ?? []
    this.#held = null
    for (const release of held) release()
  }

  /** How many answers wait. */
  get heldAcks(): number {
    return this.#held?.length ?? 0
  }

  /** Commands as the panel meets them. */
  steering(command: Councils['command'], clock: Pick<Clock, 'sleep'>): Councils['command'] {
    return async (asked) => {
      const { refuse } = this
      const refused = refuse !== null && refuse.type === asked.command.type
      const outcome: CommandOutcome = refused
        ? { commandId: asked.commandId, state: 'refused', seq: 0, reason: refuse.reason, code: 'conflict' }
        : await command(asked)
      const held = this.#held
      if (held !== null) await new Promise<void>((release) => held.push(release))
      if (this.ackDelayMs > 0) await clock.sleep(this.ackDelayMs)
      return outcome
    }
  }

  /** A socket's wire with what goes wrong on it. */
  wire(wire: Wire, clock: Pick<Clock, 'sleep'>): Wire {
    let before: Promise<void> = Promise.resolve()
    return {
      ...wire,
      write: (bytes) => {
        if (this.dropPongs && bytes.includes('"type":"pong"')) return
        const { slowMs } = this
        if (slowMs === 0) return wire.write(bytes)
        const due = clock.sleep(slowMs)
        before = before.then(() => due).then(() => wire.write(bytes))
      },
    }
  }
}

/** Rooms whose sockets can be broken on purpose. */
export class StagedRooms extends Rooms {
  readonly #faults: Faults
  readonly #clock: Clock
  readonly #wires = new Set<Wire>()

  constructor(deps: ConstructorParameters<typeof Rooms>[0], faults: Faults) {
    super(deps)
    this.#faults = faults
    this.#clock = deps.clock
  }

  override connect(...[wire, viewer]: Parameters<Rooms['connect']>): ReturnType<Rooms['connect']> {
    this.#wires.add(wire)
    return super.connect(this.#faults.wire(wire, this.#clock), viewer)
  }

  /** Every socket ends with this code; 1006 is the one of a line that was cut. */
  breakSockets(code: number): void {
    for (const wire of this.#wires) {
      if (code === 1006) wire.terminate()
      else wire.close(code, 'staged')
    }
    this.#wires.clear()
  }
}
