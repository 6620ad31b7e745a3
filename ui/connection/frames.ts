import type { Envelope, FrameBody } from '../../schemas/generated/types.ts'
import type { RunEvent } from '../../backend/council/events.ts'
import { areData, isFrame } from './checks.ts'

type FromServer = 'ack' | 'caught_up' | 'delta' | 'draft' | 'error' | 'event' | 'ping' | 'pong' | 'subscribed'
export type ServerFrame = FrameBody[FromServer]

/** A frame of the server, or null for what this panel does not know: a reader ignores that. */
export function parseFrame(raw: string): ServerFrame | null {
  const value = parseJson(raw)
  return isServerFrame(value) ? value : null
}

function isServerFrame(value: unknown): value is ServerFrame {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  const { type } = value
  return typeof type === 'string' && isFrame(type, value)
}

/** Whether an event's data are what its type promises; the fold passes over any other. */
export const isKnownEvent = (event: Envelope): event is Envelope & RunEvent => areData(event.type, event.data)

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return null
  }
}
