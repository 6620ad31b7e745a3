import type { Side, Stand } from './side.ts'

/** In what one run came out other than another; `a` is the one that was there first. */
export type Difference =
  | { kind: 'status' | 'outcome' | 'option' | 'decision'; a: string | null; b: string | null }
  | { kind: 'confidence'; a: number | null; b: number | null }
  | { kind: 'score'; option: string; a: number | null; b: number | null }
  | { kind: 'position'; seat: string; name: string; a: Stand | null; b: Stand | null }
  /** `a` alone holds what is lost, `b` alone what is gained. */
  | { kind: 'rationale' | 'risk' | 'task' | 'evidence' | 'dissent'; change: 'lost' | 'gained'; text: string }

/** Everything in which two runs came out differently, what matters most first; empty where nothing is other. */
export function differences(a: Side, b: Side): Difference[] {
  return [
    ...one('status', a.status, b.status),
    ...one('outcome', a.outcome, b.outcome),
    ...one('option', a.option, b.option),
    // Where another option was chosen, other words say no more.
    ...(a.option === b.option ? one('decision', a.decision, b.decision) : []),
    ...(sameNumber(a.confidence, b.confidence)
      ? []
      : [{ kind: 'confidence' as const, a: a.confidence, b: b.confidence }]),
    ...scores(a, b),
    ...positions(a, b),
    ...texts('dissent', a.dissent, b.dissent),
    ...texts('rationale', a.rationale, b.rationale),
    ...texts('risk', a.risks, b.risks),
    ...texts('task', a.tasks, b.tasks),
    ...texts('evidence', a.evidence, b.evidence),
  ]
}

const one = (
  kind: 'status' | 'outcome' | 'option' | 'decision',
  a: string | null,
  b: string | null,
): Difference[] => (a === b ? [] : [{ kind, a, b }])

/** What a reader cannot see in a figure is no difference. */
const sameNumber = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) < 0.005)

function scores(a: Side, b: Side): Difference[] {
  const options = [...new Set([...Object.keys(a.scores), ...Object.keys(b.scores)])]
  return options
    .map((option) => ({
      kind: 'score' as const,
      option,
      a: a.scores[option] ?? null,
      b: b.scores[option] ?? null,
    }))
    .filter((score) => !sameNumber(score.a, score.b))
}

function positions(a: Side, b: Side): Difference[] {
  const seats = [...new Set([...Object.keys(a.positions), ...Object.keys(b.positions)])]
  return seats.flatMap((seat) => {
    const [before, after] = [a.positions[seat] ?? null, b.positions[seat] ?? null]
    const same = before?.option === after?.option && before?.stance === after?.stance
    const name = before?.name ?? after?.name ?? seat
    return same ? [] : [{ kind: 'position' as const, seat, name, a: before, b: after }]
  })
}

function texts(
  kind: 'rationale' | 'risk' | 'task' | 'evidence' | 'dissent',
  a: Record<string, string>,
  b: Record<string, string>,
): Difference[] {
  const only = (one: Record<string, string>, other: Record<string, string>) =>
    Object.entries(one)
      .filter(([key]) => !Object.hasOwn(other, key))
      .map(([, text]) => text)
  return [
    ...only(a, b).map((text): Difference => ({ kind, change: 'lost', text })),
    ...only(b, a).map((text): Difference => ({ kind, change: 'gained', text })),
  ]
}
