import { describe, expect, it } from 'vitest'
import { RoundRobinGroupChat } from '../../../../backend/autogen/chat/teams/round-robin-group-chat.ts'
import { TurnFailed } from '../../../../backend/autogen/chat/teams/failure-policy.ts'
import { thoughtEvent } from '../../../../backend/autogen/chat/make-message.ts'
import { ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import { ModelError } from '../../../../backend/autogen/models/errors.ts'
import { ManualClock, settled } from '../../../../backend/autogen/testkit/manual-clock.ts'
import { agent, errorOf, fails, failsFirst, named, RUNTIMES, says, sources, streamed } from './doubles.ts'

describe.each(RUNTIMES)('a turn that fails on %s', (_, runtime) => {
  it('X01 Run again after an agent error', async () => {
    const b = agent('b', failsFirst(1, says('fine')))
    const [a, c] = named('a', 'c')
    const team = new RoundRobinGroupChat([a!, b, c!], { maxTurns: 3, ...runtime() })
    expect(await errorOf(team.run('task'))).toBeInstanceOf(TurnFailed)
    const result = await team.run()
    expect(sources(result)).toEqual(['b', 'c', 'a'])
    expect(result.stopReason).toBe('Maximum number of turns 3 reached.')
    // X08: it heard the task and what was said once, although it was asked twice.
    expect(b.heard.map(({ source }) => source)).toEqual(['user', 'a'])
    expect([a!.asked, b.asked]).toEqual([2, 2])
  })

  it('aborts without a policy, and names the agent, its error and the cause', async () => {
    const cause = new Error('I am a flaky agent...')
    const team = new RoundRobinGroupChat([agent('b', fails(cause))], runtime())
    const error = await errorOf(team.run('task'))
    expect(error.message).toBe('b could not finish its turn: I am a flaky agent...')
    expect(error.cause).toBe(cause)
  })

  it('is tried again with back-off, is seen, and leaves nothing of the attempts that failed in the result', async () => {
    const clock = new ManualClock()
    let left = 2
    const b = agent('b', (_heard, _turn, context) => ({
      items: [thoughtEvent({ source: 'b', content: `left ${left}` }, context)],
      last:
        left-- > 0
          ? fail()
          : { ...thoughtEvent({ source: 'b', content: 'fine' }, context), type: 'TextMessage' },
    }))
    const fail = () => {
      throw new Error('broken')
    }
    const failurePolicies = { b: { retries: 2, backoffMs: 100 } }
    const team = new RoundRobinGroupChat([b], { clock, failurePolicies, maxTurns: 1, ...runtime() })
    const running = streamed(team.runStream('task'))
    await clock.advance(99)
    expect(b.asked).toBe(1)
    await clock.advance(1)
    expect(b.asked).toBe(2)
    await clock.advance(199)
    expect(b.asked).toBe(2)
    await clock.advance(1)
    const { result } = await running
    const failed = result.messages.filter((one) => one.type === 'TurnFailedEvent')
    expect(failed.map(({ source, attempt, action }) => [source, attempt, action])).toEqual([
      ['b', 1, 'retry'],
      ['b', 2, 'retry'],
    ])
    expect(failed[0]!.content).toContain('broken')
    expect(result.messages.filter(({ type }) => type === 'ThoughtEvent')).toHaveLength(1)
  })

  it('forgets what was shown of an attempt that failed midway', async () => {
    const clock = new ManualClock()
    const whole = agent('b', says('fine'))
    const halfway = {
      ...whole,
      async *onMessagesStream(...turn: Parameters<typeof whole.onMessagesStream>) {
        yield thoughtEvent({ source: 'b', content: 'hm' }, turn[1])
        if (clock.now() === 0) throw new Error('broken')
        yield* whole.onMessagesStream(...turn)
      },
    }
    const options = { clock, failurePolicy: { retries: 1 }, maxTurns: 1, ...runtime() }
    const running = streamed(new RoundRobinGroupChat([halfway], options).runStream('task'))
    await clock.advance(1_000)
    const { items, result } = await running
    expect(items.map(({ type }) => type)).toEqual([
      'TextMessage',
      'ThoughtEvent',
      'TurnFailedEvent',
      'ThoughtEvent',
      'TextMessage',
    ])
    expect(result.messages.map(({ type }) => type)).toEqual([
      'TextMessage',
      'TurnFailedEvent',
      'ThoughtEvent',
      'TextMessage',
    ])
  })

  it('is not tried again where the provider will refuse again, and later where it says when', async () => {
    const clock = new ManualClock()
    const refused = agent('b', fails(new ModelError('unauthorised', 'no key', { retryable: false })))
    const options = { clock, failurePolicy: { retries: 3, backoffMs: 10 }, maxTurns: 1, ...runtime() }
    expect((await errorOf(new RoundRobinGroupChat([refused], options).run('task'))).message).toContain(
      'no key',
    )
    expect(refused.asked).toBe(1)
    const limited = agent('c', (_heard, turn) => {
      if (limited.asked === 1)
        throw new ModelError('rate_limited', 'slow down', { retryable: true, retryAfterMs: 5_000 })
      return `turn ${turn}`
    })
    const running = new RoundRobinGroupChat([limited], { ...options, ...runtime() }).run('task')
    await clock.advance(4_999)
    expect(limited.asked).toBe(1)
    await clock.advance(1)
    expect(sources(await running)).toEqual(['user', 'c', 'c'])
  })

  it('is skipped with the reason on record, so many times in a row, and then aborts the run', async () => {
    const b = agent('b', fails('broken'))
    const [a] = named('a')
    const options = { failurePolicies: { b: { skips: 2 } }, maxTurns: 10, ...runtime() }
    const team = new RoundRobinGroupChat([a!, b], options)
    const shown: string[] = []
    const error = await errorOf(
      (async () => {
        for await (const item of team.runStream('task'))
          if ('type' in item) shown.push(item.type === 'TurnFailedEvent' ? item.action : item.source)
      })(),
    )
    expect(shown).toEqual(['user', 'a', 'skip', 'a', 'skip', 'a'])
    expect(error.message).toContain('broken')
  })

  it('may be skipped again once it has spoken, and in the next run', async () => {
    const b = agent('b', () => {
      if (b.asked % 2 === 1) throw new Error('every other time')
      return 'fine'
    })
    const team = new RoundRobinGroupChat([b], { failurePolicy: { skips: 1 }, maxTurns: 4, ...runtime() })
    const kinds = (await team.run('task')).messages.map(({ type }) => type)
    const twice = ['TurnFailedEvent', 'TextMessage', 'TurnFailedEvent', 'TextMessage']
    expect(kinds).toEqual(['TextMessage', ...twice])
    const c = agent('c', fails('broken'))
    const options = { failurePolicy: { skips: 1 }, maxTurns: 1, ...runtime() }
    const other = new RoundRobinGroupChat([c], options)
    for (let runs = 0; runs < 3; runs++)
      expect((await other.run()).messages.map(({ type }) => type)).toEqual(['TurnFailedEvent'])
  })

  it('hears after a skip what it missed', async () => {
    const b = agent('b', failsFirst(1, says('fine')))
    const options = { failurePolicies: { b: { skips: 1 } }, maxTurns: 4, ...runtime() }
    const team = new RoundRobinGroupChat([...named('a'), b], options)
    await team.run('task')
    expect(b.heard.map(({ source }) => source)).toEqual(['user', 'a', 'a'])
  })

  it('is not waited for any more once the run is cancelled', async () => {
    const clock = new ManualClock()
    const controller = new AbortController()
    const options = { clock, failurePolicy: { retries: 5, backoffMs: 60_000 }, ...runtime() }
    const team = new RoundRobinGroupChat([agent('b', fails('broken'))], options)
    const running = errorOf(team.run('task', { signal: controller.signal }))
    await settled()
    controller.abort(new Error('enough'))
    expect((await running).message).toBe('enough')
    expect(clock.sleeping).toBe(0)
  })

  it('is one without an answer, too', async () => {
    const silent = { ...agent('a'), async *onMessagesStream() {} }
    const error = await errorOf(new RoundRobinGroupChat([silent], runtime()).run('task'))
    expect(error.message).toContain('without an answer')
  })
})

it.each([
  ['retries', { b: { retries: -1 } }],
  ['back-off', { b: { backoffMs: Number.NaN } }],
  ['names', { nobody: {} }],
])('refuses a policy with wrong %s', (_, failurePolicies: Record<string, object>) => {
  expect(() => new RoundRobinGroupChat(named('a', 'b'), { failurePolicies })).toThrow(ConfigurationError)
})
