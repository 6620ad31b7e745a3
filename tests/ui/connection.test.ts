import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoffMs } from '../../ui/connection/backoff.ts'
import { eventFrame, scriptedWorld } from './support/scripted-socket.ts'

const online = () => {
  const world = scriptedWorld()
  world.connection.watch('r1', 0, world.watcher)
  world.socket.events.opened()
  return world
}

describe('the connection', () => {
  it('subscribes from the start and hands on each event once', () => {
    const world = online()
    expect(world.sent('subscribe')).toEqual([{ type: 'subscribe', runId: 'r1', after: 0 }])
    for (const seq of [1, 2, 2, 1, 3]) world.receive(eventFrame(seq))
    world.receive({ type: 'caught_up', runId: 'r1', seq: 3 })
    expect(world.got).toMatchObject({ events: [1, 2, 3], caughtUp: [3] })
  })

  it('may be opened before anything is watched, and is not opened twice', () => {
    const world = scriptedWorld()
    world.connection.prepare()
    world.connection.prepare()
    world.socket.events.opened()
    expect(world.sent('subscribe')).toEqual([])
    world.connection.watch('r1', 7, world.watcher)
    expect(world.sent('subscribe')).toEqual([{ type: 'subscribe', runId: 'r1', after: 7 }])
    expect(world.sockets).toHaveLength(1)
  })

  it('asks again from the last event where one is missing, once until it is answered', () => {
    const world = online()
    world.receive({ type: 'subscribed', runId: 'r1', lastSeq: 1 })
    for (const seq of [1, 3, 4, 5]) world.receive(eventFrame(seq))
    expect(world.sent('subscribe').slice(1)).toEqual([{ type: 'subscribe', runId: 'r1', after: 1 }])
    for (const seq of [2, 3, 4, 5]) world.receive(eventFrame(seq))
    expect(world.got.events).toEqual([1, 2, 3, 4, 5])
  })

  it('asks again where the backlog ends beyond what was received', () => {
    const world = online()
    world.receive({ type: 'subscribed', runId: 'r1', lastSeq: 2 })
    world.receive(eventFrame(1))
    world.receive({ type: 'caught_up', runId: 'r1', seq: 2 })
    expect(world.sent('subscribe').at(-1)).toEqual({ type: 'subscribe', runId: 'r1', after: 1 })
    expect(world.got.caughtUp).toEqual([])
  })

  it('gives up with words on an event that never arrives whole, rather than ask without end', () => {
    const world = online()
    for (let n = 0; n < 10; n++) {
      world.receive({ type: 'subscribed', runId: 'r1', lastSeq: 9 })
      world.receive(eventFrame(5))
    }
    expect(world.sent('subscribe').length).toBeLessThanOrEqual(3)
    expect(world.got.refused[0]).toContain('cannot be read')
  })

  it('comes back after what it has, not from the start', () => {
    const world = online()
    for (const seq of [1, 2, 3]) world.receive(eventFrame(seq))
    world.socket.events.closed(1006)
    expect(world.connection.status.kind).toBe('reconnecting')
    world.pass(500)
    world.socket.events.opened()
    expect(world.sockets).toHaveLength(2)
    expect(world.sent('subscribe')).toEqual([{ type: 'subscribe', runId: 'r1', after: 3 }])
    for (const seq of [3, 4]) world.receive(eventFrame(seq))
    expect(world.got.events).toEqual([1, 2, 3, 4])
  })

  it('loses and doubles nothing, wherever the socket breaks', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 8 }), (breaks) => {
        const world = online()
        const total = 40
        for (const delivered of [...breaks, total]) {
          const after = Number(world.sent('subscribe').at(-1)?.after)
          // The server may repeat what it had sent before the break.
          const from = Math.max(1, after - 2)
          for (let seq = from; seq <= Math.min(total, after + delivered); seq++)
            world.receive(eventFrame(seq))
          if (delivered === total) break
          world.socket.events.closed(1006)
          world.pass(20_000)
          world.socket.events.opened()
        }
        expect(world.got.events).toEqual(Array.from({ length: total }, (_, index) => index + 1))
      }),
    )
  })

  it('hears nothing more of a socket that it left', () => {
    const world = online()
    const old = world.socket
    old.events.closed(1006)
    world.pass(500)
    world.socket.events.opened()
    old.events.received(JSON.stringify(eventFrame(1)))
    old.events.closed(1006)
    expect(world.got.events).toEqual([])
    expect(world.connection.status.kind).toBe('online')
  })

  it('pings every ten seconds, and leaves a socket that does not answer within five', () => {
    const world = online()
    const pong = () =>
      world.receive({ type: 'pong', at: world.sent('ping').at(-1)?.at, serverTime: 1_000_500 })
    expect(world.sent('ping')).toHaveLength(1)
    pong()
    world.pass(10_000)
    expect(world.sent('ping')).toHaveLength(2)
    world.pass(5_000)
    expect(world.socket.isClosed).toBe(true)
    expect(world.connection.status.kind).toBe('reconnecting')
  })

  it('learns the distance and the clock of the server from the quickest answer', () => {
    const world = online()
    const [first] = world.sent('ping')
    world.pass(40)
    world.receive({ type: 'pong', at: first?.at, serverTime: 1_002_020 })
    expect(world.connection.status.latencyMs).toBe(40)
    expect(world.connection.clock.offsetMs).toBe(2_000)
  })

  it('answers the server when it pings', () => {
    const world = online()
    world.receive({ type: 'ping', id: 'x' })
    expect(world.sent('pong')).toEqual([{ type: 'pong', id: 'x' }])
  })

  it('waits longer from try to try, and not at all when the network is back', () => {
    const world = online()
    world.socket.events.closed(1006)
    for (const wait of [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
      const tries = world.sockets.length
      world.pass(wait - 1)
      expect(world.sockets).toHaveLength(tries)
      world.pass(1)
      expect(world.sockets).toHaveLength(tries + 1)
      world.socket.events.closed(1006)
    }
    const tries = world.sockets.length
    world.connection.retryNow()
    expect(world.sockets).toHaveLength(tries + 1)
  })

  it('spreads the tries of many panels by 30 % around the step', () => {
    expect([backoffMs(0, 0), backoffMs(0, 1), backoffMs(9, 0.5)]).toEqual([350, 650, 15_000])
  })

  it('stays away where it is not allowed', () => {
    const world = online()
    world.socket.events.closed(4003)
    world.pass(60_000)
    expect(world.sockets).toHaveLength(1)
    expect(world.connection.status.kind).toBe('refused')
  })

  it('sends commands only over an open socket, and hands on what became of them', () => {
    const world = online()
    expect(world.connection.command('r1', 'c1', { type: 'pause' })).toBe(true)
    world.receive({ type: 'ack', commandId: 'c1', state: 'applied', seq: 4 })
    world.receive({ type: 'error', code: 'bad_command', detail: 'No such seat.', commandId: 'c2' })
    expect(world.answers.settledWith).toMatchObject([{ commandId: 'c1', state: 'applied' }])
    expect(world.answers.failures).toEqual(['c2: No such seat.'])
    world.socket.events.closed(1006)
    expect(world.connection.command('r1', 'c3', { type: 'pause' })).toBe(false)
  })

  it('ignores frames that are none, and those it does not know', () => {
    const world = online()
    world.socket.events.received('{')
    world.socket.events.received('[]')
    world.receive({ type: 'constructor' })
    world.receive({ type: 'presence', runId: 'r1' })
    world.receive({ type: 'delta', runId: 'r1', messageId: 'm1', index: 0, text: 'Hi' })
    expect(world.got).toMatchObject({ events: [], deltas: ['Hi'], refused: [] })
  })

  it('says in words that there is no such run', () => {
    const world = online()
    world.receive({ type: 'error', code: 'run_not_found', detail: 'There is no such run.', runId: 'r1' })
    expect(world.got.refused).toEqual(['There is no such run.'])
  })
})
