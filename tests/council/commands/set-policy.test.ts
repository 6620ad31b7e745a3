import { expect, test } from 'vitest'
import { foldAll } from '../../../backend/council/evolve.ts'
import type { Policy, Transition } from '../../../schemas/generated/types.ts'
import { given, GivenRun, type Given } from '../../support/given.ts'
import { registry } from '../../support/house.ts'
import { snapshot } from '../../support/promises.ts'

const asked = (policy: Policy) => ({ type: 'set_policy' as const, policy })
const debating = (more: Given = {}) => new GivenRun(more).to('debate', 'moderator')
const standard = registry.template('choose-option')?.policy.transitions ?? []

test('another policy chooses from the end of the turn under way, and the phase stays', () => {
  const run = given(debating())
    .when(asked({ name: 'handoff' }))
    .state('queued').run
  expect(run.state.policy.name).toBe('fsm')
  run.speak({ mentions: ['expert_b'] })
  expect(run.state).toMatchObject({
    phase: 'debate',
    policy: { name: 'handoff' },
    turn: { seat: 'expert_b' },
  })
  expect(run.of('speaker_selected').at(-1)).toMatchObject({ policy: 'handoff' })
  // Who was heard in the phase stays heard.
  expect(run.state.phaseTurns.spoken).toEqual({ moderator: 1 })
})

test('with nobody speaking it is settled before a model is asked', () => {
  const run = debating({ overrides: { policy: 'selector' } }).speak()
  expect(run.step.kind).toBe('ask-selector')
  run.command(asked({ name: 'fsm' }))
  run.drive({ type: 'next_turn' })
  expect(run.of('speaker_selected').at(-1)).toMatchObject({ policy: 'fsm', seat: 'expert_a' })
})

test('in the blind round the order stays as it is; the policy chooses after the reveal', () => {
  const run = new GivenRun().to('positions', 'expert_a')
  run.command(asked({ name: 'selector' }))
  run.speak()
  expect(run.turn).toMatchObject({ seat: 'expert_b', phase: 'positions' })
  run.speak()
  expect(run.state.phase).toBe('debate')
  expect(run.step.kind).toBe('ask-selector')
})

test('a table of phases that it names leads from then on, and the template’s where it names none', () => {
  const short: Transition[] = [
    ...standard.filter(({ from }) => from !== 'debate'),
    { from: 'debate', to: 'decision', when: 'always' },
    { from: 'decision', to: 'alternatives', when: 'tied' },
  ]
  const run = debating()
  run.command(asked({ name: 'fsm', transitions: short }))
  run.speak()
  expect(run.state.phase).toBe('decision')
  const back = debating({ meeting: { policy: { name: 'round_robin' } } })
  back.command(asked({ name: 'selector' }))
  back.speak()
  expect(back.state.policy).toEqual({ name: 'selector', transitions: standard })
})

test('an unknown policy is refused, and those there are are named', () => {
  const run = given(debating())
    .when(asked({ name: 'dice' }))
    .refused('policy_invalid')
    .causes('command').run
  expect(run.of('command').at(-1)?.reason).toContain(
    'names no policy there is: "dice"; use one of fsm, round_robin, selector, handoff.',
  )
})

test('a table that leads nowhere is refused with what is wrong', () => {
  const stuck = standard.filter(({ from }) => from !== 'risks')
  const run = given(debating())
    .when(asked({ name: 'selector', transitions: stuck }))
    .refused('policy_invalid').run
  expect(run.of('command').at(-1)?.reason).toContain('The state "risks" has no way out')
})

test('the policy that chooses already needs no change', () => {
  given(debating())
    .when(asked({ name: 'fsm' }))
    .needless()
})

test('a run that has changed its policy is the same when it is read from its log, and ends', () => {
  const run = debating()
  run.command(asked({ name: 'handoff', allowRepeatedSpeaker: true }))
  run.toEnd()
  const folded = foldAll(run.events)
  expect(folded === null ? '' : snapshot(folded)).toBe(snapshot(run.state))
  expect(run.state).toMatchObject({
    status: 'completed',
    policy: { name: 'handoff', allowRepeatedSpeaker: true },
  })
})

test('after uneven turns a debate in rounds still comes to rest', () => {
  const news = { tool: 'make_claim', arguments: { kind: 'fact', text: '' } }
  const run = debating({
    overrides: { policy: 'selector' },
    selector: ({ candidates }) => ({ seat: candidates.at(-1) ?? null, why: '' }),
    script: ({ turnId, round, phase, task }) =>
      task.kind === 'vote'
        ? { contributions: [{ tool: 'cast_vote', arguments: { option: 'o1' } }] }
        : phase === 'positions'
          ? { contributions: [{ tool: 'take_position', arguments: { option: 'o1' } }] }
          : phase !== 'debate'
            ? {}
            : {
                contributions: [
                  { ...news, arguments: { kind: 'fact', text: `news of ${turnId}` } },
                  ...(round < 3
                    ? [{ tool: 'take_position', arguments: { option: `o${(round % 2) + 1}` } }]
                    : []),
                ],
              },
  })
  const uneven = (counts: number[]) => Math.max(...counts) - Math.min(...counts) > 1
  run.until(({ phaseTurns, turn }) => turn !== null && uneven(Object.values(phaseTurns.spoken)))
  run.command(asked({ name: 'round_robin' }))
  run.until(({ phase }) => phase !== 'debate')
  expect(run.of('run_status').at(-1)?.reason).toMatchObject({ condition: 'quiet' })
})
