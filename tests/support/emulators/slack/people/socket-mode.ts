// Socket Mode: apps without a public address fetch what people do over a WebSocket that they opened.
import { createServer } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { EmulatorClock } from '../../core/clock.ts'
import { end, listen } from '../../core/emulator.ts'
import { isJson, type Json, parseJson } from '../json.ts'
import type { App } from '../workspace.ts'
import type { Ack } from './deliver.ts'

export type Envelope = {
  type: 'slash_commands' | 'interactive' | 'events_api'
  payload: Json
  retry: { number: number; reason: string } | null
}
export type SocketMode = {
  /** The address for one connection of an app: it works once. */
  open(app: App): string
  /** How many connections an app has now. */
  connections(app: App): number
  /** Over one of the connections, each in its turn; settles with the acknowledgement. */
  deliver(app: App, envelope: Envelope): Promise<Ack>
  /** Slack asks every client to connect anew, as it does every hour. */
  refresh(reason: string): void
  close(): Promise<void>
}
type Connection = { appId: string; socket: WebSocket }
type Given = { clock: EmulatorClock; newId(letter: string): string }

const DEADLINE = 3_000

export async function startSocketMode({ clock, newId }: Given): Promise<SocketMode> {
  const tickets = new Map<string, string>()
  const waiting = new Map<string, (payload: unknown) => void>()
  let connections: Connection[] = []
  const http = createServer()
  const sockets = new WebSocketServer({ noServer: true })
  http.on('upgrade', (request, raw, head) => {
    const ticket = new URL(request.url ?? '/', 'ws://slack').searchParams.get('ticket') ?? ''
    const appId = tickets.get(ticket)
    tickets.delete(ticket)
    if (appId === undefined) return void raw.end('HTTP/1.1 404 Not Found\r\n\r\n')
    sockets.handleUpgrade(request, raw, head, (socket) => welcome({ appId, socket }))
  })
  const welcome = (connection: Connection) => {
    const { appId, socket } = connection
    connections.push(connection)
    socket.on('close', () => (connections = connections.filter((one) => one !== connection)))
    socket.on('message', (data) => {
      const answer = parseJson(String(data))
      if (isJson(answer)) waiting.get(String(answer.envelope_id))?.(answer.payload)
    })
    tell(socket, { type: 'hello', num_connections: of(appId).length, connection_info: { app_id: appId } })
  }
  const of = (appId: string) => connections.filter((one) => one.appId === appId)
  const url = await listen(http)
  let turn = 0
  return {
    open: ({ appId }) => {
      const ticket = newId('ticket')
      tickets.set(ticket, appId)
      return `${url.replace('http', 'ws')}/link/?${new URLSearchParams({ ticket, app_id: appId })}`
    },
    connections: ({ appId }) => of(appId).length,
    deliver: async ({ appId }, { type, payload, retry }) => {
      const open = of(appId)
      const connection = open[turn++ % open.length]
      const [id, began, answered] = [newId('envelope'), clock.monotonic(), new AbortController()]
      const { promise, resolve } = Promise.withResolvers<unknown>()
      waiting.set(id, resolve)
      const again = retry === null ? {} : { retry_attempt: retry.number, retry_reason: retry.reason }
      const envelope = {
        envelope_id: id,
        type,
        payload,
        accepts_response_payload: type !== 'events_api',
        ...again,
      }
      if (connection !== undefined) tell(connection.socket, envelope)
      const late = clock.sleep(DEADLINE, answered.signal).then(() => LATE)
      const got = await Promise.race([promise, late])
      answered.abort()
      waiting.delete(id)
      return acknowledged(got, clock.monotonic() - began, {
        url,
        body: JSON.stringify(envelope),
        headers: {},
      })
    },
    refresh: (reason) => {
      for (const { socket } of connections) tell(socket, { type: 'disconnect', reason, debug_info: {} })
    },
    close: async () => {
      for (const { socket } of connections) socket.terminate()
      sockets.close()
      await end(http)
    },
  }
}

const LATE = Symbol('nobody answered in time')

function acknowledged(got: unknown, ms: number, sent: Ack['sent']): Ack {
  if (got === LATE)
    return {
      status: null,
      body: '',
      contentType: '',
      noRetry: false,
      ms,
      acked: false,
      failure: 'http_timeout',
      sent,
    }
  // An empty payload is an acknowledgement without words.
  const body = isJson(got) && Object.keys(got).length > 0 ? JSON.stringify(got) : ''
  return {
    status: 200,
    body,
    contentType: 'application/json',
    noRetry: false,
    ms,
    acked: true,
    failure: null,
    sent,
  }
}

function tell(socket: WebSocket, message: Json): void {
  socket.send(JSON.stringify(message))
}
