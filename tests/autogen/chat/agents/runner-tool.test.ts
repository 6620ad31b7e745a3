import { describe, expect, it } from 'vitest'
import { AssistantAgent } from '../../../../backend/autogen/chat/agents/assistant-agent.ts'
import { FunctionAgent } from '../../../../backend/autogen/chat/agents/function-agent.ts'
import { AgentTool, TeamTool } from '../../../../backend/autogen/chat/agents/runner-tool.ts'
import { toText } from '../../../../backend/autogen/chat/render.ts'
import { RoundRobinGroupChat } from '../../../../backend/autogen/chat/teams/round-robin-group-chat.ts'
import { ReplayChatCompletionClient } from '../../../../backend/autogen/models/replay-client.ts'
import { EchoAgent } from '../../../../backend/autogen/testkit/echo-agent.ts'
import { settled } from '../../../../backend/autogen/testkit/manual-clock.ts'
import { ScriptedAgent } from '../../../../backend/autogen/testkit/scripted-agent.ts'
import { calling, ofType, says, turnOf } from './support.ts'

const using = (tool: AgentTool, ...tasks: string[]) =>
  new AssistantAgent({
    name: 'chief',
    modelClient: new ReplayChatCompletionClient([
      calling(...tasks.map((task): [string, string] => [tool.schema.name, JSON.stringify({ task })])),
    ]),
    tools: [tool],
  })

describe('an agent as a tool', () => {
  it('does a task and gives back what was said; what happens inside is shown', async () => {
    const inside = new AssistantAgent({
      name: 'writer',
      description: 'Writes.',
      modelClient: new ReplayChatCompletionClient(['A poem']),
      modelClientStream: true,
    })
    const tool = new AgentTool(inside)
    expect(tool.schema).toMatchObject({ name: 'writer', description: 'Writes.' })
    const { items, chatMessage, innerMessages, ledger } = await turnOf(using(tool, 'Write!'), [says('go')])
    expect(chatMessage).toMatchObject({ content: 'writer: A poem' })
    expect(ofType(items, 'TextMessage').map(({ source }) => source)).toEqual(['writer'])
    expect(ofType(items, 'ModelClientStreamingChunkEvent').map(({ source }) => source)).toEqual([
      'writer',
      'writer',
    ])
    expect(innerMessages.map(({ type }) => type)).toEqual([
      'ToolCallRequestEvent',
      'TextMessage',
      'ToolCallExecutionEvent',
    ])
    expect(ledger.entries.map(({ agent }) => agent)).toEqual(['chief', 'writer'])
  })

  it('does one task at a time, in the order of the calls', async () => {
    const order: string[] = []
    const inside = new FunctionAgent({
      name: 'writer',
      async run([task]) {
        const said = task === undefined ? '' : toText(task)
        order.push(`${said} begins`)
        await settled()
        order.push(`${said} ends`)
        return said
      },
    })
    const { chatMessage } = await turnOf(using(new AgentTool(inside), 'a', 'b'), [says('go')])
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
    expect(chatMessage).toMatchObject({ content: 'writer: a\nwriter: b' })
  })

  it('that fails is a result that is an error, and does not stop the next one', async () => {
    const inside = new ScriptedAgent('writer', [new Error('no ink'), 'two'])
    const { chatMessage } = await turnOf(using(new AgentTool(inside), 'a', 'b'), [says('go')])
    expect(chatMessage).toMatchObject({ content: 'Error: no ink\nwriter: two' })
  })
})

describe('a team as a tool', () => {
  it('gives back all that was said, or the last message alone', async () => {
    const team = () => new RoundRobinGroupChat([new EchoAgent('ann'), new EchoAgent('bob')], { maxTurns: 2 })
    const whole = await turnOf(using(new TeamTool(team(), { name: 'board' }), 'Hi'), [says('go')])
    expect(whole.chatMessage).toMatchObject({ content: 'ann: Hi\n\nbob: Hi' })
    const last = new TeamTool(team(), { name: 'board', returnValueAsLastMessage: true })
    expect((await turnOf(using(last, 'Hi'), [says('go')])).chatMessage).toMatchObject({ content: 'Hi' })
  })
})
