import type { FrameBody } from '../../schemas/generated/types.ts'
import {
  isCommandFrame,
  isPingFrame,
  isPongFrame,
  isSubscribeFrame,
  isUnsubscribeFrame,
} from '../../schemas/generated/validators.js'
import { JsonInvalid, parseJson } from '../../schemas/parse-json.ts'
import { explain, type Validator } from '../../schemas/validate.ts'

type ClientType = 'subscribe' | 'unsubscribe' | 'command' | 'ping' | 'pong'
type ServerType = 'subscribed' | 'caught_up' | 'draft' | 'delta' | 'ack' | 'error' | 'ping' | 'pong'
export type ClientFrame = FrameBody[ClientType]
export type ServerFrame = FrameBody[ServerType]

/** What came over the wire is no frame; `fatal`: whoever sends this does not speak our protocol at all. */
export class FrameInvalid extends Error {
  readonly fatal: boolean

  constructor(message: string, { fatal = false } = {}) {
    super(message)
    this.name = 'FrameInvalid'
    this.fatal = fatal
  }
}

const CLIENT_FRAMES: { [T in ClientType]: Validator<FrameBody[T]> } = {
  subscribe: isSubscribeFrame,
  unsubscribe: isUnsubscribeFrame,
  command: isCommandFrame,
  ping: isPingFrame,
  pong: isPongFrame,
}

/** A frame of a client, checked by the schema of its type. */
export function parseFrame(text: string): ClientFrame {
  const value = parsed(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new FrameInvalid('A frame is a JSON object with a type.', { fatal: true })
  }
  const type = 'type' in value ? value.type : undefined
  const validator = Object.entries<Validator<ClientFrame>>(CLIENT_FRAMES).find(([name]) => name === type)?.[1]
  if (validator === undefined) {
    throw new FrameInvalid(
      `There is no frame of this type; use one of ${Object.keys(CLIENT_FRAMES).join(', ')}.`,
    )
  }
  if (validator(value)) return value
  const faults = explain(validator.errors ?? [], value)
  throw new FrameInvalid(
    faults.map(({ pointer, message }) => `${pointer || 'the frame'} ${message}`).join('; '),
  )
}

function parsed(text: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof JsonInvalid) throw new FrameInvalid(error.message, { fatal: true })
    throw error
  }
}

/** A frame of ours as text. */
export function frameText(frame: ServerFrame): string {
  return JSON.stringify(frame)
}

/** An event's frame: the stored bytes stand in it unchanged. */
export function eventText(runId: string): (event: { bytes: string }) => string {
  const after = `,"runId":${JSON.stringify(runId)},"type":"event"}`
  return ({ bytes }) => `{"event":${bytes}${after}`
}

const FIN_TEXT = 0x81

/** Text messages as RFC 6455 puts them on the wire (unmasked, as a server must), one behind the other in one piece. */
export function wireBytes(texts: readonly string[]): Buffer {
  const sizes = texts.map((text) => Buffer.byteLength(text))
  const wire = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + headerSize(size) + size, 0))
  let at = 0
  for (const [i, text] of texts.entries()) {
    const size = sizes[i] ?? 0
    at = writeHeader(wire, at, size)
    at += wire.write(text, at, 'utf8')
  }
  return wire
}

function headerSize(size: number): number {
  return size < 126 ? 2 : size < 65_536 ? 4 : 10
}

function writeHeader(wire: Buffer, at: number, size: number): number {
  wire[at] = FIN_TEXT
  if (size < 126) {
    wire[at + 1] = size
    return at + 2
  }
  if (size < 65_536) {
    wire[at + 1] = 126
    return wire.writeUInt16BE(size, at + 2)
  }
  wire[at + 1] = 127
  return wire.writeBigUInt64BE(BigInt(size), at + 2)
}
