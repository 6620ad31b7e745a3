import { expect, test } from 'vitest'
import { handedIn } from '../../backend/agents/handed.ts'
import type { Message, RunState } from '../../backend/council/state.ts'

const run = () => ({ meeting: {} }) as RunState
const message = (n: number) =>
  ({ messageId: `m${n}`, seat: 'expert_a', name: 'A', phase: 'debate', content: `${n}` }) as Message
const said = Array.from({ length: 30 }, (_, n) => message(n))

test('turns of one run share what they are handed, and nobody can change it', () => {
  const state = run()
  const first = handedIn(state).thread(said.slice(0, 4))
  const second = handedIn(state).thread(said.slice(1, 5))
  expect(second.map((one) => one.messageId)).toEqual(['m1', 'm2', 'm3', 'm4'])
  for (const i of [0, 1, 2]) expect(second[i]).toBe(first[i + 1])
  expect(() => Object.assign(first[0]!, { text: 'another' })).toThrow(TypeError)
  expect(handedIn(run()).thread(said.slice(0, 1))[0]).not.toBe(first[0])
})

test('what has long left the window is not kept, and made again where somebody asks for it', () => {
  const state = run()
  const [first] = handedIn(state).thread(said.slice(0, 2))
  for (let n = 1; n < 20; n++) handedIn(state).thread(said.slice(n, n + 2))
  const [again] = handedIn(state).thread(said.slice(0, 2))
  expect(again).toEqual(first)
  expect(again).not.toBe(first)
})
