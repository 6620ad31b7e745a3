import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Action, Subject } from './access.ts'

/** Who a request comes from; null: nobody we know. */
export type Identify = (request: { headers: IncomingHttpHeaders; address: string }) => Subject | null

/** What a route asks of whoever calls it. `public`: nothing but the right host. */
export type RouteAccess = 'public' | { action: Action; kind: string }

/**
 * The door of a service that calls us (Slack, Telegram): routes of its own at the root, in a scope of its own, so that it
 * may read bodies as bytes. Its routes are `public` (`config: { access: 'public' }`), and it checks who calls itself.
 */
export type Inbound = {
  attach(scope: FastifyInstance): void
  /** Once the server listens: polls, announces its address … */
  start?(): void
  close(): Promise<void>
}

/** Somebody who watches runs over one socket. */
export type Viewer = {
  subject: Subject
  /** How they are named now: they may change it while they watch. Absent: as when they came. */
  nameNow?(): Promise<string>
  correlationId: string
}

/** The live stream as the HTTP door sees it: it brings its own route, and is closed before the server is. */
export type Live = {
  attach(
    scope: FastifyInstance,
    door: { access: RouteAccess; viewerOf(request: FastifyRequest): Viewer },
  ): void
  close(): Promise<void>
}
