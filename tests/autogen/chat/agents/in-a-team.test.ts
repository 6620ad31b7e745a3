import { describe, expect, it } from 'vitest'
import { AssistantAgent } from '../../../../backend/autogen/chat/agents/assistant-agent.ts'
import { UserProxyAgent } from '../../../../backend/autogen/chat/agents/user-proxy-agent.ts'
import { ExternalTermination } from '../../../../backend/autogen/chat/conditions/external.ts'
import { RoundRobinGroupChat } from '../../../../backend/autogen/chat/teams/round-robin-group-chat.ts'
import { ReplayChatCompletionClient } from '../../../../backend/autogen/models/replay-client.ts'
import { ManualClock, settled } from '../../../../backend/autogen/testkit/manual-clock.ts'

const waiting = () => new UserProxyAgent({ name: 'ann', inputFunction: () => new Promise<string>(() => {}) })

describe('in a team', () => {
  it('X08 Retry does not duplicate input: the context holds the task once', async () => {
    const modelClient = new ReplayChatCompletionClient([new Error('down'), 'Done.'])
    const agent = new AssistantAgent({ name: 'helper', modelClient })
    const failurePolicy = { retries: 0 }
    const team = new RoundRobinGroupChat([agent], { maxTurns: 1, failurePolicy })
    await expect(team.run('Do it')).rejects.toThrow('down')
    await team.run()
    const contents = (await agent.modelContext.getMessages()).map(({ content }) => content)
    expect(contents).toEqual(['Do it', 'Done.'])
  })

  it('X11 Cancel a waiting person: a cancelled run ends though the input function ignores its signal', async () => {
    const clock = new ManualClock()
    const cut = new AbortController()
    const run = new RoundRobinGroupChat([waiting()], { clock }).run('?', { signal: cut.signal })
    const ended = expect(run).rejects.toMatchObject({ name: 'Cancelled' })
    await settled()
    cut.abort()
    await clock.advance(1000)
    await ended
  })

  it('X11 Cancel a waiting person: so does a run that is stopped from outside', async () => {
    const clock = new ManualClock()
    const terminationCondition = new ExternalTermination()
    const run = new RoundRobinGroupChat([waiting()], { clock, terminationCondition }).run('?')
    await settled()
    terminationCondition.set()
    await clock.advance(1000)
    expect((await run).stopReason).toMatch(/external/i)
  })

  it('X22 Everything is accounted: streamed calls of agents are in the usage of the run', async () => {
    const expert = (name: string) =>
      new AssistantAgent({
        name,
        modelClient: new ReplayChatCompletionClient(['one two']),
        modelClientStream: true,
      })
    const team = new RoundRobinGroupChat([expert('a'), expert('b')], { maxTurns: 2 })
    expect((await team.run('?')).usage).toMatchObject({ calls: 2, completionTokens: 4, unknown: 0 })
  })

  it('a person answers by id while the team waits', async () => {
    const person = new UserProxyAgent({ name: 'ann' })
    const run = new RoundRobinGroupChat([person], { maxTurns: 1 }).run('?')
    await settled()
    person.answer(person.pendingRequest?.requestId ?? 'none', 'Yes.')
    expect((await run).messages.at(-1)).toMatchObject({ source: 'ann', content: 'Yes.' })
  })
})
