import { describe, expect, it } from 'vitest'
import { MOST_UNSENT } from '../../backend/broker/watcher.ts'
import { Rooms } from '../../backend/broker/rooms.ts'
import type { Wire } from '../../backend/broker/wire.ts'
import { authorizeLocal, OWNER } from '../../backend/access/local.ts'
import { inProcessBus } from '../../backend/engine/in-process.ts'
import { memoryRunLog } from '../../backend/log/memory-run-log.ts'
import { TestClock } from '../support/clock.ts'
import { sealed } from '../support/events.ts'
import { memoryLog } from '../support/house.ts'

/** A socket whose other end reads only when the test says so. */
class SlowWire implements Wire {
  readonly texts: string[] = []
  held: Buffer[] = []
  closedWith: number | null = null
  most = 0
  frozen: boolean

  constructor(frozen: boolean) {
    this.frozen = frozen
  }

  write(bytes: Buffer): void {
    if (this.closedWith !== null) return
    this.held.push(bytes)
    this.most = Math.max(this.most, this.unsent())
    if (!this.frozen) this.read()
  }

  unsent(): number {
    return this.held.reduce((sum, { length }) => sum + length, 0)
  }

  open(): boolean {
    return this.closedWith === null
  }

  ping(): void {}

  close(code: number): void {
    this.closedWith = code
  }

  terminate(): void {}

  /** The other end takes all there is. */
  read(): void {
    for (const bytes of this.held.splice(0)) this.texts.push(...textsIn(bytes))
  }

  of(type: string): string[] {
    return this.texts.filter((text) => JSON.parse(text).type === type)
  }

  seqs(): number[] {
    return this.of('event').map((text) => JSON.parse(text).event.seq)
  }
}

function textsIn(bytes: Buffer): string[] {
  const texts: string[] = []
  for (let at = 0; at < bytes.length;) {
    const short = (bytes[at + 1] ?? 0) & 127
    const [size, begin] =
      short < 126
        ? [short, 2]
        : short === 126
          ? [bytes.readUInt16BE(at + 2), 4]
          : [Number(bytes.readBigUInt64BE(at + 2)), 10]
    texts.push(bytes.toString('utf8', at + begin, at + begin + size))
    at += begin + size
  }
  return texts
}

const settle = async () => {
  for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve))
}

async function stage() {
  const clock = new TestClock()
  const log = memoryRunLog()
  const bus = inProcessBus(() => {})
  const councils = {
    command: () => Promise.reject(new Error('no')),
    draft: () => null,
    state: async () => null,
    peek: () => undefined,
  }
  const rooms = new Rooms({ log, bus, councils, authorize: authorizeLocal, clock, logger: memoryLog() })
  let previous: string | undefined
  let head = 0
  const append = async (count: number, size = 1_000) => {
    const events = sealed(count, {
      after: head,
      ...(previous !== undefined && { previous }),
      data: { text: 'x'.repeat(size) },
    })
    const first = events[0]
    if (head === 0 && first) {
      const summary = {
        kind: 'council',
        status: 'running',
        phase: 'debate',
        startedAt: null,
        endedAt: null,
        createdAt: '',
      }
      await log.create({ runId: 'run-1', workspaceId: 'main', meetingId: 'm', first, summary })
      if (count > 1) await log.append('run-1', 1, 0, events.slice(1))
    } else await log.append('run-1', head, 0, events)
    head += count
    previous = events.at(-1)?.hash
    bus.publish({ kind: 'appended', runId: 'run-1', seq: head, events })
    await settle()
  }
  const watch = async (frozen: boolean) => {
    const wire = new SlowWire(false)
    const session = rooms.connect(wire, { subject: OWNER, correlationId: 'x' })
    session.receive(JSON.stringify({ type: 'subscribe', runId: 'run-1', after: 0 }))
    await settle()
    wire.frozen = frozen
    return { wire, session }
  }
  const seconds = async (count: number) => {
    for (let i = 0; i < count; i++) {
      clock.advance(1_000)
      await settle()
    }
  }
  return { append, watch, seconds, bus, rooms }
}

const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1)

describe('a viewer that cannot keep up', () => {
  it('is skipped past 256 KiB, fed from the log when it reads again, and misses nothing', async () => {
    const { append, watch } = await stage()
    await append(1)
    const { wire, session } = await watch(true)
    const { wire: quick } = await watch(false)
    for (let i = 0; i < 100; i++) await append(10)
    expect(wire.most).toBeLessThanOrEqual(MOST_UNSENT)
    expect(quick.seqs()).toEqual(upTo(1001))
    wire.frozen = false
    wire.read()
    session.drained()
    await settle()
    expect(wire.seqs()).toEqual(upTo(1001))
    await append(1)
    expect(wire.seqs()).toEqual(upTo(1002))
  })

  it('loses the drafts first', async () => {
    const { append, watch, bus, seconds } = await stage()
    await append(1)
    const { wire } = await watch(true)
    const { wire: quick } = await watch(false)
    await append(90)
    expect(wire.unsent()).toBeGreaterThan(65_536)
    const draft = {
      kind: 'draft',
      runId: 'run-1',
      turnId: 't',
      messageId: 'm',
      seat: 's',
      text: 'word ',
    } as const
    for (let index = 0; index < 10; index++) bus.publish({ ...draft, index })
    await seconds(1)
    expect(quick.of('delta')).toHaveLength(10)
    wire.read()
    expect(wire.of('delta')).toHaveLength(0)
    expect(wire.seqs()).toEqual(upTo(91))
  })

  it('is closed with 4008 after 30 s, and not while it gets further', async () => {
    const { append, watch, seconds } = await stage()
    await append(1)
    const { wire: stuck } = await watch(true)
    const { wire: slow, session } = await watch(true)
    await append(400)
    for (let i = 0; i < 4; i++) {
      session.heard()
      await seconds(8)
      slow.read()
      session.drained()
      await append(400)
    }
    expect(stuck.closedWith).toBe(4008)
    expect(slow.closedWith).toBeNull()
  })

  it('gets an event larger than its allowance, alone', async () => {
    const { append, watch } = await stage()
    await append(1)
    const { wire, session } = await watch(true)
    await append(10)
    await append(1, 600_000)
    await append(3)
    wire.frozen = false
    for (let i = 0; i < 3; i++) {
      wire.read()
      session.drained()
      await settle()
    }
    expect(wire.seqs()).toEqual(upTo(15))
  })

  it('who only asks and never reads is let go', async () => {
    const { append, watch } = await stage()
    await append(1)
    const { wire, session } = await watch(true)
    const ping = JSON.stringify({ type: 'ping', id: 'x'.repeat(100) })
    for (let i = 0; i < 10_000; i++) session.receive(ping)
    expect(wire.closedWith).toBe(4008)
    expect(wire.most).toBeLessThan(3 * MOST_UNSENT)
  })
})
