import { describe, expect, it } from 'vitest'
import { inWords, secondsOf } from '../../backend/cli/show/words-of-time.ts'
import { formOf } from '../../backend/cli/steer/command-forms.ts'
import { meantBy, mistyped } from '../../backend/cli/steer/question-lines.ts'
import { typedCommand } from '../../backend/cli/steer/typed-command.ts'

describe('a time', () => {
  it.each([
    ['90s', 90],
    ['2m', 120],
    ['1h30m', 5_400],
    ['1M', 60],
    ['5', null],
    ['', null],
    ['2 m', null],
    ['m', null],
  ])('%s is %s seconds', (text, seconds) => expect(secondsOf(text)).toBe(seconds))

  it.each([
    [160_000, '2 minutes 40 seconds'],
    [60_000, '1 minute'],
    [90_000_000, '1 day 1 hour'],
    [400, 'no time'],
    [-5_000, 'no time'],
  ])('%s ms are %s', (ms, words) => expect(inWords(ms)).toBe(words))
})

describe('a typed command', () => {
  it.each([
    ['say', ['text=a=b', 'note=true'], undefined, { type: 'say', text: 'a=b', note: true }],
    ['queue_move', ['seat=scribe', 'by=-2'], undefined, { type: 'queue_move', seat: 'scribe', by: -2 }],
    ['set_policy', ['policy=fsm'], undefined, { type: 'set_policy', policy: { name: 'fsm' } }],
    ['set_policy', ['policy.name=fsm'], undefined, { type: 'set_policy', policy: { name: 'fsm' } }],
    [
      'set_budget',
      ['maxTokens=null'],
      '{"maxTurns":5}',
      { type: 'set_budget', maxTurns: 5, maxTokens: null },
    ],
    [
      'correct_position',
      ['seat=expert_a', 'option=null', 'stance=-2'],
      undefined,
      { type: 'correct_position', seat: 'expert_a', option: null, stance: -2 },
    ],
    [
      'edit_artifact',
      ['kind=summary', 'patch=[{"op":"remove","path":"/x"}]'],
      undefined,
      { type: 'edit_artifact', kind: 'summary', patch: [{ op: 'remove', path: '/x' }] },
    ],
    ['say', ['text=12'], '{"text":"other"}', { type: 'say', text: '12' }],
  ])('%s %j is what its schema says', (type, words, json, command) =>
    expect(typedCommand(type, words, json)).toEqual(command),
  )

  it('knows every field that a command has', () => {
    expect(formOf('give_floor').fields).toMatchObject([{ name: 'seat', required: true, says: 'SEAT' }])
    expect(() => typedCommand('skip_turn', ['seat=a'], undefined)).toThrow('takes no fields')
    expect(() => typedCommand('pause', [], '{"type":"stop"}')).toThrow('name one')
  })
})

it('an answer is an option by its number, unless an option is called by that number', () => {
  const question = { options: ['extend', 'conclude', '7'], defaultAnswer: 'conclude' }
  const asked = { ...question, deadline: '', purpose: 'budget' as const }
  expect(['2', '7', '9', 'Extend'].map((word) => meantBy(asked, word))).toEqual([
    'conclude',
    '7',
    '9',
    'Extend',
  ])
  expect(meantBy({ ...asked, options: [] }, '2')).toBe('2')
  expect(['2', '7', 'Extend'].map((word) => mistyped(asked, word))).toEqual([null, null, null])
  expect(mistyped(asked, '9')).toMatch(/^There is no answer 9\. Use one of:\n {2}1 {2}extend/)
  expect(mistyped({ ...asked, options: [] }, '9')).toBeNull()
})
