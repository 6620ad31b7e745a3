import { expect, test } from 'vitest'
import { GivenRun } from '../support/given.ts'
import { PromiseBroken, Witness, inOrder } from '../support/promises.ts'
import { plainCouncil, voting } from '../support/scripts.ts'

const RUNS: [string, () => GivenRun][] = [
  ['decided', () => new GivenRun().toEnd()],
  [
    'of two items and a talk',
    () =>
      new GivenRun({
        meeting: {
          agenda: [
            { title: 'a', kind: 'discuss' },
            { title: 'b', kind: 'decide' },
            { title: 'c', kind: 'decide' },
          ],
        },
      }).toEnd(),
  ],
  [
    'tied',
    () =>
      new GivenRun({
        script: voting({ expert_a: 'o1', expert_b: 'o2' }, 'o2'),
        meeting: { quality: { requireRationale: false } },
      }).toEnd(),
  ],
  [
    'escalated',
    () =>
      new GivenRun({ script: plainCouncil((request, plain) => (request.task.kind === 'vote' ? plain : {})) })
        .until((state) => state.human !== null)
        .later(200_000)
        .toEnd(),
  ],
  [
    'at the end of its budget',
    () =>
      new GivenRun({ meeting: { budget: { maxTurns: 3 } } })
        .until((state) => state.human !== null)
        .later(200_000)
        .toEnd(),
  ],
  ['stopped', () => commanded({ type: 'stop' })],
  ['closed early', () => commanded({ type: 'close_item' })],
  ['decided on call', () => commanded({ type: 'call_decision' })],
  ['with a last word', () => commanded({ type: 'say', text: 'last', when: 'end_of_item' })],
]

function commanded(command: Parameters<GivenRun['command']>[0]): GivenRun {
  const run = new GivenRun().to('debate', 'expert_a')
  run.command(command)
  run.command({ type: 'pause', when: 'after_turn' })
  if (run.state.turn !== null) run.speak()
  run.command({ type: 'resume' })
  return run.toEnd()
}

test.each(RUNS)('a run %s keeps every promise of a log, and every append its order', (_, make) => {
  const run = make()
  const witness = new Witness()
  let at = 0
  for (const append of run.appends) {
    inOrder(append)
    witness.see(run.stored.slice(at, (at += append.length)))
  }
  witness.sameAs(run.state)
})

test('a log that breaks a promise is noticed', () => {
  const run = new GivenRun().toEnd()
  expect(() => new Witness().see([...run.stored.slice(0, 5), ...run.stored.slice(6)])).toThrow(PromiseBroken)
  expect(() => new Witness().see([...run.stored, run.stored.at(-1)!])).toThrow(PromiseBroken)
  expect(() => inOrder(run.appends[3]!.toReversed())).toThrow(PromiseBroken)
})
