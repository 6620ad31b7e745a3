import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lightOf } from '../../backend/council/timeline/light.ts'
import { Readings } from '../../backend/log/readings.ts'
import { isEnvelope } from '../../schemas/generated/validators.js'
import type { Watcher } from '../../ui/connection/connection.ts'
import type { Opening, ReadTranscript } from '../../ui/lib/read-transcript.ts'
import { createRoomSession } from '../../ui/run/room-session.ts'
import { settled } from '../support/seats.ts'
import { stagedRun } from '../support/panel-stage/staged-run.ts'

const { stored, runId } = stagedRun(6, 900)
const readings = new Readings({
  read: async (_, after, limit = Infinity) => stored.slice(after, after + limit),
})
const whole = async () => (await readings.of(runId, stored.length))!

/** A server at this seq, what it was asked, and a socket that does nothing by itself. */
function surroundings({ withheld = false, refuses = 0, from = 'log' as 'log' | 'end' } = {}) {
  const asked: string[] = []
  const watches: { seq: number; watcher: Watcher; isOver: boolean }[] = []
  const server = { withheld, refuses, seq: stored.length }
  const transcript: ReadTranscript = {
    async opening(): Promise<Opening> {
      asked.push('opening')
      if (server.refuses-- > 0) throw new Error('Nobody answers.')
      const reading = await new Readings({ read: async () => stored.slice(0, server.seq) }).of(
        runId,
        server.seq,
      )
      return JSON.parse(JSON.stringify({ reading: lightOf(reading!, 200), withheld: server.withheld }))
    },
    async rows(_, from, limit) {
      asked.push(`rows ${from}`)
      const { rows } = (await whole()).timeline
      const items = rows.slice(from, from + limit).flatMap((row) => (row === undefined ? [] : [row]))
      return { total: rows.length, from, items }
    },
    async around(_, message) {
      asked.push(`around ${message}`)
      const { rows } = (await whole()).timeline
      const index = rows.findLastIndex((row) => row.kind === 'message' && row.number === message)
      const items = rows.slice(index - 1, index + 2).flatMap((row) => (row === undefined ? [] : [row]))
      return { total: rows.length, from: index - 1, items, index: index < 0 ? null : index }
    },
    search: async () => ({ total: 0, items: [] }),
  }
  const session = createRoomSession(runId, { events: async () => [], transcript })
  const connection = {
    prepare: () => void asked.push('prepare'),
    watch(_: string, seq: number, watcher: Watcher) {
      const watch = { seq, watcher, isOver: false }
      watches.push(watch)
      return () => void (watch.isOver = true)
    },
  }
  const stop = session.watch(connection, from)
  const last = () => watches.at(-1)!
  return { asked, watches, server, session, stop, last }
}

const event = (seq: number) => {
  const value: unknown = JSON.parse(stored[seq - 1]!.bytes)
  if (!isEnvelope(value)) throw new Error('That is no event.')
  return value
}

beforeEach(() => {
  vi.stubGlobal('document', { hidden: false })
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => draw())
})
afterEach(() => vi.unstubAllGlobals())

describe('a run that is far away', () => {
  it('is taken as the server has folded it, and followed from there', async () => {
    const { asked, watches, session, last } = surroundings()
    expect([last().seq, session.run.getState().state]).toEqual([0, null])
    last().watcher.far?.(stored.length)
    await settled()
    expect(asked).toEqual(['opening'])
    expect(watches.map(({ seq, isOver }) => [seq, isOver])).toEqual([
      [0, true],
      [stored.length, false],
    ])
    const { timeline, state } = session.run.getState()
    expect([timeline.messages, state?.messages.length]).toEqual([900, 900])
    expect(timeline.rows.at(-1)).toEqual((await whole()).timeline.rows.at(-1))
    expect(timeline.rows.at(0)).toBeUndefined()
  })

  it('is taken the same way after a gap, without a repeat', async () => {
    const { server, session, last } = surroundings()
    server.seq = 3_000
    last().watcher.far?.(3_000)
    await settled()
    for (let seq = 2_990; seq <= 3_050; seq++) last().watcher.event(event(seq))
    server.seq = stored.length
    last().watcher.far?.(stored.length)
    await settled()
    expect(last().seq).toBe(stored.length)
    const { rows } = session.run.getState().timeline
    const all = (await whole()).timeline.rows
    for (let i = 0; i < all.length; i++) expect([undefined, all.at(i)]).toContainEqual(rows.at(i))
    expect(rows.slice(0).filter((row) => row !== undefined).length).toBeGreaterThan(300)
  })

  it('is asked for three times, and then read event by event', async () => {
    const { asked, last } = surroundings({ refuses: 3 })
    for (let tries = 0; tries < 3; tries++) {
      expect(last().watcher.far).toBeDefined()
      last().watcher.far?.(stored.length)
      await settled()
    }
    expect(asked).toHaveLength(3)
    expect([last().seq, last().isOver, last().watcher.far]).toEqual([0, false, undefined])
  })

  it('is let go where the page is left meanwhile', async () => {
    const { watches, stop, session, last } = surroundings()
    last().watcher.far?.(stored.length)
    stop()
    await settled()
    expect([watches.length, session.run.getState().state]).toEqual([1, null])
  })

  it('is opened anew when what was withheld in it may be read', async () => {
    const { asked, server, last, session } = surroundings({ withheld: true })
    // Up to before the last event that may open what is sealed.
    server.seq = stored.findLastIndex(({ bytes }) => bytes.includes('"type":"run_status"'))
    last().watcher.far?.(server.seq)
    await settled()
    const opens = event(server.seq + 1)
    Object.assign(server, { withheld: false, seq: stored.length })
    last().watcher.event(opens)
    await settled()
    expect(asked).toEqual(['opening', 'opening'])
    expect(session.run.getState().openedSealed).toBe(false)
  })
})

describe('a run that is opened at its end', () => {
  it('is asked for at once, can be shown before the socket speaks, and is followed from there', async () => {
    const { asked, watches, session } = surroundings({ from: 'end' })
    expect(asked).toEqual(['prepare', 'opening'])
    expect(watches).toEqual([])
    await settled()
    expect(watches.map(({ seq }) => seq)).toEqual([stored.length])
    const { opened, caughtUp, state } = session.run.getState()
    expect([opened, caughtUp, state?.seq]).toEqual([true, false, stored.length])
  })

  it('is read event by event where the server does not give it', async () => {
    const { watches, session } = surroundings({ from: 'end', refuses: 1 })
    await settled()
    expect(watches.map(({ seq }) => seq)).toEqual([0])
    expect(session.run.getState().opened).toBe(false)
  })
})

describe('rows that are not at hand', () => {
  it('are read once, by pages, and a row that is known is not read again', async () => {
    const { asked, session, last } = surroundings()
    last().watcher.far?.(stored.length)
    await settled()
    const all = (await whole()).timeline.rows
    await Promise.all([session.transcript.load(90, 120), session.transcript.load(100, 110)])
    expect(asked.slice(1).sort()).toEqual(['rows 0', 'rows 100'])
    expect(session.run.getState().timeline.rows.slice(0, 200)).toEqual(all.slice(0, 200))
    await session.transcript.load(0, 200)
    await session.transcript.load(all.length - 50, all.length + 10)
    expect(asked).toHaveLength(3)
  })

  it('are found by a message in them', async () => {
    const { asked, session, last } = surroundings()
    last().watcher.far?.(stored.length)
    await settled()
    const index = await session.transcript.find(17)
    expect(index === null ? null : session.run.getState().timeline.rows.at(index)).toMatchObject({
      number: 17,
    })
    const row = index === null ? undefined : session.run.getState().timeline.rows.at(index)
    const id = row?.kind === 'message' ? row.message.messageId : ''
    expect(session.transcript.message(id)?.number).toBe(17)
    expect(await session.transcript.find(17)).toBe(index)
    expect(asked.filter((one) => one.startsWith('around'))).toHaveLength(1)
    expect(session.transcript.message('m-none')).toBeNull()
  })
})
