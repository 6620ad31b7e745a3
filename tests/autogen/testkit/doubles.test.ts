import { describe, expect, it } from 'vitest'
import { turnContext } from '../../../backend/autogen/chat/agents/turn-context.ts'
import { textMessage, thoughtEvent } from '../../../backend/autogen/chat/make-message.ts'
import { CountingAgent } from '../../../backend/autogen/testkit/counting-agent.ts'
import { EchoAgent } from '../../../backend/autogen/testkit/echo-agent.ts'
import { FlakyAgent } from '../../../backend/autogen/testkit/flaky-agent.ts'
import { ManualClock } from '../../../backend/autogen/testkit/manual-clock.ts'
import { ScriptedAgent } from '../../../backend/autogen/testkit/scripted-agent.ts'

const says = (content: string) => textMessage({ source: 'user', content })

describe('an echo', () => {
  it('says the first message of the turn again, or its last one, also where it was loaded', async () => {
    const echo = new EchoAgent('echo')
    expect((await echo.onMessages([says('a'), says('b')])).chatMessage).toMatchObject({ content: 'a' })
    expect((await echo.onMessages([])).chatMessage).toMatchObject({ content: 'a' })
    const other = new EchoAgent('echo')
    await other.loadState(await echo.saveState())
    expect((await other.onMessages([])).chatMessage).toMatchObject({ content: 'a' })
    expect(other.turns).toBe(3)
  })
})

describe('a scripted agent', () => {
  it('says its lines, shows its events, fails where it is told to, and says when it has no more', async () => {
    const thought = thoughtEvent({ source: 'x', content: 'hm' })
    const agent = new ScriptedAgent('x', [
      'one',
      { events: [thought], answer: says('two') },
      new Error('three'),
    ])
    expect((await agent.onMessages([says('a')])).chatMessage).toMatchObject({ source: 'x', content: 'one' })
    const fresh = new ScriptedAgent('x', ['one', 'second'])
    await fresh.loadState(await agent.saveState())
    expect((await fresh.onMessages([])).chatMessage).toMatchObject({ content: 'second' })
    expect(await agent.onMessages([])).toMatchObject({
      chatMessage: { content: 'two' },
      innerMessages: [thought],
    })
    await expect(agent.onMessages([])).rejects.toThrow('three')
    await expect(agent.onMessages([])).rejects.toThrow('no more lines')
    expect(agent.heard.map((heard) => heard.length)).toEqual([1, 0, 0, 0])
    await agent.onReset()
    expect((await agent.onMessages([])).chatMessage).toMatchObject({ content: 'one' })
  })
})

describe('a counting agent', () => {
  it('counts by the clock, stands still while paused, and answers at its number', async () => {
    const clock = new ManualClock()
    const agent = new CountingAgent('counter', { to: 5 })
    const turn = agent.onMessages([], turnContext({ clock }))
    await clock.advance(250)
    await agent.onPause()
    await clock.advance(2000)
    expect(agent.count).toBe(2)
    await agent.onResume()
    await clock.advance(300)
    expect((await turn).chatMessage).toMatchObject({ content: 'I counted to 5.' })
  })

  it('ends where it is cut', async () => {
    const cut = new AbortController()
    const agent = new CountingAgent('counter')
    const turn = agent.onMessages([], turnContext({ clock: new ManualClock(), signal: cut.signal }))
    cut.abort(new Error('enough'))
    await expect(turn).rejects.toThrow('enough')
  })
})

describe('a flaky agent', () => {
  it('fails as often as it was told to', async () => {
    const agent = new FlakyAgent('flaky', { failures: 1 })
    await expect(agent.onMessages([says('a')])).rejects.toThrow('I am a flaky agent...')
    expect((await agent.onMessages([says('a')])).chatMessage).toMatchObject({ content: 'a' })
    await expect(new FlakyAgent('flaky').onMessages([])).rejects.toThrow('flaky')
  })
})
