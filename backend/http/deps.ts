import type { Readings } from '../log/readings.ts'
import type { Archive } from '../ports/archive.ts'
import type { Authorize, Log } from '../ports/access.ts'
import type { BroughtLogs } from '../ports/brought-logs.ts'
import type { Catalogue, ChosenFrom } from '../ports/catalogue.ts'
import type { Checks } from '../ports/checks.ts'
import type { Councils } from '../ports/councils.ts'
import type { Identify, Inbound, Live } from '../ports/doors.ts'
import type { Exports } from '../ports/exports.ts'
import type { Imports } from '../ports/imports.ts'
import type { Idempotency } from '../ports/idempotency.ts'
import type { KnowledgeDoor } from '../ports/knowledge.ts'
import type { Meetings } from '../ports/meetings.ts'
import type { DecisionRegister } from '../ports/memory.ts'
import type { Clock, Ids } from '../ports/outside.ts'
import type { Replays } from '../ports/replays.ts'
import type { RobustnessChecks } from '../ports/robustness.ts'
import type { RunCards } from '../ports/run-cards.ts'
import type { Search } from '../ports/search.ts'
import type { Settings } from '../ports/settings.ts'
import type { RunLog } from '../ports/run-log.ts'

/** What the registry holds, as far as people may see it. */
export type ShownRegistry = ChosenFrom

/** Whose models may speak. The key is nobody's business: only whether there is one. */
export type ShownProvider = {
  id: string
  /** The host that is handed the texts of a council; null: they stay on this machine. */
  host: string | null
  model: string | null
  /** A council may be started with it now. */
  configured: boolean
  /** It speaks where a run does not say who does. */
  usual?: boolean
  /** What it costs can be told; where it cannot, it is unknown and not free. */
  priceKnown?: boolean
  /** US dollars for a million tokens. */
  price?: { promptUsd: number; cachedUsd: number; completionUsd: number } | null
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
  /** What a council needs, and whether it is there; left out where nobody looks. */
  checks?: Checks
  /** What people have set; left out where nothing can be. */
  settings?: Settings
  log: Pick<RunLog, 'read' | 'head' | 'runs'>
  /** What was decided before; left out where nobody keeps it. */
  decisions?: DecisionRegister
  /** What may be cited; left out where nothing can be. */
  knowledge?: KnowledgeDoor
  /** What is played again; left out where nothing is. */
  replays?: Replays
  /** Logs from elsewhere; left out where none are taken. */
  brought?: BroughtLogs
  /** Where a log that is sent lies until somebody keeps it; left out where none is taken. */
  incoming?: string
  /** Runs as their transcripts show them; left out where nobody else folds them. */
  readings?: Readings
  /** Which runs were put away or deleted; left out where none can be. */
  archive?: Archive
  /** Left out where nothing is indexed. */
  search?: Search
  /** Whether decisions survive being held again in other ways; left out where nobody can hold them. */
  robustness?: RobustnessChecks
  /** What lists show of runs that have ended; left out where nothing is kept, and each list folds them anew. */
  cards?: RunCards
  /** The recorded councils that come with the program, by their ids; left out where none does. */
  demos?: readonly string[]
  registry: ShownRegistry
  /** The registry with what people have changed in it; left out where nothing can be changed. */
  catalogue?: Catalogue
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
