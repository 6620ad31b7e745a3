import { expect, test } from 'vitest'
import { checkPolicy } from '../../../backend/agents/policies/check-policy.ts'
import type { SpeakerView } from '../../../backend/council/speaker-policies/policy.ts'

const policy = (choose: unknown, more: object = {}) => ({
  name: 'own',
  title: 'Own',
  description: 'Of a test.',
  choose,
  ...more,
})
const first = ({ candidates }: SpeakerView) => ({ seat: candidates[0], rationale: 'It is the first.' })

test('a policy that keeps to the rules has no fault, and may pass as well', () => {
  expect(checkPolicy(policy(first))).toEqual([])
  expect(checkPolicy(policy(({ turn, order }: SpeakerView) => (turn % 2 === 0 ? null : order)))).toEqual([])
  expect(checkPolicy(policy(() => 'ask_model'))).toEqual([])
})

let asked = 0
const remembered: string[] = []
test.each<[string, unknown, string]>([
  [
    'names who may not speak',
    () => ({ seat: 'scribe', rationale: 'So.' }),
    'choose names "scribe", who is none of view.candidates',
  ],
  ['says nothing', ({ candidates }: SpeakerView) => ({ seat: candidates[0] }), 'choose gives no rationale'],
  [
    'gives a promise',
    async (view: SpeakerView) => first(view),
    'choose gives a promise: it must answer at once',
  ],
  ['gives a promise that fails', () => Promise.reject(new Error('Bang.')), 'choose gives a promise'],
  [
    'gives a seat alone',
    ({ candidates }: SpeakerView) => candidates[0],
    'choose gives something that is no answer',
  ],
  [
    'throws now and then',
    (view: SpeakerView) => (view.messages.length === 0 ? bang() : first(view)),
    'choose throws: Bang.',
  ],
  [
    'changes the view',
    (view: SpeakerView) => first(Object.assign(view, { phase: 'closing' })),
    'choose changes the view',
  ],
  [
    'sorts the view in place',
    (view: SpeakerView) => ({
      seat: ([...view.candidates].length, (view.candidates as string[]).sort()[0]),
      rationale: 'So.',
    }),
    'choose changes the view',
  ],
  [
    'counts',
    ({ candidates }: SpeakerView) => ({ seat: candidates[asked++ % candidates.length], rationale: 'So.' }),
    'choose gives another answer when it is asked the same again',
  ],
  [
    'remembers',
    ({ order }: SpeakerView) => ({ seat: order.seat, rationale: `After ${remembered.push(order.seat)}.` }),
    'choose gives another answer',
  ],
])('one that %s is found out', (_, choose, fault) => {
  const faults = checkPolicy(policy(choose))
  expect(faults.join(' ')).toContain(fault)
  expect(faults.every((one) => /\(seed 1, view \d+\)\.$/.test(one))).toBe(true)
})

test.each<[unknown, string]>([
  [undefined, 'The default export is no object'],
  [policy(undefined), 'choose must be a function'],
  [policy(first, { title: ' ' }), 'title must be a text of 1 to 200 characters.'],
  [policy(first, { name: 'My Policy' }), 'must be of small letters'],
  [policy(first, { name: 'fsm' }), 'is taken by a policy of the program'],
  [policy(first, { name: 'floor' }), 'is taken by a policy of the program'],
])('what is no policy is told why: %#', (given, fault) => {
  expect(checkPolicy(given).join(' ')).toContain(fault)
})

test('the same seed asks about the same councils', () => {
  const seen = (seed: number) => {
    const views: string[] = []
    checkPolicy(
      policy((view: SpeakerView) => (views.push(JSON.stringify(view)), first(view))),
      { seed },
    )
    return views.slice(0, 600)
  }
  expect(seen(4)).toEqual(seen(4))
  expect(seen(4)).not.toEqual(seen(5))
})

const bang = (): never => {
  throw new Error('Bang.')
}
