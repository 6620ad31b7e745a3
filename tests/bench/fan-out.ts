import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import path from 'node:path'
import fastify from 'fastify'
import { authorizeLocal, OWNER } from '../../backend/access/local.ts'
import { Rooms } from '../../backend/broker/rooms.ts'
import { websocketRoute } from '../../backend/broker/websocket-route.ts'
import { inProcessBus } from '../../backend/engine/in-process.ts'
import { systemClock } from '../../backend/engine/system.ts'
import { memoryRunLog } from '../../backend/log/memory-run-log.ts'
import type { Councils } from '../../backend/ports/councils.ts'
import { median, percentile, type Figure } from './figures.ts'

const WATCHERS = 500
const BURST = 2_000
const ROUNDS = 3
const RUN = 'bench'

/** Something that sends events to its viewers: ours, and a bare server with one write per socket and tick. */
type Contender = { port: number; publish(texts: string[]): Promise<void>; close(): Promise<void> }

/** 500 viewers of one run: deliveries a second against the bare server, the tail at 200 events/s, and one who does not read. */
export async function fanOut(): Promise<Figure[]> {
  const rates = { ours: [] as number[], bare: [] as number[] }
  const tails = { ours: [] as number[], bare: [] as number[], stalled: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, open] of [
      ['ours', ours],
      ['bare', bare],
    ] as const) {
      rates[name].push((await watched(await open(), BURST, 20, 0, false)).rate)
      tails[name].push((await watched(await open(), 400, 1, 5, false)).p99)
    }
    tails.stalled.push((await watched(await ours(), 400, 1, 5, true)).p99)
  }
  const p99 = { ours: median(tails.ours), bare: median(tails.bare), stalled: median(tails.stalled) }
  const [rate, bareRate] = [median(rates.ours), median(rates.bare)]
  return [
    {
      figure: `fan-out to ${WATCHERS} watchers ÷ bare, deliveries/s`,
      value: rate / bareRate,
      hold: 0.7,
      aim: 0.9,
      unit: 'ratio',
      atLeast: true,
      note: `${Math.round(rate / 1000)} k/s ÷ ${Math.round(bareRate / 1000)} k/s`,
    },
    {
      figure: 'p99 at 200 events/s ÷ bare',
      value: p99.ours / p99.bare,
      hold: 1.5,
      aim: 1.2,
      unit: 'ratio',
      note: `${p99.ours.toFixed(1)} ms ÷ ${p99.bare.toFixed(1)} ms`,
    },
    {
      figure: 'one stalled watcher: the others’ p99 ÷ without it',
      value: p99.stalled / p99.ours,
      hold: 1.1,
      aim: 1,
      unit: 'ratio',
      note: `${p99.stalled.toFixed(1)} ms ÷ ${p99.ours.toFixed(1)} ms`,
    },
  ]
}

async function watched(
  contender: Contender,
  events: number,
  perTick: number,
  everyMs: number,
  stalled: boolean,
): Promise<{ rate: number; p99: number }> {
  const child = fork(path.join(import.meta.dirname, 'watchers.ts'), [
    String(contender.port),
    String(WATCHERS),
    RUN,
    stalled ? 'stalled' : 'all',
  ])
  const message = () =>
    new Promise<{ latencies?: number[] }>((resolve) =>
      child.once('message', (one: { latencies?: number[] }) => resolve(one)),
    )
  await message()
  const ended = message()
  const started = performance.now()
  for (let sent = 0; sent < events; sent += perTick) {
    const texts = Array.from({ length: perTick }, (_, i) =>
      sent + i === events - 1 ? 'last of all' : 'x'.repeat(400),
    )
    await contender.publish(texts)
    await new Promise<void>((resolve) =>
      everyMs === 0 ? setImmediate(resolve) : setTimeout(resolve, everyMs),
    )
  }
  const { latencies = [] } = await ended
  const seconds = (performance.now() - started) / 1000
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.send('end')
  await gone
  await contender.close()
  return { rate: (events * WATCHERS) / seconds, p99: percentile(latencies, 0.99) }
}

const sentNow = (): string => (performance.timeOrigin + performance.now()).toFixed(3)
const eventBytes = (seq: number, text: string): string =>
  `{"data":{"content":"${text}"},"seq":${seq},"sent":${sentNow()},"type":"chat_message"}`

async function ours(): Promise<Contender> {
  const log = memoryRunLog()
  const bus = inProcessBus((error) => console.error(error))
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: console.error }
  const first = { seq: 1, bytes: eventBytes(1, 'first'), hash: '' }
  await log.create({
    runId: RUN,
    workspaceId: OWNER.workspaceId,
    meetingId: 'm',
    first,
    summary: {
      kind: 'council',
      status: 'running',
      phase: 'debate',
      startedAt: null,
      endedAt: null,
      createdAt: '',
    },
  })
  const rooms = new Rooms({
    log,
    bus,
    councils: nobodySpeaks,
    authorize: authorizeLocal,
    clock: systemClock,
    logger: quiet,
  })
  const live = websocketRoute(rooms, systemClock)
  const app = fastify()
  live.attach(app, { access: 'public', viewerOf: () => ({ subject: OWNER, correlationId: 'bench' }) })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  let seq = 1
  return {
    port: Number(new URL(url).port),
    async publish(texts) {
      const events = texts.map((text) => ({ seq: ++seq, bytes: eventBytes(seq, text), hash: '' }))
      await log.append(RUN, events[0]!.seq - 1, 0, events)
      bus.publish({ kind: 'appended', runId: RUN, seq, events })
    },
    async close() {
      await app.close()
    },
  }
}

/** The rooms ask only whether somebody speaks. */
const nobodySpeaks: Councils = {
  start: () => Promise.reject(new Error('not here')),
  command: () => Promise.reject(new Error('not here')),
  state: async () => null,
  stateAt: async () => null,
  draft: () => null,
}

async function bare(): Promise<Contender> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    let upgraded = false
    socket.on('data', (data) => {
      if (!upgraded) {
        upgraded = true
        const accept = createHash('sha1')
          .update(`AAAAAAAAAAAAAAAAAAAAAA==258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
          .digest('base64')
        socket.write(
          `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: xio.v1\r\n\r\n`,
        )
      } else if (data.length > 0 && !sockets.has(socket)) {
        sockets.add(socket)
        socket.write(frame(`{"runId":"${RUN}","seq":1,"type":"caught_up"}`))
      }
    })
    socket.on('error', () => sockets.delete(socket))
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  let seq = 1
  return {
    port: (server.address() as AddressInfo).port,
    async publish(texts) {
      const bytes = Buffer.concat(
        texts.map((text) => frame(`{"event":${eventBytes(++seq, text)},"runId":"${RUN}","type":"event"}`)),
      )
      for (const socket of sockets) socket.write(bytes)
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A server's text frame of 126 to 65,535 bytes, or shorter. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text)
  const head =
    payload.length < 126
      ? Buffer.from([0x81, payload.length])
      : Buffer.from([0x81, 126, payload.length >> 8, payload.length & 255])
  return Buffer.concat([head, payload])
}
