// Many viewers in a process of their own: raw sockets that only count, so that what is measured is the server.
import { connect, type Socket } from 'node:net'
import { countEvents, type Counting } from './fan-out-counting.ts'
import { LONG_RUN, RUN, sharedNow, type WatchersAsk } from './fan-out-process.ts'

const [port, count] = [Number(process.argv[2]), Number(process.argv[3])]
type Watching = { socket: Socket; counting: Counting; events: number }
/** What the watchers count towards, since the last question. */
let round = { events: 0, arrived: new Float64Array(), complete: 0, asked: false }
let stalled: Watching | undefined
let waking = false
// The reads of all sockets follow one another, so one piece of memory serves them all.
const memory = Buffer.allocUnsafe(65_536)

/** A masked text frame of a client, shorter than 126 bytes. */
function clientFrame(value: object): Buffer {
  const payload = Buffer.from(JSON.stringify(value))
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload])
}

function watch(i: number): Promise<Watching> {
  return new Promise((resolve) => {
    let ready = false
    let begun = ''
    const watching: Watching = {
      counting: { left: 0, isCounted: false, carry: null },
      events: 0,
      socket: connect({
        port,
        host: '127.0.0.1',
        onread: {
          buffer: memory,
          callback(size, bytes) {
            const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, size)
            if (ready) received(i, watching, countEvents(watching.counting, chunk))
            else {
              if (begun === '') socket.write(clientFrame({ type: 'subscribe', runId: RUN, after: 0 }))
              begun += chunk.toString('latin1')
              ready = begun.includes('"caught_up"')
              if (ready) resolve(watching)
            }
            return true
          },
        },
      }),
    }
    const { socket } = watching
    socket.write(
      `GET /ws HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: xio.v1\r\n\r\n`,
    )
    socket.on('close', () => {
      throw new Error('The server closed a watcher.')
    })
  })
}

function received(i: number, watching: Watching, events: number): void {
  if (events === 0) return
  const now = sharedNow()
  for (let k = 0; k < events; k++, watching.events++)
    if (watching.events >= 0) round.arrived[watching.events * count + i] = now
  if (watching.events !== round.events) return
  round.complete++
  settle()
}

function settle(): void {
  if (round.asked && round.complete >= (stalled === undefined ? count : count - 1)) {
    round.asked = false
    process.send?.({ answer: 'receive', arrived: round.arrived })
  }
  if (!waking || round.complete < count) return
  waking = false
  process.send?.({ answer: 'wake' })
}

const watchers = await Promise.all(Array.from({ length: count }, (_, i) => watch(i)))
process.on('message', (ask: WatchersAsk) => answer(ask))
// Whoever measures may be stopped in the middle.
process.on('disconnect', () => process.exit())
process.send?.({ answer: 'ready' })

function answer(ask: WatchersAsk): void {
  switch (ask.ask) {
    case 'count':
      for (const watching of watchers) {
        // Nothing for those who have all; what the stalled one did not read, it is owed.
        watching.events -= round.events
        watching.socket.write(clientFrame({ type: 'pong' }))
      }
      round = { events: ask.events, arrived: new Float64Array(ask.events * count), complete: 0, asked: false }
      return void process.send?.({ answer: 'count' })
    case 'receive':
      round.asked = true
      return settle()
    case 'stall':
      stalled = watchers[ask.watcher]
      stalled?.socket.pause()
      stalled?.socket.write(clientFrame({ type: 'subscribe', runId: LONG_RUN, after: 0 }))
      return void process.send?.({ answer: 'stall' })
    case 'wake':
      waking = true
      stalled?.socket.write(clientFrame({ type: 'unsubscribe', runId: LONG_RUN }))
      stalled?.socket.resume()
      stalled = undefined
      return settle()
  }
}
