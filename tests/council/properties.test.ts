import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, foldAll } from '../../backend/council/evolve.ts'
import { CommandRejected } from '../../backend/council/rejections.ts'
import { personsTurn } from '../../backend/council/people.ts'
import { ENDED } from '../../backend/council/state.ts'
import { parseStored } from '../../backend/log/fold-stored.ts'
import { GivenRun } from '../support/given.ts'
import { ANNA, BOB } from '../support/house.ts'
import { Witness, inOrder, snapshot } from '../support/promises.ts'
import { dice, randomCommand, randomMeeting, randomScript } from '../support/random-council.ts'

/** One move of the world: the driver goes on, a person asks, a seat fails, is cut or late, a driver is lost, time passes. */
type Move = {
  kind: 'advance' | 'command' | 'fail' | 'cut' | 'lose' | 'late' | 'later' | 'alone'
  seed: number
}
const moves = fc.array(
  fc.record({
    kind: fc.oneof(
      { weight: 12, arbitrary: fc.constant('advance' as const) },
      { weight: 4, arbitrary: fc.constant('command' as const) },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          'fail' as const,
          'cut' as const,
          'lose' as const,
          'late' as const,
          'later' as const,
          'alone' as const,
        ),
      },
    ),
    seed: fc.nat(),
  }),
  { minLength: 20, maxLength: 120 },
)

function move(run: GivenRun, { kind, seed }: Move): void {
  const d = dice(seed)
  const { human } = run.state
  const turn = personsTurn(run.state) === null ? run.state.turn : null
  if (kind === 'advance') run.advance()
  if (kind === 'command') run.command(randomCommand(d, run.state), undefined, d.chance(0.3) ? BOB : ANNA)
  if (kind === 'fail' && turn !== null) run.fail(d.pick(['Overloaded.', '']), d.chance(0.8))
  if (kind === 'cut' && run.state.status === 'paused' && turn !== null) run.cut(d.pick(['half', '']))
  if (kind === 'lose') run.claimedAt = run.later(1_000).now
  if (kind === 'later') run.later(d.pick([1, 30_000, 200_000, 900_000]))
  if (kind === 'late')
    expect(() =>
      run.drive({ type: 'turn_completed', turnId: 't1', attempt: 9, answer: run.answer() }),
    ).toThrow()
  if (kind === 'alone' && human !== null)
    run.drive({ type: 'question_due', questionId: human.questionId, now: true })
}

function play(seed: number, script: Move[]): GivenRun {
  const run = new GivenRun({
    meeting: randomMeeting(seed),
    script: randomScript(seed),
    onFailure: seed % 5 === 0 ? 'abort' : 'skip',
  })
  const witness = new Witness()
  let seen = 0
  let stored = 0
  const look = () => {
    for (const append of run.appends.slice(seen)) {
      inOrder(append)
      witness.see(run.stored.slice(stored, (stored += append.length)))
      seen++
    }
  }
  look()
  for (const one of script) {
    if (one.kind === 'late' && (run.state.turn === null || personsTurn(run.state) !== null)) continue
    move(run, one)
    look()
  }
  witness.sameAs(run.state)
  return run
}

test('whatever people, seats and drivers do, every promise of the log is kept', () => {
  fc.assert(
    fc.property(fc.nat(), moves, (seed, script) => void play(seed, script)),
    { numRuns: 150 },
  )
})

test('the same seed and the same moves give the same bytes', () => {
  fc.assert(
    fc.property(fc.nat(), moves, (seed, script) => {
      const bytes = () =>
        play(seed, script)
          .stored.map((event) => event.bytes)
          .join('\n')
      expect(bytes()).toBe(bytes())
    }),
    { numRuns: 30 },
  )
})

test('the state folded from the log’s bytes is the state that grew, at every point of the log', () => {
  fc.assert(
    fc.property(fc.nat(), moves, fc.nat(), (seed, script, cut) => {
      const { stored, state } = play(seed, script)
      const events = stored.map((event) => parseStored(event.bytes))
      const at = 1 + (cut % events.length)
      let resumed = foldAll(events.slice(0, at))
      expect(resumed?.seq).toBe(at)
      for (const event of events.slice(at)) resumed = fold(resumed, event)
      expect(resumed === null ? '' : snapshot(resumed)).toBe(snapshot(state))
    }),
    { numRuns: 30 },
  )
})

test('left alone, every council comes to an end', () => {
  fc.assert(
    fc.property(fc.nat(), moves, (seed, script) => {
      const run = play(seed, script)
      for (let steps = 0; !ENDED.has(run.state.status); steps++) {
        expect(steps).toBeLessThan(500)
        if (run.state.status === 'paused') run.command({ type: 'resume' })
        else if (!run.advance()) run.later(200_000)
      }
      expect(() => run.drive({ type: 'next_turn' })).toThrow(CommandRejected)
    }),
    { numRuns: 60 },
  )
})
