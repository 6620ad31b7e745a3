// The way from the people to the app: signed requests to its address, or its sockets where it has opened any.
import type { EmulatorClock } from '../../core/clock.ts'
import type { Json } from '../json.ts'
import type { App } from '../workspace.ts'
import { type Ack, deliver } from './deliver.ts'
import { type Forgery, signed } from './signing.ts'
import type { SocketMode } from './socket-mode.ts'

export type Line = {
  clock: EmulatorClock
  /** The machine's time, which signatures carry: Bolt looks at no other. */
  machine: { now(): number }
  /** Where this emulator answers. */
  url(): string
  requestUrl: string
  sockets: SocketMode
}
export type Retry = { number: number; reason: string } | null

export type ToApp = {
  command(fields: Record<string, string>, forgery?: Forgery): Promise<Ack>
  interaction(payload: Json, forgery?: Forgery): Promise<Ack>
  event(envelope: Json, retry: Retry, forgery?: Forgery): Promise<Ack>
  /** What comes by HTTP whichever way the rest goes. */
  form(fields: Record<string, string>, forgery?: Forgery): Promise<Ack>
  json(body: Json, forgery?: Forgery): Promise<Ack>
}

export function lineTo(app: App, line: Line): ToApp {
  const post = (body: string, type: string, forgery?: Forgery, more: Record<string, string> = {}) => {
    const headers = {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      accept: 'application/json,*/*',
      ...signed(app.signingSecret, body, line.machine.now(), forgery),
      ...more,
    }
    return deliver({ url: line.requestUrl, body, headers }, line.clock)
  }
  const form = (fields: Record<string, string>, forgery?: Forgery) =>
    post(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', forgery)
  const json = (body: Json, forgery?: Forgery, more?: Record<string, string>) =>
    post(JSON.stringify(body), 'application/json', forgery, more)
  const bySocket = () => line.sockets.connections(app) > 0
  return {
    form,
    json,
    command: (fields, forgery) =>
      bySocket()
        ? line.sockets.deliver(app, { type: 'slash_commands', payload: fields, retry: null })
        : form(fields, forgery),
    interaction: (payload, forgery) =>
      bySocket()
        ? line.sockets.deliver(app, { type: 'interactive', payload, retry: null })
        : form({ payload: JSON.stringify(payload) }, forgery),
    event: (envelope, retry, forgery) =>
      bySocket()
        ? line.sockets.deliver(app, { type: 'events_api', payload: envelope, retry })
        : json(envelope, forgery, retryHeaders(retry)),
  }
}

function retryHeaders(retry: Retry): Record<string, string> {
  if (retry === null) return {}
  return { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason }
}
