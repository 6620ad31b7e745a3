import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'

/** One socket, as far as rooms and sessions need it. */
export type Wire = {
  /** Frames as `wireBytes` makes them. */
  write(bytes: Buffer): void
  /** Bytes that were written and have not left this process. */
  unsent(): number
  open(): boolean
  /** A ping of the protocol, which every client answers by itself. */
  ping(): void
  close(code: number, reason: string): void
  terminate(): void
}

/**
 * The frames are made once for all viewers, so they go to the socket as they are. `ws` writes whole frames, each in one
 * step, as long as nothing is compressed and nothing is masked; so do we, and the two never cut into one another.
 * After a close frame nothing may follow: `ws` knows when that is.
 */
export function wireOf(socket: WebSocket, stream: Duplex): Wire {
  if (socket.extensions !== '')
    throw new Error('Frames that are made beforehand need a socket without extensions.')
  // Said for every write to every viewer: `ws` leaves OPEN as soon as either end closes.
  const { OPEN } = socket
  const open = () => socket.readyState === OPEN
  return {
    write: (bytes) => void (open() && stream.write(bytes)),
    unsent: () => stream.writableLength,
    open,
    ping: () => void (open() && socket.ping()),
    close: (code, reason) => socket.close(code, reason),
    terminate: () => socket.terminate(),
  }
}
