import type { AgentDefinition, Template } from '../../schemas/generated/types.ts'
import type { Authorize, Log } from '../ports/access.ts'
import type { Councils } from '../ports/councils.ts'
import type { Identify, Inbound, Live } from '../ports/doors.ts'
import type { Exports } from '../ports/exports.ts'
import type { Imports } from '../ports/imports.ts'
import type { Idempotency } from '../ports/idempotency.ts'
import type { Meetings } from '../ports/meetings.ts'
import type { Clock, Ids } from '../ports/outside.ts'
import type { RunLog } from '../ports/run-log.ts'

/** What the registry holds, as far as people may see it. */
export type ShownRegistry = {
  agents: readonly AgentDefinition[]
  templates: readonly Template[]
  policies: readonly { name: string; title: string; description: string }[]
}

/** Whose models may speak. The key is nobody's business: only whether there is one. */
export type ShownProvider = {
  id: string
  /** The host that is handed the texts of a council; null: they stay on this machine. */
  host: string | null
  model: string | null
  /** A council may be started with it now. */
  configured: boolean
}

export type Readiness = { name: string; ok: boolean; detail?: string }

/** All that the HTTP door is made of; who composes the program brings it. */
export type AppDeps = {
  councils: Councils
  imports: Imports
  /** Null where nothing is exported. */
  exports: Exports | null
  meetings: Meetings
  idempotency: Idempotency
  log: Pick<RunLog, 'read' | 'head' | 'runs'>
  registry: ShownRegistry
  providers: readonly ShownProvider[]
  identify: Identify
  authorize: Authorize
  config: {
    /** `host[:port]` values that a request may name; null: this machine's own names. A missing port is ours. */
    allowedHosts: readonly string[] | null
    /** Where services reach this server: its host may be named at the doors that are theirs, and nowhere else. */
    publicUrl?: string | null
  }
  clock: Pick<Clock, 'now'>
  ids: Pick<Ids, 'request'>
  logger: Log
  /** The built panel, or null where there is none to serve. */
  panelDir: string | null
  version: string
  /** Each thing the server cannot do without, and whether it is there. */
  ready(): Promise<Readiness[]>
  /** The doors of the services that call us. */
  inbound: readonly Inbound[]
  /** The live stream; null where a program wants only requests and answers. */
  live: Live | null
}
