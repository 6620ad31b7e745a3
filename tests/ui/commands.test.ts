import { describe, expect, it } from 'vitest'
import { ApiRefusal } from '../../ui/lib/api.ts'
import { createCommandStore, settle } from '../../ui/run/command-store.ts'
import { createCommands, type Way } from '../../ui/run/commands.ts'

function givenWays(given: { socketIsOpen: boolean; http?: Way['http'] }) {
  const store = createCommandStore()
  const sent: string[] = []
  const clock = { now: 0 }
  const world = { ...given }
  let ids = 0
  const commands = createCommands(store, {
    socket: {
      command: (_runId, commandId, { type }) => {
        if (world.socketIsOpen) sent.push(`${commandId} ${type}`)
        return world.socketIsOpen
      },
    },
    http: (...args) => (world.http ?? (() => Promise.reject(new TypeError('no network'))))(...args),
    now: () => clock.now,
    newId: () => `c${++ids}`,
  })
  const states = () => store.getState().asked.map(({ commandId, state }) => `${commandId} ${state}`)
  return { world, store, commands, sent, clock, states }
}

describe('what a person asks', () => {
  it('goes over the socket and is settled by its answer', () => {
    const { commands, store, sent, states } = givenWays({ socketIsOpen: true })
    commands.ask('r1', { type: 'pause' })
    expect(sent).toEqual(['c1 pause'])
    expect(states()).toEqual(['c1 sending'])
    settle(store, { type: 'ack', commandId: 'c1', state: 'applied', seq: 3 })
    settle(store, { type: 'ack', commandId: 'c1', state: 'queued', seq: 2 })
    expect(states()).toEqual(['c1 applied'])
  })

  it('goes over HTTP where no socket is open', async () => {
    const { commands, states } = givenWays({
      socketIsOpen: false,
      http: () => Promise.resolve({ state: 'queued' }),
    })
    commands.ask('r1', { type: 'request_risks' })
    await Promise.resolve()
    await Promise.resolve()
    expect(states()).toEqual(['c1 queued'])
  })

  it('is refused in the words of the server', async () => {
    const http = () => Promise.reject(new ApiRefusal(409, 'The run has ended.', []))
    const { commands, store } = givenWays({ socketIsOpen: false, http })
    commands.ask('r1', { type: 'pause' })
    await Promise.resolve()
    await Promise.resolve()
    expect(store.getState().asked).toMatchObject([{ state: 'refused', reason: 'The run has ended.' }])
  })

  it('waits without any way, then stop goes first, pause next, and the rest as it came', async () => {
    const { commands, world, sent, states } = givenWays({ socketIsOpen: false })
    commands.ask('r1', { type: 'say', text: 'Hello' })
    commands.ask('r1', { type: 'pause' })
    commands.ask('r1', { type: 'stop' })
    await Promise.resolve()
    await Promise.resolve()
    expect(states()).toEqual(['c1 waiting', 'c2 waiting', 'c3 waiting'])
    world.socketIsOpen = true
    commands.sendWaiting()
    expect(sent).toEqual(['c3 stop', 'c2 pause', 'c1 say'])
  })

  it('is sent again after a break under its own id, so that nothing happens twice', () => {
    const { commands, sent } = givenWays({ socketIsOpen: true })
    commands.ask('r1', { type: 'skip_turn' })
    commands.sendWaiting()
    expect(sent).toEqual(['c1 skip_turn', 'c1 skip_turn'])
  })

  it('is asked about again after a minute, and never fires late by itself', async () => {
    const { commands, world, sent, states, clock } = givenWays({ socketIsOpen: false })
    commands.ask('r1', { type: 'call_decision' })
    await Promise.resolve()
    await Promise.resolve()
    clock.now = 60_000
    world.socketIsOpen = true
    commands.sendWaiting()
    expect([sent, states()]).toEqual([[], ['c1 stale']])
    commands.sendAnyway('c1')
    expect(sent).toEqual(['c1 call_decision'])
  })
})
