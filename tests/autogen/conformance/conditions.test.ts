// After AutoGen's autogen-agentchat/tests/test_termination_condition.py, test_declarative_components.py, and SPEC section
// 10 with decision 7.
import { describe, expect, it } from 'vitest'
import {
  and,
  conditionFrom,
  type ConditionConfig,
  ConfigurationError,
  ExternalTermination,
  FunctionalTermination,
  FunctionCallTermination,
  HandoffTermination,
  handoffMessage,
  ManualClock,
  MaxMessageTermination,
  modelClientStreamingChunkEvent,
  or,
  SourceMatchTermination,
  StopMessageTermination,
  stopMessage,
  structuredMessage,
  TerminatedError,
  type TerminationCondition,
  TextMentionTermination,
  textMessage,
  TextMessageTermination,
  TimeoutTermination,
  TokenUsageTermination,
  toolCallExecutionEvent,
  toolCallRequestEvent,
} from '../../../backend/autogen/index.ts'
import { asJson } from './support.ts'

const text = (source: string, content = 'Hello') => textMessage({ source, content })
const stop = (source: string) => stopMessage({ source, content: 'Stop' })
const ran = (name: string, isError = false) =>
  toolCallExecutionEvent({ source: 'assistant', content: [{ callId: '1', name, content: '', isError }] })
const used = (promptTokens: number, completionTokens: number) =>
  textMessage({ source: 'a', content: 'x', modelsUsage: { promptTokens, completionTokens } })

/** Whether it fires on each of the lists, being reset after each. */
async function firesOn(
  condition: TerminationCondition,
  ...deltas: Parameters<TerminationCondition['check']>[0][]
) {
  const fired: boolean[] = []
  for (const delta of deltas) {
    const found = await condition.check(delta)
    expect(condition.terminated).toBe(found !== null)
    fired.push(found !== null)
    await condition.reset()
    expect(condition.terminated).toBe(false)
  }
  return fired
}

describe('a condition on', () => {
  // test_text_message_termination
  it('a text message knows texts from what is none, and whose they are', async () => {
    const any = new TextMessageTermination()
    expect(await firesOn(any, [], [stop('user')], [text('user')], [stop('user'), text('agent')])).toEqual([
      false,
      false,
      true,
      true,
    ])
    expect(await firesOn(new TextMessageTermination('user'), [], [text('user')])).toEqual([false, true])
    expect(await firesOn(new TextMessageTermination('agent'), [text('user')], [text('agent')])).toEqual([
      false,
      true,
    ])
  })

  // test_token_usage_termination
  it('tokens sums them over messages', async () => {
    const total = new TokenUsageTermination({ maxTotal: 10 })
    expect(
      await firesOn(total, [], [used(10, 10)], [used(1, 1), used(1, 1)], [used(5, 0), used(0, 5)]),
    ).toEqual([false, true, false, true])
    expect(await firesOn(new TokenUsageTermination({ maxPrompt: 5 }), [used(4, 9)], [used(5, 0)])).toEqual([
      false,
      true,
    ])
    expect(
      await firesOn(new TokenUsageTermination({ maxCompletion: 5 }), [used(9, 4)], [used(0, 5)]),
    ).toEqual([false, true])
    expect(() => new TokenUsageTermination({})).toThrow(ConfigurationError)
  })

  // test_timeout_termination
  it('time lets it pass, fires, and begins anew when reset', async () => {
    const clock = new ManualClock(50_000)
    const timeout = new TimeoutTermination(0.1, { now: () => clock.now() })
    expect(await timeout.check([])).toBeNull()
    await clock.advance(200)
    expect(await timeout.check([])).not.toBeNull()
    expect(timeout.terminated).toBe(true)
    await timeout.reset()
    expect(await timeout.check([text('user')])).toBeNull()
    await clock.advance(200)
    expect(await timeout.check([text('user')])).not.toBeNull()
  })

  // test_function_call_termination; SPEC 10: also when the result is an error
  it('a function waits for its result, whatever that is', async () => {
    const condition = new FunctionCallTermination('test_function')
    const asked = toolCallRequestEvent({
      source: 'assistant',
      content: [{ id: '1', name: 'test_function', arguments: '{}' }],
    })
    expect(
      await firesOn(
        condition,
        [],
        [text('user')],
        [text('user'), toolCallExecutionEvent({ source: 'assistant', content: [] })],
        [asked],
        [text('user'), ran('test_function')],
        [ran('test_function', true)],
        [text('user'), ran('another_function')],
      ),
    ).toEqual([false, false, false, false, true, true, false])
  })

  // SPEC 10, probed: case-sensitive, and the arguments of tools are looked at
  it('a text looks at its very letters, also in what is asked of a tool', async () => {
    const asked = toolCallRequestEvent({
      source: 'a',
      content: [{ id: '1', name: 'say', arguments: '{"text":"please stop"}' }],
    })
    expect(
      await firesOn(new TextMentionTermination('stop'), [text('a', 'STOP')], [asked], [ran('stopper')]),
    ).toEqual([false, true, true])
  })

  // SPEC 10, probed: truthy values are not enough
  it('a function of one’s own takes true, at once or later, and nothing else', async () => {
    for (const [says, fires] of [
      [() => true, true],
      [async () => true, true],
      [() => 1, false],
      [() => 'true', false],
      [() => undefined, false],
    ] as const)
      expect(await firesOn(new FunctionalTermination(says), [text('user')])).toEqual([fires])
  })

  it('the number of messages adds up over calls, streamed pieces never', async () => {
    const piece = modelClientStreamingChunkEvent({ source: 'a', content: 'x' })
    const chat = new MaxMessageTermination(2)
    expect(await chat.check([text('user'), piece, piece])).toBeNull()
    expect((await chat.check([text('a')]))?.content).toBe(
      'Maximum number of messages 2 reached, current message count: 2',
    )
  })
})

describe('a condition that fired', () => {
  // E10 for all of them; SPEC 10: upstream's OR throws another error than the rest
  const fired: [string, TerminationCondition, Parameters<TerminationCondition['check']>[0]][] = [
    ['MaxMessage', new MaxMessageTermination(1), [text('a')]],
    ['TextMention', new TextMentionTermination('Hello'), [text('a')]],
    ['StopMessage', new StopMessageTermination(), [stop('a')]],
    ['TextMessage', new TextMessageTermination(), [text('a')]],
    ['TokenUsage', new TokenUsageTermination({ maxTotal: 1 }), [used(1, 0)]],
    ['Handoff', new HandoffTermination('b'), [handoffMessage({ source: 'a', target: 'b', content: '' })]],
    ['SourceMatch', new SourceMatchTermination(['a']), [text('a')]],
    ['FunctionCall', new FunctionCallTermination('f'), [ran('f')]],
    ['Functional', new FunctionalTermination(() => true), []],
    ['OR', or(new MaxMessageTermination(1), new TextMentionTermination('x')), [text('a')]],
    ['AND', and(new MaxMessageTermination(1), new TextMentionTermination('Hello')), [text('a')]],
  ]
  it.each(fired)('is not asked again before it is reset: %s', async (_, condition, delta) => {
    expect(await condition.check(delta)).not.toBeNull()
    await expect(condition.check([])).rejects.toThrow(TerminatedError)
    await condition.reset()
    expect(await condition.check(delta)).not.toBeNull()
  })
})

describe('conditions together', () => {
  const members = () => [new MaxMessageTermination(2), new TextMentionTermination('stop')] as const

  // SPEC 10, probed: AND is independent of the order in which its members fire, across turns
  it.each([
    ['first', [text('u', 'stop'), text('a')]],
    ['last', [text('u'), text('a'), text('u', 'stop')]],
  ])('with AND fire once each has, the word %s', async (_, said) => {
    const both = and(...members())
    const found = []
    for (const message of said) found.push(await both.check([message]))
    expect(found.slice(0, -1)).toEqual(found.slice(0, -1).map(() => null))
    const reason = found.at(-1)
    expect(reason?.content).toContain("Text 'stop' mentioned")
    expect(reason?.content).toContain('Maximum number of messages 2 reached')
    expect(reason?.content).toContain(', ')
    expect(reason?.source.split(', ').toSorted()).toEqual(['MaxMessageTermination', 'TextMentionTermination'])
  })

  it('with AND keep nothing of the first half once they are reset', async () => {
    const both = and(...members())
    await both.check([text('u', 'stop')])
    await both.reset()
    expect(await both.check([text('u'), text('a')])).toBeNull()
  })

  it('with OR name all that fired at one moment', async () => {
    const found = await or(...members()).check([text('u'), text('a', 'stop')])
    expect(found?.content).toBe(
      "Maximum number of messages 2 reached, current message count: 2, Text 'stop' mentioned",
    )
    expect(found?.details.map(({ condition }) => condition)).toEqual([
      'MaxMessageTermination',
      'TextMentionTermination',
    ])
  })

  it('with OR count in every member, whoever fires', async () => {
    const either = or(new MaxMessageTermination(3), new TextMentionTermination('stop'))
    expect(await either.check([text('u')])).toBeNull()
    expect(await either.check([text('a')])).toBeNull()
    expect((await either.check([text('u')]))?.content).toContain('count: 3')
  })
})

describe('a condition is written down', () => {
  const config: ConditionConfig = {
    type: 'OrTermination',
    conditions: [
      {
        type: 'AndTermination',
        conditions: [
          { type: 'MaxMessageTermination', maxMessages: 5, includeAgentEvent: true },
          { type: 'TextMentionTermination', text: 'stop', sources: ['agent'] },
        ],
      },
      { type: 'StopMessageTermination' },
      { type: 'TextMessageTermination', source: 'a' },
      { type: 'HandoffTermination', target: 'b' },
      { type: 'SourceMatchTermination', sources: ['c'] },
      { type: 'FunctionCallTermination', functionName: 'f' },
      { type: 'TokenUsageTermination', maxTotal: 7, maxPrompt: 5 },
      { type: 'TimeoutTermination', seconds: 3 },
      { type: 'ExternalTermination' },
    ],
  }

  // test_termination_declarative; SPEC 10: sources got lost
  it('with all that it was told, its members’ too', () => {
    expect(conditionFrom(config).toConfig()).toEqual(config)
    expect(conditionFrom(JSON.parse(JSON.stringify(config))).toConfig()).toEqual(config)
  })

  it('and works where it is read back', async () => {
    const mention = conditionFrom({ type: 'TextMentionTermination', text: 'stop', sources: ['agent'] })
    expect(await firesOn(mention, [text('user', 'stop')], [text('agent', 'stop')])).toEqual([false, true])
  })

  // SPEC 10: not serializable
  it('unless it holds a function', () => {
    expect(() => new FunctionalTermination(() => true).toConfig()).toThrow(ConfigurationError)
    const holding = or(new FunctionalTermination(() => true))
    expect(() => holding.toConfig()).toThrow(ConfigurationError)
  })
})

// Decision 7: upstream never saves it
describe('the state of a condition', () => {
  it('is what it has counted and whether it fired', async () => {
    const make = () =>
      and(new MaxMessageTermination(3), or(new TextMentionTermination('stop'), new ExternalTermination()))
    const one = make()
    await one.check([text('u', 'stop'), text('a')])
    const other = make()
    other.loadState(asJson(one.saveState()))
    expect(
      await other.check([structuredMessage({ source: 'a', contentType: 'T', content: 1 })]),
    ).not.toBeNull()
    const third = make()
    third.loadState(asJson(other.saveState()))
    expect(third.terminated).toBe(true)
  })
})
