import { describe, expect, it } from 'vitest'
import { CommandRejected } from '../../backend/council/rejections.ts'
import { StorageFailure } from '../../backend/log/failures.ts'
import { RunNotFound } from '../../backend/log/run-not-found.ts'
import type { Councils } from '../../backend/ports/councils.ts'
import { TestClock } from '../support/clock.ts'
import { until } from '../support/doors.ts'
import { testStages } from '../support/stage.ts'

const open = testStages()

const answering = (command: Councils['command']) => open({ councils: { command } })
const pause = (commandId: string, runId = 'run-1') => ({
  type: 'command',
  runId,
  commandId,
  command: { type: 'pause' },
})

describe('a command', () => {
  it('is handed on with who sent it, and answered', async () => {
    const seen: unknown[] = []
    const stage = await answering(async (given) => {
      seen.push(given)
      return { commandId: given.commandId, state: 'queued', seq: 7, reason: 'after the turn' }
    })
    await stage.append(1)
    const viewer = await stage.viewer()
    viewer.send({
      type: 'command',
      runId: 'run-1',
      commandId: 'c1',
      command: { type: 'say', text: 'Hello', when: 'next_turn' },
    })
    expect(await viewer.next('ack')).toEqual({
      type: 'ack',
      commandId: 'c1',
      state: 'queued',
      seq: 7,
      reason: 'after the turn',
    })
    expect(seen).toEqual([
      {
        runId: 'run-1',
        commandId: 'c1',
        command: { type: 'say', text: 'Hello', when: 'next_turn' },
        by: { kind: 'person', id: 'owner', name: 'Owner' },
        correlationId: expect.any(String),
      },
    ])
  })

  it('bears the name that its sender has now, not the one they came with', async () => {
    const budgets = { maxUsd: null, maxTokens: null, maxMinutes: null, maxTurns: null }
    const profile = { name: 'Anna' }
    const get = async () => ({ budgets, profile: { ...profile } })
    const names: string[] = []
    const stage = await open({
      settings: { get, change: get, budget: async () => ({}) },
      councils: {
        command: async ({ commandId, by }) => {
          names.push(by.name)
          return { commandId, state: 'applied', seq: 1 }
        },
      },
    })
    await stage.append(1)
    const viewer = await stage.viewer()
    viewer.send(pause('c1'))
    await viewer.when(() => viewer.of('ack')[0])
    profile.name = 'Anna Berg'
    viewer.send(pause('c2'))
    await viewer.when(() => viewer.of('ack')[1])
    expect(names).toEqual(['Anna', 'Anna Berg'])
  })

  it.each([
    ['that is none', { type: 'dance' }, 'bad_command', /no command there is/],
    ['with a wrong field', { type: 'pause', when: 'soon' }, 'bad_command', /\/when/],
    ['with an unknown field', { type: 'resume', fast: true }, 'bad_command', /\/fast/],
  ])('%s is an error that names it', async (_, command, code, detail) => {
    const stage = await open()
    await stage.append(1)
    const viewer = await stage.viewer()
    viewer.send({ type: 'command', runId: 'run-1', commandId: 'c1', command })
    expect(await viewer.next('error')).toMatchObject({
      code,
      commandId: 'c1',
      runId: 'run-1',
      detail: expect.stringMatching(detail),
    })
  })

  it('for a run there is not, or of others, is an error and no more', async () => {
    const stage = await answering(() => Promise.reject(new RunNotFound('none')))
    await stage.append(1)
    await stage.append(1, 'theirs', 'other')
    const viewer = await stage.viewer()
    for (const [i, runId] of ['none', 'theirs', 'run-1'].entries()) {
      viewer.send(pause(`c${i}`, runId))
      expect(await viewer.next('error', ({ commandId }) => commandId === `c${i}`)).toMatchObject({
        code: 'run_not_found',
      })
    }
  })

  it.each([
    [new StorageFailure('SQLITE_IOERR at /data/xio.db'), 'not_stored'],
    [new TypeError('x is not a function at /backend/x.ts'), 'failed'],
    [new CommandRejected('conflict'), 'failed'],
  ])('that fails inside says nothing of the inside', async (error, code) => {
    const stage = await answering(() => Promise.reject(error))
    await stage.append(1)
    const viewer = await stage.viewer()
    viewer.send(pause('c1'))
    const frame = await viewer.next('error')
    expect(frame).toMatchObject({ code, commandId: 'c1' })
    expect(JSON.stringify(frame)).not.toMatch(/SQLITE|\/data|\.ts|not a function/)
    expect(stage.logger.lines.join('\n')).toMatch(/a command over a socket failed/)
  })

  it('is not taken more than twenty times a second', async () => {
    const stage = await open({
      clock: new TestClock(),
      councils: { command: async ({ commandId }) => ({ commandId, state: 'applied', seq: 1 }) },
    })
    await stage.append(1)
    const viewer = await stage.viewer()
    for (let i = 0; i < 25; i++) viewer.send(pause(`c${i}`))
    await viewer.when(() => (viewer.of('ack').length + viewer.of('error').length === 25 ? true : undefined))
    expect(viewer.of('ack')).toHaveLength(20)
    expect(viewer.of('error').every(({ code }) => code === 'too_fast')).toBe(true)
  })
})

describe('ping', () => {
  it('is answered with the time here', async () => {
    const clock = new TestClock()
    const viewer = await (await open({ clock })).viewer()
    viewer.send({ type: 'ping', id: 'p', at: 5 })
    expect(await viewer.next('pong')).toEqual({ type: 'pong', id: 'p', at: 5, serverTime: clock.now() })
  })

  it('is sent every 15 s; who answers stays', async () => {
    const clock = new TestClock()
    const stage = await open({ clock })
    const viewer = await stage.viewer()
    for (let round = 0; round < 3; round++) {
      await tick(clock, 15)
      const ping = await viewer.when(() => viewer.of('ping')[round])
      viewer.send({ type: 'pong', at: ping.at })
      viewer.send({ type: 'ping', id: `r${round}` })
      await viewer.next('pong', ({ id }) => id === `r${round}`)
    }
    expect(viewer.socket.readyState).toBe(viewer.socket.OPEN)
  })

  it('without an answer ends the session', async () => {
    const clock = new TestClock()
    const stage = await open({ clock })
    const viewer = await stage.viewer()
    // As one whose computer sleeps: nothing answers, not even the protocol.
    viewer.socket.pong = () => {}
    await tick(clock, 15)
    await viewer.next('ping')
    await tick(clock, 15)
    expect(await viewer.closed).toBe(4008)
    await until(() => stage.rooms.size.sessions === 0)
  })
})

describe('what is no frame', () => {
  it.each([
    ['{', 4009],
    ['[]', 4009],
    ['"ping"', 4009],
    ['null', 4009],
    [`${'['.repeat(40)}${']'.repeat(40)}`, 4009],
    ['{"type":"ping","__proto__":{}}', 4009],
    [Buffer.from('{"type":"ping"}'), 1003],
    ['x'.repeat(300_000), 1009],
  ])('ends the session: %#', async (text, code) => {
    const viewer = await (await open()).viewer()
    viewer.socket.send(text)
    expect(await viewer.closed).toBe(code)
  })

  it.each([
    [{ type: 'subscribe', runId: 'r' }, /\/after is missing/],
    [{ type: 'subscribe', runId: 'r', after: -1 }, /\/after/],
    [{ type: 'subscribe', runId: 7, after: 0 }, /\/runId/],
    [{ type: 'ping', more: 1 }, /\/more/],
    [{ type: 'event', runId: 'r', event: {} }, /no frame of this type/],
    [{ kind: 'ping' }, /no frame of this type/],
  ])('is told so, and may try again: %j', async (frame, detail) => {
    const viewer = await (await open()).viewer()
    viewer.send(frame)
    expect(await viewer.next('error')).toMatchObject({
      code: 'bad_frame',
      detail: expect.stringMatching(detail),
    })
    viewer.send({ type: 'ping' })
    await viewer.next('pong')
  })

  it('is listened to twenty times and no more', async () => {
    const viewer = await (await open()).viewer()
    for (let i = 0; i < 21; i++) viewer.send({ type: 'what' })
    expect(await viewer.closed).toBe(4009)
    expect(viewer.of('error')).toHaveLength(20)
  })
})

/** Moves the clock on by seconds, one by one, and lets what wakes run. */
async function tick(clock: TestClock, seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i++) {
    clock.advance(1_000)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
