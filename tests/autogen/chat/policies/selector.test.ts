import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mentioned } from '../../../../backend/autogen/chat/policies/mentions.ts'
import {
  readAnswer,
  type Selection,
  type SelectorChoice,
  selectorStep,
} from '../../../../backend/autogen/chat/policies/selector.ts'
import { historyOf } from '../../../../backend/autogen/chat/policies/selector-prompt.ts'
import { ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import { says } from './graphs.ts'

const roles = (...names: string[]) => names.map((name) => ({ name, description: `Knows ${name}.` }))
const selecting = (more: Partial<Selection> = {}): Selection => ({
  participants: roles('agent1', 'agent2', 'agent3'),
  previousSpeaker: null,
  allowRepeatedSpeaker: false,
  history: '',
  ...more,
})

/** Plays the model: hands in one answer after the other until somebody is chosen. */
function select(
  selection: Selection,
  ...answers: string[]
): SelectorChoice & { calls: number; feedback: string[] } {
  let step = selectorStep(selection)
  const feedback: string[] = []
  for (let calls = 0; ; calls += 1) {
    if (step.kind === 'chosen') return { ...step.choice, calls, feedback }
    const read = readAnswer(answers[calls] ?? answers.at(-1) ?? '', selection, step)
    if (read.kind === 'retry') feedback.push(read.feedback)
    step = read.kind === 'retry' ? read.ask : read
  }
}

describe('a selector', () => {
  it('G01 takes whom the model names', () => {
    expect(select(selecting(), 'agent3')).toEqual({
      speaker: 'agent3',
      candidates: ['agent1', 'agent2', 'agent3'],
      rationale: 'The model chose it out of agent1, agent2, agent3.',
      fallback: false,
      calls: 1,
      feedback: [],
    })
  })

  it('G03 asks no model where only one may speak', () => {
    const two = selecting({ participants: roles('agent1', 'agent2'), previousSpeaker: 'agent2' })
    expect(select(two)).toMatchObject({ speaker: 'agent1', calls: 0, candidates: ['agent1'] })
    expect(select({ ...two, allowRepeatedSpeaker: true }, 'agent2')).toMatchObject({
      speaker: 'agent2',
      calls: 1,
    })
  })

  it('G04 asks again where the model names two', () => {
    expect(select(selecting(), 'agent2, agent3', 'agent2')).toMatchObject({
      speaker: 'agent2',
      calls: 2,
      fallback: false,
      feedback: [
        "Expected exactly one name to be mentioned. Please select only one from: ['agent1', 'agent2', 'agent3'].",
      ],
    })
  })

  it('G05 takes the first who may speak after three answers that name nobody', () => {
    expect(select(selecting(), 'I do not know')).toMatchObject({
      speaker: 'agent1',
      calls: 3,
      fallback: true,
      rationale: 'In 3 attempts the model named nobody who may speak, so the first candidate does.',
    })
    expect(select(selecting({ maxAttempts: 1 }), '')).toMatchObject({ calls: 1, fallback: true })
  })

  it('G06 Three failures, previous exists', () => {
    expect(select(selecting({ previousSpeaker: 'agent2' }), 'agent2')).toMatchObject({
      speaker: 'agent1',
      fallback: true,
      calls: 3,
      feedback: [
        "Repeated speaker is not allowed, please select a different name from: ['agent1', 'agent3'].",
        "Repeated speaker is not allowed, please select a different name from: ['agent1', 'agent3'].",
      ],
    })
    expect(select(selecting({ previousSpeaker: 'agent1' }), 'agent1').speaker).toBe('agent2')
  })

  it('G07 Function first, model as fallback', () => {
    expect(select(selecting({ chosen: 'agent2', previousSpeaker: 'agent2' }))).toMatchObject({
      speaker: 'agent2',
      calls: 0,
      fallback: false,
    })
    expect(select(selecting({ chosen: null }), 'agent3')).toMatchObject({ speaker: 'agent3', calls: 1 })
  })

  it('X09 Selector stays within the rules: never one who is no candidate', () => {
    const selection = selecting({ participants: roles('a', 'b', 'c'), candidates: ['a', 'b'] })
    expect(select(selection, 'c')).toMatchObject({
      speaker: 'a',
      fallback: true,
      feedback: Array.from({ length: 2 }, () => "c may not speak now. Please select from: ['a', 'b']."),
    })
    expect(select(selection, 'c', 'b')).toMatchObject({ speaker: 'b', fallback: false })
  })

  it('X09 Selector stays within the rules: whatever the model says', () => {
    const names = ['a', 'b', 'c', 'd']
    const answer = fc.oneof(fc.constantFrom(...names, 'a b', ''), fc.string())
    const wanted = fc.record({
      previousSpeaker: fc.constantFrom(null, ...names),
      candidates: fc.option(fc.subarray(names, { minLength: 1 }), { nil: undefined }),
      allowRepeatedSpeaker: fc.boolean(),
    })
    fc.assert(
      fc.property(wanted, fc.array(answer), (rules, answers) => {
        const { speaker, calls, fallback } = select(
          selecting({ participants: roles(...names), ...rules }),
          ...answers,
        )
        const admitted = rules.candidates ?? names
        expect(admitted).toContain(speaker)
        const others = admitted.filter((name) => name !== rules.previousSpeaker)
        if (!rules.allowRepeatedSpeaker && others.length > 0) expect(speaker).not.toBe(rules.previousSpeaker)
        expect(calls).toBeLessThanOrEqual(3)
        if (fallback) expect(calls).toBe(3)
      }),
    )
  })

  it('lets a function admit just the one who has spoken', () => {
    expect(select(selecting({ candidates: ['agent2'], previousSpeaker: 'agent2' }))).toMatchObject({
      speaker: 'agent2',
      calls: 0,
    })
  })

  it.each([
    ['chooses nobody there is', { chosen: 'zoe' }, "Expected one of: ['agent1', 'agent2', 'agent3']"],
    ['admits nobody', { candidates: [] }, 'non-empty list'],
    ['admits nobody there is', { candidates: ['agent1', 'zoe'] }, "invalid participant names: ['zoe']"],
  ])('refuses a function that %s', (_, more, why) => {
    const act = () => selectorStep(selecting(more))
    expect(act).toThrow(ConfigurationError)
    expect(act).toThrow(why)
  })

  it('asks with all roles, those who may speak, and what was said', () => {
    const step = selectorStep(
      selecting({
        previousSpeaker: 'agent1',
        prompt: '{roles}|{participants}|{history}|{participants}|{other}',
        history: historyOf([says('user', 'Who knows {roles}? $&'), says('agent1', 'Not me')]),
      }),
    )
    expect(step).toMatchObject({
      kind: 'ask',
      attempt: 1,
      candidates: ['agent2', 'agent3'],
      prompt:
        'agent1: Knows agent1.\nagent2: Knows agent2.\nagent3: Knows agent3.|' +
        "['agent2', 'agent3']|user: Who knows {roles}? $&\n\nagent1: Not me|['agent2', 'agent3']|{other}",
    })
  })

  it('asks in words of its own where it is given none', () => {
    const step = selectorStep(selecting({ history: 'user: Hello' }))
    expect(step).toMatchObject({ prompt: expect.stringContaining('user: Hello') })
    expect(step).toMatchObject({ prompt: expect.stringContaining("['agent1', 'agent2', 'agent3']") })
    expect(step).toMatchObject({ prompt: expect.stringContaining('agent2: Knows agent2.') })
  })
})

describe('a name', () => {
  const names = ['ann', 'ann_lee', 'bob', 'léa', 'a.b']

  it.each([
    ['ann', ['ann']],
    ['Ann', []],
    ['I choose **bob**.', ['bob']],
    ['bob, bob and bob', ['bob']],
    ['bobby', []],
    ['ann_lee', ['ann_lee']],
    ['ann lee', ['ann_lee']],
    ['ann\\_lee', ['ann_lee']],
    ['ann_lee and ann', ['ann', 'ann_lee']],
    ['xann', []],
    ['ann2', []],
    ['ann_', []],
    ['léa!', ['léa']],
    ['bobé', []],
    ['a.b', ['a.b']],
    ['axb', []],
    ['ann\nbob', ['ann', 'bob']],
    ['', []],
  ])('is found in %j: %j', (text, found) => {
    expect(mentioned(text, names)).toEqual(found)
  })

  it('is found wherever it stands as a word', () => {
    const name = fc.stringMatching(/^[a-z][a-z_]{0,6}[a-z]$/)
    fc.assert(
      fc.property(name, (one) => {
        expect(mentioned(`I say: "${one}".`, [one])).toEqual([one])
      }),
    )
  })
})
