import { describe, expect, it } from 'vitest'
import { AssistantAgent } from '../../../../backend/autogen/chat/agents/assistant-agent.ts'
import { SocietyOfMindAgent } from '../../../../backend/autogen/chat/agents/society-of-mind-agent.ts'
import type { ChatAgent } from '../../../../backend/autogen/chat/chat-agent.ts'
import { RoundRobinGroupChat } from '../../../../backend/autogen/chat/teams/round-robin-group-chat.ts'
import { ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import {
  ReplayChatCompletionClient,
  type ReplayStep,
} from '../../../../backend/autogen/models/replay-client.ts'
import { MaxMessageTermination } from '../../../../backend/autogen/chat/conditions/max-message.ts'
import { ScriptedAgent } from '../../../../backend/autogen/testkit/scripted-agent.ts'
import { says, text, turnOf, typesOf } from './support.ts'

function society(members: ChatAgent[], steps: readonly ReplayStep[], turns = members.length) {
  const modelClient = new ReplayChatCompletionClient(steps)
  const team = new RoundRobinGroupChat(members, { maxTurns: turns })
  return { modelClient, team, agent: new SocietyOfMindAgent({ name: 'mind', team, modelClient }) }
}

describe('a society of mind', () => {
  it('shows what its team says and answers with what the model makes of it', async () => {
    const { agent, modelClient } = society(
      [new ScriptedAgent('ann', ['A thought']), new ScriptedAgent('bob', ['Another'])],
      ['In short.'],
    )
    const { items, chatMessage, innerMessages } = await turnOf(agent, [says('Why?')])
    expect(items.map(({ source }) => source)).toEqual(['ann', 'bob'])
    expect(innerMessages).toEqual(items)
    expect(chatMessage).toMatchObject({ type: 'TextMessage', source: 'mind', content: 'In short.' })
    expect(modelClient.createCalls[0]?.messages.map(({ type }) => type)).toEqual([
      'SystemMessage',
      'UserMessage',
      'UserMessage',
      'UserMessage',
      'UserMessage',
    ])
    const contents = modelClient.createCalls[0]?.messages.map(({ content }) => content)
    expect(contents?.slice(1, 4)).toEqual(['Why?', 'A thought', 'Another'])
  })

  it('says "No response." where its team says nothing, and asks no model', async () => {
    const member = new ScriptedAgent('ann', ['x'])
    const modelClient = new ReplayChatCompletionClient([])
    // The task alone reaches the limit.
    const terminationCondition = new MaxMessageTermination(1)
    const team = new RoundRobinGroupChat([member], { terminationCondition })
    const agent = new SocietyOfMindAgent({ name: 'mind', team, modelClient })
    expect((await turnOf(agent, [says('Why?')])).chatMessage).toMatchObject({ content: 'No response.' })
    expect(member.heard).toEqual([])
  })

  it('begins each turn with a team afresh, and remembers what was asked and answered', async () => {
    const member = new ScriptedAgent('ann', ['always this'])
    const { agent, modelClient } = society([member], ['First.', 'Second.'])
    await turnOf(agent, [says('One?')])
    await turnOf(agent, [says('Two?')])
    expect(await member.saveState()).toMatchObject({ next: 0 })
    const seen = modelClient.createCalls[1]?.messages.map(({ content }) => content).slice(1, -1)
    expect(seen).toEqual(['One?', 'First.', 'Two?', 'always this'])
  })

  it('saves and loads its team and what it remembers', async () => {
    const make = () => society([new ScriptedAgent('ann', ['x'])], ['First.']).agent
    const agent = make()
    await turnOf(agent, [says('One?')])
    const fresh = make()
    await fresh.loadState(await agent.saveState())
    expect(await fresh.saveState()).toEqual(await agent.saveState())
    expect(JSON.stringify(await fresh.saveState())).toContain('First.')
  })

  it('is as it was where its team or its model fails', async () => {
    const flaky = society(
      [new ScriptedAgent('ann', ['a', 'b']), new ScriptedAgent('bob', [new Error('down'), 'c'])],
      ['!'],
    )
    const before = await flaky.agent.saveState()
    await expect(turnOf(flaky.agent, [says('?')])).rejects.toThrow('down')
    expect(await flaky.agent.saveState()).toEqual(before)

    const unheard = society([new ScriptedAgent('ann', ['a'])], [new Error('down'), 'ok'])
    await expect(turnOf(unheard.agent, [says('?')])).rejects.toThrow('down')
    const { chatMessage } = await turnOf(unheard.agent, [says('?')])
    expect(chatMessage).toMatchObject({ content: 'ok' })
    expect(unheard.modelClient.createCalls[1]?.messages).toEqual(unheard.modelClient.createCalls[0]?.messages)
  })

  it('remembers nothing of a turn that was cut while its model answered', async () => {
    const { agent, modelClient } = society([new ScriptedAgent('ann', ['a'])], [])
    const cut = new AbortController()
    modelClient.create = async () => {
      cut.abort(new Error('enough'))
      return text('late')
    }
    const before = await agent.saveState()
    await expect(turnOf(agent, [says('?')], { signal: cut.signal })).rejects.toThrow('enough')
    expect(await agent.saveState()).toEqual(before)
  })

  it('X22 Everything is accounted: the calls of its team and its own', async () => {
    const inside = new AssistantAgent({
      name: 'ann',
      modelClient: new ReplayChatCompletionClient(['one two three']),
      modelClientStream: true,
    })
    const { ledger, items } = await turnOf(society([inside], ['one']).agent, [says('?')])
    expect(ledger.entries.map(({ agent, purpose }) => [agent, purpose])).toEqual([
      ['ann', 'speak'],
      ['mind', 'summarise'],
    ])
    expect(ledger.total().completionTokens).toBe(4)
    expect(typesOf(items)).toContain('ModelClientStreamingChunkEvent')
  })

  it('needs a name like any agent', () => {
    const { team, modelClient } = society([new ScriptedAgent('ann', [])], [])
    expect(() => new SocietyOfMindAgent({ name: 'a mind', team, modelClient })).toThrow(ConfigurationError)
  })
})
