/** Who has the floor next, out of whom, and why in words a person understands. */
export type Selected<Name extends string = string> = { speaker: Name; candidates: Name[]; rationale: string }

/** One row of a transition table: in `from`, once `when` holds, go to `to`. */
export type TransitionRow<State extends string = string, When extends string = string> = {
  from: State
  to: State
  when: When
}
