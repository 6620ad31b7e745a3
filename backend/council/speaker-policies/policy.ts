// What whoever writes a policy compiles against (`xio-consilium/policies`), so it stands alone; that it is what the council
// has is checked where a view is made.

export type Phase =
  | 'opening'
  | 'positions'
  | 'debate'
  | 'alternatives'
  | 'risks'
  | 'convergence'
  | 'decision'
  | 'actions'
  | 'closing'

export type Role = 'moderator' | 'expert' | 'scribe' | 'integrator' | 'observer'

/** A seat as a policy sees it. */
export type SeatView = {
  readonly seat: string
  readonly role: Role
  readonly name: string
  /** Whether it is one of the seats that are heard in this phase. */
  readonly speaks: boolean
  /** How often it had the floor in its own right since the phase began. */
  readonly turns: number
}

/** A message as a policy sees it: never a note, never one that was cut. */
export type MessageView = {
  readonly messageId: string
  /** Null where a person spoke who sits in no seat. */
  readonly seat: string | null
  readonly name: string
  readonly phase: Phase
  readonly text: string
  /** The seats it speaks to. */
  readonly mentions: readonly string[]
  /** The seat to which the speaker handed the floor, and why, as far as it said. */
  readonly handsTo: string | null
  readonly handsToWhy: string | null
}

/** An objection that nobody has answered yet. */
export type ObjectionView = {
  readonly claimId: string
  /** Who objects, and whose claim is challenged. */
  readonly by: string
  readonly to: string
  readonly text: string
}

export type PositionView = {
  readonly seat: string
  readonly optionId: string | null
  readonly confidence: number | null
}

/** All that a policy is told when a speaker is to be chosen: plain data, frozen to the last leaf, and nothing else. */
export type SpeakerView = {
  readonly phase: Phase
  /** The open agenda item; null between items. */
  readonly item: { readonly id: string; readonly title: string; readonly kind: 'decide' | 'discuss' } | null
  readonly seats: readonly SeatView[]
  /** The seats that may speak now; an answer that names another one does not count. At least one. */
  readonly candidates: readonly string[]
  /** What the order of the phase would give: always a candidate. */
  readonly order: { readonly seat: string; readonly rationale: string }
  /** Who had the floor last in this phase; null at its beginning. */
  readonly lastSpeaker: string | null
  /** The message of the last turn that was nobody's extra turn; null where there is none. */
  readonly lastTurn: string | null
  /** The last messages, oldest first. */
  readonly messages: readonly MessageView[]
  /** The positions on the open item. */
  readonly positions: readonly PositionView[]
  readonly objections: readonly ObjectionView[]
  /** The number of the turn that is to be given, from 1: with the seed all the chance that a policy may use. */
  readonly turn: number
  readonly seed: number
  readonly language: 'en' | 'ru'
}

/** A seat and why; `ask_model` where a model is to say it; null where the policy has nobody, and the order decides. */
export type PolicyAnswer = { seat: string; rationale: string } | 'ask_model' | null

/**
 * Chooses who speaks next among those who may. A policy is pure: the same view gives the same answer, at once, and
 * nothing is kept in between. Who may speak, and when a phase ends, is not its concern.
 */
export type SpeakerPolicy = {
  readonly name: string
  readonly title: string
  readonly description: string
  choose(view: SpeakerView): PolicyAnswer
}
