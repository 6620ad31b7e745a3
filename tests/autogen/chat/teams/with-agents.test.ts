import { describe, expect, it } from 'vitest'
import { AssistantAgent } from '../../../../backend/autogen/chat/agents/assistant-agent.ts'
import { UserProxyAgent } from '../../../../backend/autogen/chat/agents/user-proxy-agent.ts'
import { ExternalTermination } from '../../../../backend/autogen/chat/conditions/external.ts'
import { RoundRobinGroupChat } from '../../../../backend/autogen/chat/teams/round-robin-group-chat.ts'
import { SelectorGroupChat } from '../../../../backend/autogen/chat/teams/selector-group-chat.ts'
import { Cancelled } from '../../../../backend/autogen/core/errors.ts'
import { ReplayChatCompletionClient } from '../../../../backend/autogen/models/replay-client.ts'
import { ManualClock, settled } from '../../../../backend/autogen/testkit/manual-clock.ts'
import { errorOf, named, RUNTIMES, sources, texts } from './doubles.ts'

describe.each(RUNTIMES)('teams of the agents there are on %s', (_, runtime) => {
  it('X08 Retry does not duplicate input', async () => {
    const modelClient = new ReplayChatCompletionClient([new Error('overloaded'), 'an answer'])
    const assistant = new AssistantAgent({ name: 'assistant', modelClient })
    const team = new RoundRobinGroupChat([assistant], { maxTurns: 1, ...runtime() })
    expect((await errorOf(team.run('task'))).message).toContain('overloaded')
    expect(texts(await team.run())).toEqual(['an answer'])
    const context = await assistant.modelContext.getMessages()
    expect(context.map(({ type }) => type)).toEqual(['UserMessage', 'AssistantMessage'])
  })

  it('X11 Cancel a waiting person', async () => {
    const clock = new ManualClock()
    const controller = new AbortController()
    const terminationCondition = new ExternalTermination()
    const person = () => new UserProxyAgent({ name: 'person', inputFunction: () => new Promise(() => {}) })
    const cancelled = errorOf(
      new RoundRobinGroupChat([person()], { clock, ...runtime() }).run('task', { signal: controller.signal }),
    )
    const options = { clock, terminationCondition, ...runtime() }
    const stopped = new RoundRobinGroupChat([person()], options).run('task')
    await settled()
    controller.abort()
    terminationCondition.set()
    await clock.advance(1_000)
    expect(await cancelled).toBeInstanceOf(Cancelled)
    expect((await stopped).stopReason).toContain('External termination requested')
  })

  it('saves the question that waits, so that it can be answered in another place', async () => {
    const make = () => {
      const person = new UserProxyAgent({ name: 'person' })
      return { person, team: new RoundRobinGroupChat([...named('a'), person], { maxTurns: 2, ...runtime() }) }
    }
    const { person, team } = make()
    const controller = new AbortController()
    const running = errorOf(team.run('task', { signal: controller.signal }))
    await settled()
    const request = person.pendingRequest
    const state = await team.saveState()
    controller.abort()
    await running
    const fresh = make()
    await fresh.team.loadState(JSON.parse(JSON.stringify(state)))
    expect(fresh.person.pendingRequest).toEqual(request)
    fresh.person.answer(request?.requestId ?? '', 'yes')
    const result = await fresh.team.run()
    expect(texts(result).at(-1)).toBe('yes')
    expect(result.stopReason).toBe('Maximum number of turns 2 reached.')
  })

  it('J01 with model contexts, and X22 with streamed answers and a selector', async () => {
    const make = () => {
      const modelClient = new ReplayChatCompletionClient(['one two', 'three', 'four five six'])
      const experts = ['a', 'b'].map(
        (name) => new AssistantAgent({ name, modelClient, modelClientStream: true }),
      )
      const selector = new ReplayChatCompletionClient(['a', 'b', 'a'])
      const options = { maxTurns: 3, allowRepeatedSpeaker: true, ...runtime() }
      return { experts, team: new SelectorGroupChat(experts, selector, options) }
    }
    const { experts, team } = make()
    const { usage, messages } = await team.run('task')
    expect(sources({ messages })).toEqual(['user', 'a', 'b', 'a'])
    expect(usage).toMatchObject({ calls: 6, completionTokens: 6 + 3, unknown: 0 })
    const fresh = make()
    await fresh.team.loadState(await team.saveState())
    expect(await fresh.team.saveState()).toEqual(await team.saveState())
    for (const [index, expert] of experts.entries())
      expect(await fresh.experts[index]?.modelContext.getMessages()).toEqual(
        await expert.modelContext.getMessages(),
      )
  })
})
