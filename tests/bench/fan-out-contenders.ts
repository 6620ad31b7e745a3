import { createHash } from 'node:crypto'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import fastify from 'fastify'
import { authorizeLocal, OWNER } from '../../backend/access/local.ts'
import { Rooms } from '../../backend/broker/rooms.ts'
import { websocketRoute } from '../../backend/broker/websocket-route.ts'
import { inProcessBus } from '../../backend/engine/in-process.ts'
import { systemClock } from '../../backend/engine/system.ts'
import { memoryRunLog } from '../../backend/log/memory-run-log.ts'
import type { Councils } from '../../backend/ports/councils.ts'
import { LONG_RUN, RUN } from './fan-out-process.ts'

/** Something that sends events to its viewers. */
export type Contender = {
  port: number
  publish(texts: string[]): void | Promise<void>
  /** Told what is measured next. */
  prepare(load: 'burst' | 'paced'): void
  sockets: ReadonlySet<Socket>
}

// The watchers tell events by the first letter of the first key: `at` is counted, `filler` is not.
const counted = (seq: number, text: string): string =>
  `{"at":"2026-01-01T00:00:00.000Z","data":{"content":"${text}"},"seq":${seq},"type":"chat_message"}`
const filler = (seq: number): string => `{"filler":"${'x'.repeat(4_000)}","seq":${seq}}`

/** The production rooms behind their WebSocket route, over a log in memory. */
export async function ours(): Promise<Contender> {
  const log = memoryRunLog()
  const bus = inProcessBus((error) => console.error(error))
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: console.error }
  const create = (runId: string, bytes: string) =>
    log.create({
      runId,
      workspaceId: OWNER.workspaceId,
      meetingId: 'm',
      first: { seq: 1, bytes, hash: '' },
      summary: SUMMARY,
    })
  await create(RUN, counted(1, 'first'))
  await create(LONG_RUN, filler(1))
  const long = Array.from({ length: 5_000 }, (_, i) => ({ seq: i + 2, bytes: filler(i + 2), hash: '' }))
  await log.append(LONG_RUN, 1, 0, long)
  const rooms = new Rooms({
    log,
    bus,
    councils: nobodySpeaks,
    authorize: authorizeLocal,
    clock: systemClock,
    logger: quiet,
  })
  const app = fastify()
  const sockets = kept(app.server)
  const viewerOf = () => ({ subject: OWNER, correlationId: 'bench' })
  websocketRoute(rooms, systemClock).attach(app, { access: 'public', viewerOf })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  let seq = 1
  return {
    port: Number(new URL(url).port),
    sockets,
    prepare() {},
    async publish(texts) {
      const events = texts.map((text) => ({ seq: ++seq, bytes: counted(seq, text), hash: '' }))
      await log.append(RUN, events[0]!.seq - 1, 0, events)
      bus.publish({ kind: 'appended', runId: RUN, seq, events })
    },
  }
}

const SUMMARY = {
  kind: 'council',
  status: 'running',
  phase: 'debate',
  startedAt: null,
  endedAt: null,
  createdAt: '',
}

/** The rooms ask only whether somebody speaks. */
const nobodySpeaks: Councils = {
  start: () => Promise.reject(new Error('not here')),
  fork: () => Promise.reject(new Error('not here')),
  estimateFork: () => Promise.reject(new Error('not here')),
  command: () => Promise.reject(new Error('not here')),
  peek: () => undefined,
  state: async () => null,
  stateAt: async () => null,
  draft: () => null,
}

/** A bare server: frames serialised beforehand, one write per socket and tick, and no care for who does not read. */
export async function bare(): Promise<Contender> {
  const ready = new Set<Socket>()
  const server = createServer((socket) => {
    let upgraded = false
    socket.on('data', (data) => {
      if (!upgraded) {
        upgraded = true
        socket.write(UPGRADE)
      } else if (data.length > 0 && !ready.has(socket)) {
        ready.add(socket)
        socket.write(frame(`{"runId":"${RUN}","seq":1,"type":"caught_up"}`))
      }
    })
    socket.on('error', () => ready.delete(socket))
    socket.on('close', () => ready.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  let seq = 1
  return {
    port: (server.address() as AddressInfo).port,
    sockets: ready,
    // At its best in each: Nagle's algorithm gives it two thirds more deliveries in a burst, and a longer tail elsewhere.
    prepare(load) {
      for (const socket of ready) socket.setNoDelay(load === 'paced')
    },
    publish(texts) {
      const bytes = Buffer.concat(
        texts.map((text) => frame(`{"event":${counted(++seq, text)},"runId":"${RUN}","type":"event"}`)),
      )
      for (const socket of ready) socket.write(bytes)
    },
  }
}

const ACCEPT = createHash('sha1')
  .update('AAAAAAAAAAAAAAAAAAAAAA==258EAFA5-E914-47DA-95CA-C5AB0DC85B11')
  .digest('base64')
const UPGRADE = `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${ACCEPT}\r\nSec-WebSocket-Protocol: xio.v1\r\n\r\n`

/** A server's text frame of 126 to 65,535 bytes, or shorter. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text)
  const head =
    payload.length < 126
      ? Buffer.from([0x81, payload.length])
      : Buffer.from([0x81, 126, payload.length >> 8, payload.length & 255])
  return Buffer.concat([head, payload])
}

function kept(server: { on(name: 'connection', heard: (socket: Socket) => void): unknown }): Set<Socket> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  return sockets
}
