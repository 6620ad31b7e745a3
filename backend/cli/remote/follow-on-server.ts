import { setTimeout as sleep } from 'node:timers/promises'
import WebSocket from 'ws'
import { frameValidators } from '../../../schemas/generated/validators.js'
import { canonical } from '../../log/canonical.ts'
import type { Hear } from '../attend/source.ts'
import { UsageFault } from '../usage.ts'
import { authorization, type Door, unreachable } from './request.ts'
import { fieldsOf } from './shapes.ts'

const SUBPROTOCOL = 'xio.v1'
const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000]
/** The server pings every 15 s; a connection that is silent for longer is dead. */
const SILENCE_MS = 40_000

/** Hears a run on a server until the signal; a lost connection is made again from the last event heard. */
export async function followOnServer(
  door: Door,
  runId: string,
  hear: Hear,
  signal: AbortSignal,
): Promise<void> {
  let told = 0
  let lost = 0
  const listening: Listening = {
    get after() {
      return told
    },
    event(seq, bytes) {
      if (seq !== told + 1) return
      told = seq
      hear.event(bytes)
    },
    hear: { ...hear, caughtUp: () => ((lost = 0), hear.caughtUp()) },
  }
  while (!signal.aborted) {
    const why = await connection(door, runId, listening, signal)
    if (signal.aborted) return
    if (told === 0 && lost === 0) throw unreachable(door, why)
    const wait = WAITS_MS[Math.min(lost++, WAITS_MS.length - 1)] ?? 15_000
    if (lost === 1) hear.note(`The connection is lost (${why.split('. ')[0]}). Trying again.`)
    await sleep(wait, undefined, { signal }).catch(() => undefined)
  }
}

type Listening = {
  readonly after: number
  event(seq: number, bytes: string): void
  hear: Hear
}

/** One connection; settles with why it ended. Throws where another try would not help. */
async function connection(
  door: Door,
  runId: string,
  listening: Listening,
  signal: AbortSignal,
): Promise<string> {
  const socket = new WebSocket(`${door.url.replace(/^http/, 'ws')}/api/v1/ws`, SUBPROTOCOL, {
    headers: authorization(door),
    perMessageDeflate: false,
  })
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let silence = setTimeout(() => socket.terminate(), SILENCE_MS)
  const alive = () => {
    clearTimeout(silence)
    silence = setTimeout(() => socket.terminate(), SILENCE_MS)
  }
  const leave = () => socket.close()
  signal.addEventListener('abort', leave, { once: true })
  socket.on('open', () => socket.send(JSON.stringify({ type: 'subscribe', runId, after: listening.after })))
  socket.on('ping', alive)
  socket.on('message', (data) => {
    alive()
    try {
      frame(socket, runId, listening, String(data))
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)))
    }
  })
  let why = 'closed'
  socket.on('error', (error) => (why = 'code' in error ? String(error.code) : error.message))
  socket.on('close', (code, reason) =>
    resolve(String(reason) || (code === 1006 ? why : `closed with ${code}`)),
  )
  try {
    return await promise
  } finally {
    clearTimeout(silence)
    signal.removeEventListener('abort', leave)
    socket.terminate()
  }
}

const { event, delta, draft, error: errorFrame } = frameValidators

function frame(socket: WebSocket, runId: string, { event: tell, hear }: Listening, text: string): void {
  const value: unknown = JSON.parse(text)
  switch (fieldsOf(value).type) {
    case 'event':
      // The stored bytes stand in the frame; they are the one form of what was read, so the same bytes come back.
      if (event(value)) tell(value.event.seq, canonical(value.event))
      return
    case 'caught_up':
      return hear.caughtUp()
    case 'draft':
      if (draft(value)) hear.draft({ messageId: value.messageId, text: value.text, whole: true })
      return
    case 'delta':
      if (delta(value)) hear.draft({ messageId: value.messageId, text: value.text, whole: false })
      return
    case 'ping':
      return socket.send(JSON.stringify({ type: 'pong' }))
    case 'error':
      if (errorFrame(value) && value.runId === runId)
        throw new UsageFault(`The server refuses: ${value.detail}`)
  }
}
