// Many viewers in a process of their own: raw sockets, so that what is measured is the server and not a client's parser.
import { connect, type Socket } from 'node:net'

const [port, count, runId, stalled] = [
  Number(process.argv[2]),
  Number(process.argv[3]),
  process.argv[4] ?? '',
  process.argv[5] === 'stalled',
]
const latencies: number[] = []
let open = 0
let done = 0

/** A masked text frame of a client, shorter than 126 bytes. */
function clientFrame(text: string): Buffer {
  const payload = Buffer.from(text)
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload])
}

function watch(i: number): Socket {
  const socket = connect(port, '127.0.0.1')
  let ready = false
  let ended = false
  socket.write(
    `GET /ws HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: xio.v1\r\n\r\n`,
  )
  socket.once('data', () => socket.write(clientFrame(JSON.stringify({ type: 'subscribe', runId, after: 0 }))))
  socket.on('data', (chunk: Buffer) => {
    if (!ready && chunk.includes('"caught_up"')) {
      ready = true
      if (++open === count) process.send?.({ ready: true })
      if (stalled && i === 0) return void socket.pause()
    }
    const at = chunk.lastIndexOf('"sent":')
    if (at >= 0)
      latencies.push(
        performance.timeOrigin +
          performance.now() -
          Number.parseFloat(chunk.toString('latin1', at + 7, at + 25)),
      )
    if (!ended && chunk.includes('last of all')) {
      ended = true
      if (++done === count - (stalled ? 1 : 0)) process.send?.({ latencies })
    }
  })
  return socket
}

const sockets = Array.from({ length: count }, (_, i) => watch(i))
process.on('message', () => {
  for (const socket of sockets) socket.destroy()
  process.exit(0)
})
