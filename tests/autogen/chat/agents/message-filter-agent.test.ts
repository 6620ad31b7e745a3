import { describe, expect, it } from 'vitest'
import {
  MessageFilterAgent,
  type PerSourceFilter,
} from '../../../../backend/autogen/chat/agents/message-filter-agent.ts'
import { ConfigurationError } from '../../../../backend/autogen/core/errors.ts'
import { EchoAgent } from '../../../../backend/autogen/testkit/echo-agent.ts'
import { ScriptedAgent } from '../../../../backend/autogen/testkit/scripted-agent.ts'
import { says, turnOf } from './support.ts'

const said = [says('u1'), says('a1', 'ann'), says('u2'), says('b1', 'bob'), says('a2', 'ann'), says('u3')]
async function passed(...perSource: PerSourceFilter[]) {
  const wrappedAgent = new ScriptedAgent('inner', ['ok'])
  await turnOf(new MessageFilterAgent({ name: 'outer', wrappedAgent, filter: { perSource } }), said)
  return wrappedAgent.heard[0]?.map((message) => message.type === 'TextMessage' && message.content)
}

describe('a filter', () => {
  it.each<[PerSourceFilter, string[]]>([
    [{ source: 'user' }, ['u1', 'u2', 'u3']],
    [{ source: 'user', position: 'first', count: 2 }, ['u1', 'u2']],
    [{ source: 'user', position: 'last', count: 1 }, ['u3']],
    [{ source: 'zoe' }, []],
  ])('with %o lets %j through', async (rule, expected) => expect(await passed(rule)).toEqual(expected))

  it('keeps the order in which things were said, whatever the order of its rules, each once', async () => {
    expect(
      await passed(
        { source: 'ann' },
        { source: 'user', position: 'last', count: 2 },
        { source: 'user', position: 'first', count: 2 },
      ),
    ).toEqual(['u1', 'a1', 'u2', 'a2', 'u3'])
  })

  it('forwards state and reset', async () => {
    const wrappedAgent = new EchoAgent('inner')
    const agent = new MessageFilterAgent({
      name: 'outer',
      wrappedAgent,
      filter: { perSource: [{ source: 'user' }] },
    })
    await turnOf(agent, said)
    const state = await agent.saveState()
    await agent.onReset({ signal: new AbortController().signal })
    expect(wrappedAgent.turns).toBe(0)
    await agent.loadState(state)
    expect(wrappedAgent.turns).toBe(1)
  })

  it('refuses a count of none', async () => {
    await expect(passed({ source: 'user', position: 'last', count: 0 })).rejects.toThrow(ConfigurationError)
  })
})
