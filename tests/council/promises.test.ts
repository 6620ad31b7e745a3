import { expect, test } from 'vitest'
import type { RunEvent } from '../../backend/council/events.ts'
import { NO_HASH, seal } from '../../backend/log/chain.ts'
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
  ['cut at zero', () => atZero('cut')],
  ['that is asked at zero', () => atZero('ask')],
  ['parked', () => parked()],
  ['with a last word', () => commanded({ type: 'say', text: 'last', when: 'end_of_item' })],
]

const TWO_ITEMS = (atZero: 'cut' | 'ask' | 'finish_turn') => [
  { title: 'a', kind: 'discuss' as const, timeboxMinutes: 1, atZero },
  { title: 'b', kind: 'decide' as const, timeboxMinutes: 1, atZero },
]

function atZero(policy: 'cut' | 'ask'): GivenRun {
  const run = new GivenRun({ meeting: { agenda: TWO_ITEMS(policy) } }).to('debate').later(60_000)
  for (let steps = 0; run.advance() || run.state.human !== null; steps++)
    run.later(steps % 3 === 0 ? 60_000 : 1)
  return run
}

function parked(): GivenRun {
  const run = new GivenRun({ meeting: { agenda: TWO_ITEMS('finish_turn') } }).to('debate', 'expert_a')
  run.command({ type: 'park_item' })
  return run.toEnd()
}

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

/** A log of the same run with some of its data changed, and chained anew: the rules would not have written it. */
const forged = (run: GivenRun, change: (data: Record<string, unknown>, event: RunEvent) => object) =>
  seal(
    run.events.map((event) => ({ ...event, data: change({ ...event.data }, event) }) as RunEvent),
    NO_HASH,
  )

test('a turn that was cut at the end of its time and is started again is noticed', () => {
  const run = atZero('cut')
  const cut = run.of('turn').find((turn) => turn.reason === 'time_up')
  const again = run.events.find((event) => event.type === 'turn' && event.data.turnId > (cut?.turnId ?? ''))
  const log = forged(run, (data, { seq }) =>
    seq === again?.seq ? { ...data, turnId: cut?.turnId, attempt: 2 } : data,
  )
  expect(() => new Witness().see(log)).toThrow('was cut at the end of its time')
})

test('an item that was parked and is forgotten is noticed', () => {
  const run = parked()
  const back = run.events.findLast((event) => event.type === 'agenda_item' && event.data.state === 'opened')
  const log = forged(run, (data, { seq, type }) =>
    seq === back?.seq || (type === 'agenda_item' && seq > (back?.seq ?? 0))
      ? { ...data, itemId: 'i2', state: 'closed' }
      : data,
  )
  expect(() => new Witness().see(log)).toThrow('item i1 is parked')
})
