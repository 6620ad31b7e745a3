import type { Socket, SocketEvents, Surroundings } from './connection.ts'

/** The connection's surroundings in a browser. */
export const browser: Surroundings = {
  open,
  now: () => Date.now(),
  random: () => Math.random(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
}

function open(events: SocketEvents): Socket {
  const url = new URL('/api/v1/ws', location.href)
  url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(url, 'xio.v1')
  socket.addEventListener('open', () => events.opened())
  socket.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') events.received(data)
  })
  socket.addEventListener('close', ({ code }) => events.closed(code))
  return socket
}
