import { describe, expect, it } from 'vitest'
import { BadState } from '../../../backend/autogen/core/errors.ts'
import type { Json } from '../../../backend/autogen/core/json.ts'
import { givenRuntime, id, Plain } from './support.ts'

function given() {
  const { runtime } = givenRuntime()
  runtime.registerFactory('a', ({ id: own }) => new Plain(own))
  runtime.registerFactory('b', ({ id: own }) => new Plain(own))
  const set = async (who: string, state: Json) => {
    const agent = await runtime.tryGetUnderlyingInstance(id(who), Plain)
    agent.state = state
  }
  return { runtime, set }
}

describe('state', () => {
  it('C09 Agent and runtime state round trip', async () => {
    const { runtime, set } = given()
    await set('a/x', 1)
    const saved = await runtime.agentSaveState(id('a/x'))
    const whole = await runtime.saveState()
    await set('a/x', 2)
    await runtime.agentLoadState(id('a/x'), saved)
    expect(await runtime.agentSaveState(id('a/x'))).toBe(1)

    const fresh = given().runtime
    await fresh.loadState(whole)
    expect(await fresh.agentSaveState(id('a/x'))).toBe(1)
    expect(await fresh.saveState()).toEqual(whole)
  })

  it('holds the instances there are, by their ids in order, whoever came first', async () => {
    const { runtime, set } = given()
    await set('b/1', 'b')
    await set('a/with/slash', ['s'])
    await set('a/', null)
    expect(await runtime.saveState()).toEqual({
      type: 'RuntimeState',
      version: '1.0.0',
      agents: { 'a/': null, 'a/with/slash': ['s'], 'b/1': 'b' },
    })
    expect(Object.keys(Object(await runtime.saveState()).agents)).toEqual(['a/', 'a/with/slash', 'b/1'])
  })

  it.each([
    ['nothing', null],
    ['a list', []],
    ['another version', { type: 'RuntimeState', version: '2.0.0', agents: {} }],
    ['the state of something else', { type: 'RoundRobinManagerState', version: '1.0.0', agents: {} }],
    ['no agents', { type: 'RuntimeState', version: '1.0.0' }],
  ])('that is %s is refused, with what was expected', async (_, state) => {
    const { runtime } = given()
    await expect(runtime.loadState(state)).rejects.toThrow(BadState)
    await expect(runtime.loadState(state)).rejects.toThrow(
      /Expected \{type: "RuntimeState", version: "1\.0\.0", agents: .*\}, got \{"type":/,
    )
  })

  it('of what is no agent is refused', async () => {
    const state = { type: 'RuntimeState', version: '1.0.0', agents: { nobody: 1 } }
    await expect(given().runtime.loadState(state)).rejects.toThrow(BadState)
  })

  it('of agents that are not registered is refused before any is touched, or left out where that is wished', async () => {
    const { runtime, set } = given()
    await set('a/x', 'before')
    const state = {
      type: 'RuntimeState',
      version: '1.0.0',
      agents: { 'a/x': 'after', 'gone/y': 1, 'lost/z': 2 },
    }
    await expect(runtime.loadState(state)).rejects.toThrow('Not registered: gone/y, lost/z.')
    expect(await runtime.agentSaveState(id('a/x'))).toBe('before')
    await runtime.loadState(state, { skipUnknown: true })
    expect(await runtime.agentSaveState(id('a/x'))).toBe('after')
  })

  it('of an instance-only type knows its instances', async () => {
    const { runtime } = givenRuntime()
    runtime.registerInstance(new Plain(id('solo/1')))
    const state = (key: string) => ({
      type: 'RuntimeState',
      version: '1.0.0',
      agents: { [`solo/${key}`]: 7 },
    })
    await runtime.loadState(state('1'))
    expect(await runtime.agentSaveState(id('solo/1'))).toBe(7)
    await expect(runtime.loadState(state('2'))).rejects.toThrow(BadState)
  })
})
