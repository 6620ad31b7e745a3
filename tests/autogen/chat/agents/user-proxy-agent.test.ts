import { describe, expect, it } from 'vitest'
import { turnContext } from '../../../../backend/autogen/chat/agents/turn-context.ts'
import {
  type InputFunction,
  UserProxyAgent,
} from '../../../../backend/autogen/chat/agents/user-proxy-agent.ts'
import { handoffMessage } from '../../../../backend/autogen/chat/make-message.ts'
import { BadState, WrongState } from '../../../../backend/autogen/core/errors.ts'
import { countingIds } from '../../../../backend/autogen/testkit/counting-ids.ts'
import { settled } from '../../../../backend/autogen/testkit/manual-clock.ts'
import { says, turnOf, typesOf } from './support.ts'

const person = (inputFunction?: InputFunction) =>
  new UserProxyAgent({ name: 'ann', ...(inputFunction && { inputFunction }) })
const idOf = (agent: UserProxyAgent) => agent.pendingRequest?.requestId ?? 'none'

describe('a person', () => {
  it.each<[string, InputFunction]>([
    ['sync', ({ prompt }) => `${prompt}yes`],
    ['async', async ({ prompt }) => `${prompt}yes`],
  ])('J06 Person answers, asked by a function that is %s', async (_, ask) => {
    const { items, chatMessage } = await turnOf(person(ask), [says('Ready?')])
    expect(typesOf(items)).toEqual(['UserInputRequestedEvent'])
    expect(chatMessage).toMatchObject({
      type: 'TextMessage',
      source: 'ann',
      content: 'Enter your response: yes',
    })

    const handed = handoffMessage({ source: 'bob', target: 'ann', content: 'Your turn' })
    expect((await turnOf(person(ask), [says('x'), handed])).chatMessage).toMatchObject({
      type: 'HandoffMessage',
      target: 'bob',
      content: 'Handoff received from bob. Enter your response: yes',
    })

    const elsewhere = handoffMessage({ source: 'bob', target: 'cy', content: 'Your turn' })
    await expect(turnOf(person(ask), [elsewhere])).rejects.toThrow('bob handed over to cy, not to ann')
    expect((await turnOf(person(ask), [elsewhere, says('x')])).chatMessage.type).toBe('TextMessage')
  })

  it('is asked under the id that the event tells', async () => {
    const asked: string[] = []
    const agent = person(({ requestId }) => {
      asked.push(requestId)
      return 'ok'
    })
    const { items } = await turnOf(agent, [says('?')])
    expect(items).toMatchObject([{ requestId: asked[0] }])
  })

  it('whose asking fails is an error that says so', async () => {
    for (const ask of [
      () => Promise.reject(new Error('no line')),
      () => {
        throw new Error('no line')
      },
    ])
      await expect(turnOf(person(ask), [says('?')])).rejects.toThrow('Failed to get user input: no line')
  })

  it('X11 Cancel a waiting person: the turn ends at once though the input function ignores its signal', async () => {
    const answers: ((text: string) => void)[] = []
    const signals: AbortSignal[] = []
    const agent = person(({ signal }) => {
      signals.push(signal)
      return new Promise<string>((resolve) => answers.push(resolve))
    })
    const cut = new AbortController()
    const turn = turnOf(agent, [says('?')], { signal: cut.signal })
    await settled()
    cut.abort(new Error('enough'))
    await expect(turn).rejects.toThrow('enough')
    expect(signals[0]?.aborted).toBe(true)
    expect(agent.pendingRequest).toBeNull()

    // The late answer is not taken for the next question's.
    const next = turnOf(agent, [says('And now?')])
    await settled()
    answers[0]?.('late')
    await settled()
    answers[1]?.('in time')
    expect((await next).chatMessage).toMatchObject({ content: 'in time' })
  })

  it('is not asked in a turn that was cut before it began', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    const items: unknown[] = []
    const turn = async () => {
      for await (const item of person().onMessagesStream([says('?')], turnContext({ signal })))
        items.push(item)
    }
    await expect(turn()).rejects.toThrow('enough')
    expect(items).toEqual([])
  })

  it('answers by the request id, without a promise of whoever asks', async () => {
    const agent = person()
    const turn = turnOf(agent, [says('?')], { newId: countingIds('q') })
    await settled()
    expect(agent.pendingRequest).toEqual({ requestId: 'q-1', prompt: 'Enter your response: ' })
    agent.answer('q-1', 'yes')
    expect((await turn).chatMessage).toMatchObject({ content: 'yes' })
    expect(agent.pendingRequest).toBeNull()
  })

  it('is refused in words: too early, another question, twice', async () => {
    const agent = person()
    expect(() => agent.answer('q-1', 'x')).toThrow(WrongState)
    expect(() => agent.answer('q-1', 'x')).toThrow('is not waiting for an answer')
    const turn = turnOf(agent, [says('?')], { newId: countingIds('q') })
    await settled()
    expect(() => agent.answer('q-0', 'x')).toThrow('answer q-1')
    agent.answer('q-1', 'first')
    expect(() => agent.answer('q-1', 'second')).toThrow('answered already')
    expect((await turn).chatMessage).toMatchObject({ content: 'first' })
    expect(() => agent.answer('q-1', 'third')).toThrow('is not waiting')
  })

  it('may answer beside the input function, which is then told to stop', async () => {
    const signals: AbortSignal[] = []
    const agent = person(({ signal }) => {
      signals.push(signal)
      return new Promise(() => {})
    })
    const turn = turnOf(agent, [says('?')])
    await settled()
    agent.answer(idOf(agent), 'by hand')
    expect((await turn).chatMessage).toMatchObject({ content: 'by hand' })
    expect(signals[0]?.aborted).toBe(true)
  })

  it('keeps its question in its state: loaded elsewhere, it is answered before the turn begins anew', async () => {
    const agent = person()
    const cut = new AbortController()
    const turn = turnOf(agent, [says('?')], { signal: cut.signal, newId: countingIds('q') })
    await settled()
    const state = await agent.saveState()
    cut.abort(new Error('the machine goes down'))
    await expect(turn).rejects.toThrow('goes down')

    const elsewhere = person()
    await elsewhere.loadState(state)
    expect(elsewhere.pendingRequest).toMatchObject({ requestId: 'q-1' })
    elsewhere.answer('q-1', 'meanwhile')
    const answered = await elsewhere.saveState()
    const third = person()
    await third.loadState(answered)
    expect(third.pendingRequest).toBeNull()
    const { items, chatMessage } = await turnOf(third, [says('?')], { newId: countingIds('other') })
    expect(items).toMatchObject([{ requestId: 'q-1' }])
    expect(chatMessage).toMatchObject({ content: 'meanwhile' })
  })

  it('does not take the answer to a question of another kind', async () => {
    const agent = person(() => 'asked anew')
    await agent.loadState({
      type: 'UserProxyAgentState',
      version: '1.0.0',
      pending: { requestId: 'q-1', prompt: 'Enter your response: ', answer: 'old' },
    })
    const handed = handoffMessage({ source: 'bob', target: 'ann', content: 'x' })
    expect((await turnOf(agent, [handed])).chatMessage).toMatchObject({ content: 'asked anew' })
  })

  it('forgets its question on reset, and where whoever listens goes away', async () => {
    const agent = person()
    for await (const _ of agent.onMessagesStream([says('?')], turnContext())) break
    expect(agent.pendingRequest).toBeNull()
    await agent.loadState({
      type: 'UserProxyAgentState',
      version: '1.0.0',
      pending: { requestId: 'q', prompt: 'p', answer: null },
    })
    await agent.onReset()
    expect(agent.pendingRequest).toBeNull()
    await expect(agent.loadState({ type: 'x' })).rejects.toThrow(BadState)
  })
})
