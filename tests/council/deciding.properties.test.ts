import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asksForVote } from '../../backend/council/turn-task.ts'
import { ENDED } from '../../backend/council/state.ts'
import type { ConsensusMethod } from '../../schemas/generated/types.ts'
import { GivenRun } from '../support/given.ts'
import { Witness } from '../support/promises.ts'
import { plainCouncil } from '../support/scripts.ts'

// Councils that come to a vote and, but for it, could decide: what they decide, and on what, is all that is asked here.
const METHODS: ConsensusMethod[] = [
  'majority',
  'supermajority',
  'unanimity',
  'weighted',
  'consent',
  'moderator',
]

const cast = fc.record({
  option: fc.constantFrom('o1', 'o1', 'o1', 'o2', null),
  reason: fc.constantFrom('It is dry.', '', ''),
  silent: fc.constantFrom(false, false, false, true),
})
const council = fc.record({
  method: fc.constantFrom(...METHODS),
  threshold: fc.constantFrom(undefined, undefined, 0.4, 0.67),
  quorum: fc.constantFrom(0, 0, 0.5, 1),
  weights: fc.array(fc.constantFrom(0, 1, 1, 3), { minLength: 4, maxLength: 4 }),
  casts: fc.array(cast, { minLength: 2, maxLength: 4 }),
  moderator: cast,
  muted: fc.constantFrom(null, null, null, 'expert_b'),
})
type Council = typeof council extends fc.Arbitrary<infer T> ? T : never

function hold({ method, threshold, quorum, weights, casts, moderator, muted }: Council): GivenRun {
  const seats = casts.map((_, at) => ({
    seat: `expert_${'abcd'[at]}`,
    role: 'expert' as const,
    weight: weights[at] ?? 1,
  }))
  const script = plainCouncil((request, plain) => {
    if (!asksForVote(request.task)) return plain
    const at = seats.findIndex(({ seat }) => seat === request.seat)
    const { option, reason, silent } = casts[at] ?? moderator
    // Who was silent answers when asked again, or never.
    if (silent && (request.task.kind !== 'gate' || reason === '')) return { text: 'Hm.' }
    return { text: 'So.', contributions: [{ tool: 'cast_vote', arguments: { option, reason } }] }
  })
  const consensus = { method, ...(threshold === undefined ? {} : { threshold }) }
  const run = new GivenRun({
    meeting: { seats, quality: { requireRationale: false, quorum, consensus } },
    script,
  })
  const witness = new Witness()
  if (muted !== null && seats.some(({ seat }) => seat === muted)) {
    run.to('debate')
    run.command({ type: 'mute', seat: muted, on: true })
  }
  for (let steps = 0; !ENDED.has(run.state.status); steps++) {
    expect(steps).toBeLessThan(500)
    if (!run.advance()) run.later(200_000)
  }
  witness.see(run.stored)
  return run
}

test('under each method nothing is decided without its condition, and nobody’s dissent is left out', () => {
  const decided = new Map<ConsensusMethod, number>()
  const dissenting = new Map<ConsensusMethod, number>()
  fc.assert(
    fc.property(council, (given) => {
      const { state } = hold(given)
      const log = state.artifacts.decision_log?.body
      if (log?.status === 'decided') decided.set(given.method, (decided.get(given.method) ?? 0) + 1)
      if (log?.dissent.length) dissenting.set(given.method, (dissenting.get(given.method) ?? 0) + 1)
    }),
    { numRuns: 250, seed: 42 },
  )
  // The property is worth something only where each method does decide, and is disagreed with where it can be.
  expect([...decided.keys()].toSorted()).toEqual(METHODS.toSorted())
  expect([...dissenting.keys()].toSorted()).toEqual(METHODS.filter((one) => one !== 'unanimity').toSorted())
})
