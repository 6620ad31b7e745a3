import websocket from '@fastify/websocket'
import type { Clock } from '../ports/outside.ts'
import type { Live } from '../ports/doors.ts'
import type { Rooms } from './rooms.ts'
import { type Wire, wireOf } from './wire.ts'

export const SUBPROTOCOL = 'xio.v1'
/** Of CONTRACT section 5 and SECURITY point 18. */
const MOST_PAYLOAD = 262_144
/** A viewer that does not answer our close is cut off. */
const CLOSE_WITHIN_MS = 5_000

/** `GET /ws`: the door of the rooms. Who may come in has been asked by the server that carries it. */
export function websocketRoute(rooms: Rooms, clock: Clock): Live {
  return {
    attach(scope, { access, viewerOf }) {
      scope.register(websocket, {
        options: {
          maxPayload: MOST_PAYLOAD,
          perMessageDeflate: false,
          // A program that names none speaks the only one there is.
          handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
        },
        // `ws` has said why it closes (1007, 1009 …) and ends the socket itself.
        errorHandler: () => {},
        preClose: async () => rooms.close(),
      })
      scope.after(() => {
        scope.route({
          method: 'GET',
          url: '/ws',
          config: { access },
          handler: (request, reply) =>
            reply.code(426).header('upgrade', 'websocket').type(PROBLEM).send(onlySockets(request.id)),
          wsHandler(socket, request) {
            // First of all the ears: what arrives while we look would be lost.
            const gone = new AbortController()
            const wire = wireOf(socket, request.raw.socket)
            const session = rooms.connect(
              { ...wire, close: closeWithin(wire, clock, gone.signal) },
              viewerOf(request),
            )
            socket.on('message', (data, binary) => session.receive(binary ? null : String(data)))
            socket.on('pong', () => session.heard())
            request.raw.socket.on('drain', () => session.drained())
            socket.on('close', () => {
              gone.abort()
              rooms.disconnect(session)
            })
          },
        })
      })
    },
    close: () => rooms.close(),
  }
}

function closeWithin(wire: Wire, clock: Clock, gone: AbortSignal): Wire['close'] {
  return (code, reason) => {
    wire.close(code, reason)
    void clock.sleep(CLOSE_WITHIN_MS, gone).then(() => wire.terminate())
  }
}

const PROBLEM = 'application/problem+json'

function onlySockets(requestId: string): string {
  const detail = `Open a WebSocket here, with the subprotocol ${SUBPROTOCOL}.`
  return JSON.stringify({
    type: 'about:blank',
    title: 'Upgrade Required',
    status: 426,
    detail,
    instance: `urn:request:${encodeURIComponent(requestId)}`,
  })
}
