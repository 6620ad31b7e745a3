import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { and, or } from '../../../../backend/autogen/chat/conditions/combined.ts'
import { conditionFrom } from '../../../../backend/autogen/chat/conditions/condition-from.ts'
import type { Condition } from '../../../../backend/autogen/chat/conditions/condition.ts'
import type { ConditionConfig } from '../../../../backend/autogen/chat/conditions/config.ts'
import { ExternalTermination } from '../../../../backend/autogen/chat/conditions/external.ts'
import { FunctionalTermination } from '../../../../backend/autogen/chat/conditions/functional.ts'
import { MaxMessageTermination } from '../../../../backend/autogen/chat/conditions/max-message.ts'
import { TextMentionTermination } from '../../../../backend/autogen/chat/conditions/one-message.ts'
import { BadState, ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import type { Json } from '../../../../backend/autogen/core/json.ts'
import { said, text, usingTokens } from './support.ts'

const configs: ConditionConfig[] = [
  { type: 'MaxMessageTermination', maxMessages: 3, includeAgentEvent: true },
  { type: 'TextMentionTermination', text: 'stop' },
  { type: 'TextMentionTermination', text: 'stop', sources: ['ann'] },
  { type: 'TextMessageTermination' },
  { type: 'TextMessageTermination', source: 'ann' },
  { type: 'HandoffTermination', target: 'ann' },
  { type: 'SourceMatchTermination', sources: ['ann'] },
  { type: 'FunctionCallTermination', functionName: 'search' },
  { type: 'TokenUsageTermination', maxTotal: 10 },
  { type: 'TokenUsageTermination', maxPrompt: 10, maxCompletion: 5 },
  { type: 'TimeoutTermination', seconds: 0.5 },
  { type: 'StopMessageTermination' },
  { type: 'ExternalTermination' },
]

const all: ConditionConfig = {
  type: 'OrTermination',
  conditions: [
    { type: 'AndTermination', conditions: configs },
    { type: 'TextMentionTermination', text: 'x' },
  ],
}

describe('a condition that is written down', () => {
  it.each([...configs, all])('is built again: $type', (config) => {
    const written: ConditionConfig = JSON.parse(JSON.stringify(conditionFrom(config).toConfig()))
    expect(written).toEqual(config)
    expect(conditionFrom(written).toConfig()).toEqual(config)
  })

  it('holds no function and no condition of one’s own', () => {
    const own = new FunctionalTermination(() => true)
    expect(() => own.toConfig()).toThrow(ConfigurationError)
    expect(() => or(new MaxMessageTermination(1), own).toConfig()).toThrow('holds a function')
  })

  it('is checked when it is built', () => {
    expect(() => conditionFrom({ type: 'MaxMessageTermination', maxMessages: 0 })).toThrow(ConfigurationError)
    expect(() => conditionFrom(JSON.parse('{"type":"Moon"}'))).toThrow(
      'no condition of the kind {"type":"Moon"}',
    )
  })

  it('shares nothing with its configuration', async () => {
    const sources = ['ann']
    const condition = new TextMentionTermination('stop', { sources })
    sources.push('user')
    expect(await said(condition, [text('stop', 'user')])).toBeNull()
  })
})

describe('a condition that is saved', () => {
  it('goes on counting where it stood', async () => {
    const saved = new MaxMessageTermination(3)
    await saved.check([text('a'), text('b')])
    const loaded = again(saved, new MaxMessageTermination(3))
    expect(await said(loaded, [text('c')])).toMatch('current message count: 3')
  })

  it('still has fired', async () => {
    const saved = new MaxMessageTermination(1)
    await saved.check([text('a')])
    const loaded = again(saved, new MaxMessageTermination(1))
    expect(loaded.terminated).toBe(true)
    await expect(loaded.check([])).rejects.toThrow('already terminated')
  })

  it('still is asked to stop', async () => {
    const saved = new ExternalTermination()
    saved.set()
    expect(await said(again(saved, new ExternalTermination()), [])).not.toBeNull()
  })

  it('keeps what members of AND said, in their order', async () => {
    const make = () => and(new TextMentionTermination('a'), new TextMentionTermination('b'))
    const saved = make()
    await saved.check([text('b')])
    expect(await said(again(saved, make()), [text('a')])).toBe("Text 'b' mentioned, Text 'a' mentioned")
  })

  it('goes on like one that was not, wherever it is saved', async () => {
    const config: ConditionConfig = {
      type: 'OrTermination',
      conditions: [
        { type: 'MaxMessageTermination', maxMessages: 6 },
        {
          type: 'AndTermination',
          conditions: [
            { type: 'TextMentionTermination', text: 'a' },
            { type: 'TokenUsageTermination', maxTotal: 5 },
          ],
        },
      ],
    }
    const message = fc.oneof(
      fc.constantFrom('a', 'b').map((word) => text(word)),
      fc.nat({ max: 3 }).map((tokens) => usingTokens(tokens, 0)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 9 }), async (messages) => {
        const whole = conditionFrom(config)
        let parts = conditionFrom(config)
        for (const one of messages) {
          if (whole.terminated) break
          parts = again(parts, conditionFrom(config))
          expect(await parts.check([one])).toEqual(await whole.check([one]))
          expect(parts.saveState()).toEqual(whole.saveState())
        }
      }),
    )
  })

  it.each([
    ['nothing', null],
    ['a list', []],
    ['another condition', { type: 'StopMessageTermination', version: '1.0.0', stop: null, counters: {} }],
    [
      'another version',
      { type: 'MaxMessageTermination', version: '2.0.0', stop: null, counters: { messages: 1 } },
    ],
    ['no counters', { type: 'MaxMessageTermination', version: '1.0.0', stop: null }],
    [
      'no number',
      { type: 'MaxMessageTermination', version: '1.0.0', stop: null, counters: { messages: 'x' } },
    ],
    ['no reason', { type: 'MaxMessageTermination', version: '1.0.0', stop: {}, counters: { messages: 1 } }],
  ] satisfies [string, Json][])('does not take up the state of %s, and stays as it was', async (_, state) => {
    const condition = new MaxMessageTermination(2)
    await condition.check([text('a')])
    const before = condition.saveState()
    expect(() => condition.loadState(state)).toThrow(BadState)
    expect(condition.saveState()).toEqual(before)
  })

  it('does not take up the state of other members', () => {
    const one = and(new MaxMessageTermination(1))
    const two = and(new MaxMessageTermination(1), new TextMentionTermination('a'))
    expect(() => two.loadState(one.saveState())).toThrow('needs 2 members')
    const wrong = { ...Object(one.saveState()), fired: [{ place: 4, stop: null }] }
    expect(() => one.loadState(wrong)).toThrow(BadState)
  })
})

function again<Kind extends Condition>(from: Condition, into: Kind): Kind {
  into.loadState(JSON.parse(JSON.stringify(from.saveState())))
  return into
}
