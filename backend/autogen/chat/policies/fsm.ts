import { closedCircles, closure } from './closure.ts'
import type { TransitionRow } from './types.ts'

/** Where the table leads from `from`: the first row in it whose condition holds, or null while none does. */
export function nextState<State extends string, When extends string>(
  table: readonly TransitionRow<State, When>[],
  from: State,
  holds: (condition: When) => boolean,
): { to: State; condition: When; rationale: string } | null {
  const row = table.find((row) => row.from === from && holds(row.when))
  return row
    ? { to: row.to, condition: row.when, rationale: `${row.from} → ${row.to}: ${row.when} holds.` }
    : null
}

export type TableBounds = {
  start: string
  final: string
  /** The condition that holds at all times, if the table knows one: no row after it can ever win. */
  always?: string
}

/** What is wrong with a transition table, one sentence a fault; none where every state lies on a way from start to final. */
export function checkTransitionTable(
  states: readonly string[],
  transitions: readonly TransitionRow[],
  { start, final, always }: TableBounds,
): string[] {
  const known = new Set(states)
  const faults = [
    ...[start, final]
      .filter((state) => !known.has(state))
      .map((state) => `The state "${state}" does not exist.`),
    ...transitions.flatMap((row) => dangling(row, known)),
  ]
  // A way is only known where all its states are: name the loose ends first.
  if (faults.length) return faults
  const won = transitions.filter((row, index) => !hidden(row, transitions.slice(0, index), always))
  const lost = transitions.filter((row) => !won.includes(row))
  const onward = (state: string) => won.filter(({ from }) => from === state).map(({ to }) => to)
  const back = (state: string) => won.filter(({ to }) => to === state).map(({ from }) => from)
  const reached = closure([start], onward)
  const leading = closure([final], back)
  const trapped = states.filter((state) => reached.has(state) && !leading.has(state))
  // Of the states that never come to the final one only the causes are named: the others lead to one of these.
  return [
    ...lost.map(
      (row) => `The transition ${wording(row)} can never win: an earlier one from "${row.from}" always does.`,
    ),
    ...states
      .filter((state) => !reached.has(state))
      .map((state) => `The state "${state}" cannot be reached from "${start}".`),
    ...trapped
      .filter((state) => onward(state).length === 0)
      .map((state) => `The state "${state}" has no way out, so "${final}" is never reached from it.`),
    ...closedCircles(trapped, onward).map(
      (circle) =>
        `There is a circle without a way out: ${[...circle].map((state) => `"${state}"`).join(', ')}.`,
    ),
  ]
}

function dangling(row: TransitionRow, known: ReadonlySet<string>): string[] {
  return [row.from, row.to]
    .filter((state) => !known.has(state))
    .map((state) => `The transition ${wording(row)} names a state that does not exist: "${state}".`)
}

function hidden(row: TransitionRow, earlier: readonly TransitionRow[], always: string | undefined): boolean {
  return earlier.some(({ from, when }) => from === row.from && (when === row.when || when === always))
}

function wording({ from, to, when }: TransitionRow): string {
  return `"${from}" → "${to}" (${when})`
}
