import type { Json } from '../../core/json.ts'
import type { FailurePolicy } from './failure-policy.ts'
import type { Participant } from './participant.ts'

/** A participant within its team: its state as of its last finished turn, also while it is having one. */
export class Member {
  readonly participant: Participant
  readonly policy: FailurePolicy
  /** Turns in a row that were skipped in this run. */
  skipped = 0
  #before: Promise<Json> | null = null
  #inTurn = false

  constructor(participant: Participant, policy: FailurePolicy) {
    this.participant = participant
    this.policy = policy
  }

  get name(): string {
    return this.participant.name
  }

  /** A turn begins; what it changes counts once `end` is called. */
  begin(): void {
    this.#inTurn = true
    // Where it fails, so does the turn, which asks for it too.
    this.state().catch(() => {})
  }

  end(): void {
    this.#inTurn = false
    this.#before = null
  }

  // Asked once for all who want it at the same time: a turn must not begin while its state is being taken.
  state(): Promise<Json> {
    if (this.#before !== null) return this.#before
    const before = this.participant.saveState()
    this.#before = before
    const forget = () => {
      if (!this.#inTurn && this.#before === before) this.#before = null
    }
    before.then(forget, forget)
    return before
  }
}
