import { describe, expect, it } from 'vitest'
import { MaxMessageTermination } from '../../../../backend/autogen/chat/conditions/max-message.ts'
import { TextMentionTermination } from '../../../../backend/autogen/chat/conditions/one-message.ts'
import {
  multiModalMessage,
  structuredMessage,
  textMessage,
} from '../../../../backend/autogen/chat/make-message.ts'
import { RoundRobinGroupChat } from '../../../../backend/autogen/chat/teams/round-robin-group-chat.ts'
import { Cancelled, ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import { agent, errorOf, fails, named, RUNTIMES, says, sources, streamed, texts } from './doubles.ts'

describe.each(RUNTIMES)('a round-robin team on %s', (_, runtime) => {
  const untilDone = () => ({ terminationCondition: new TextMentionTermination('TERMINATE'), ...runtime() })
  const writerAndExecutor = () => [agent('writer', says('code', 'TERMINATE')), agent('executor', says('ran'))]

  it('F01 Two agents until the word', async () => {
    const team = new RoundRobinGroupChat(writerAndExecutor(), untilDone())
    const result = await team.run('Write a program')
    expect(sources(result)).toEqual(['user', 'writer', 'executor', 'writer'])
    expect(result.stopReason).toContain("Text 'TERMINATE' mentioned")
    await team.reset()
    const again = await streamed(team.runStream('Write a program'))
    expect(again.items).toEqual(again.result.messages)
    expect(texts(again.result)).toEqual(texts(result))
    expect(again.result.stop).toEqual(result.stop)
  })

  it('F02 Task echo suppressed', async () => {
    const tasks = [
      'text',
      multiModalMessage({ source: 'user', content: ['look', { url: 'data:image/png;base64,AA==' }] }),
    ]
    for (const task of tasks) {
      const team = new RoundRobinGroupChat(writerAndExecutor(), untilDone())
      const result = await team.run(task, { outputTaskMessages: false })
      expect(sources(result)).toEqual(['writer', 'executor', 'writer'])
      await team.reset()
      const again = await streamed(team.runStream(task, { outputTaskMessages: false }))
      expect(sources({ messages: again.items })).toEqual(['writer', 'executor', 'writer'])
      expect(again.result.stopReason).toBe(result.stopReason)
    }
  })

  it('F04 Unregistered task type', async () => {
    const [one] = named('one')
    const team = new RoundRobinGroupChat([one!], {
      customMessageTypes: [{ name: 'StructuredMessage<Second>' }],
      maxTurns: 1,
      ...runtime(),
    })
    const task = (contentType: string) =>
      structuredMessage({ source: 'user', contentType, content: { a: 1 } })
    const error = await errorOf(team.run(task('First')))
    expect(error.message).toContain('message type StructuredMessage<First> is not registered')
    expect(one!.asked).toBe(0)
    expect((await team.run(task('Second'))).messages).toHaveLength(2)
  })

  it('F06 Order over four, resume, reset', async () => {
    const team = new RoundRobinGroupChat(named('a1', 'a2', 'a3', 'a4'), {
      terminationCondition: new MaxMessageTermination(3),
      ...runtime(),
    })
    const results = [await team.run('task'), await team.run()]
    await team.reset()
    results.push(await team.run('task'))
    expect(results.map(sources)).toEqual([
      ['user', 'a1', 'a2'],
      ['a3', 'a4', 'a1'],
      ['user', 'a1', 'a2'],
    ])
    for (const { stopReason } of results) expect(stopReason).toContain('Maximum number of messages 3 reached')
  })

  it('F07 Turn limit, resume, reset', async () => {
    const team = new RoundRobinGroupChat(named('a1', 'a2', 'a3', 'a4'), { maxTurns: 3, ...runtime() })
    const results = [await team.run('task'), await team.run()]
    await team.reset()
    results.push(await team.run('task'))
    expect(results.map(sources)).toEqual([
      ['user', 'a1', 'a2', 'a3'],
      ['a4', 'a1', 'a2'],
      ['user', 'a1', 'a2', 'a3'],
    ])
    for (const { stopReason } of results) expect(stopReason).toBe('Maximum number of turns 3 reached.')
  })

  it('F08 Agent throws', async () => {
    const [a, c] = named('a', 'c')
    const team = new RoundRobinGroupChat([a!, agent('b', fails('I am a flaky agent...')), c!], runtime())
    const error = await errorOf(team.run('task'))
    expect(error.message).toContain('I am a flaky agent...')
    expect(c!.asked).toBe(0)
  })

  it('F10 Cancel then continue', async () => {
    const controller = new AbortController()
    const team = new RoundRobinGroupChat(
      [...named('a', 'b', 'c'), agent('d', (_, turn) => (turn === 20 && controller.abort(), 'I am d'))],
      { maxTurns: 1_000, ...runtime() },
    )
    const error = await errorOf(team.run('task', { signal: controller.signal }))
    expect(error).toBeInstanceOf(Cancelled)
    const result = await team.run()
    expect(result.stopReason).toBe('Maximum number of turns 1000 reached.')
    expect(result.messages).toHaveLength(1_000)
  })

  it('F11 List of task messages', async () => {
    const team = new RoundRobinGroupChat([agent('one'), agent('two')], {
      terminationCondition: new MaxMessageTermination(4),
      ...runtime(),
    })
    const tasks = ['first', 'second', 'third'].map((content) => textMessage({ source: 'user', content }))
    const result = await team.run(tasks)
    expect(texts(result)).toEqual(['first', 'second', 'third', 'first'])
    expect(result.stopReason.toLowerCase()).toBe(
      'maximum number of messages 4 reached, current message count: 4',
    )
    expect(await errorOf(team.run([]))).toBeInstanceOf(ConfigurationError)
    const wrong: unknown = [textMessage({ source: 'user', content: 'x' }), 'not a message']
    expect(await errorOf(team.run(wrong as []))).toBeInstanceOf(ConfigurationError)
  })
})
