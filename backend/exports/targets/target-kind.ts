import type { Log } from '../../ports/access.ts'
import type { ExportTarget } from '../../ports/export-target.ts'
import type { Clock, Ids, Random } from '../../ports/outside.ts'
import type { Councils } from '../../ports/councils.ts'
import type { Deliveries } from '../../ports/deliveries.ts'
import type { Inbound } from '../../ports/doors.ts'
import type { Exports, OutboxStore } from '../../ports/exports.ts'
import type { Idempotency } from '../../ports/idempotency.ts'
import type { Meetings } from '../../ports/meetings.ts'
import type { RunLog } from '../../ports/run-log.ts'
import type { ExportSettings } from '../../ports/services.ts'

export type TargetDeps = { settings: ExportSettings; clock: Clock; random: Random; logger: Log }

/** What a door to the councils works with. */
export type DoorDeps = TargetDeps & {
  councils: Councils
  meetings: Meetings
  exports: Exports
  store: OutboxStore
  deliveries: Deliveries
  idempotency: Idempotency
  log: Pick<RunLog, 'runs'>
  ids: Pick<Ids, 'request'>
  /** Where people reach the panel, without a slash at the end. */
  panelUrl: string
}

/** A way to export, whether it is set up here or not. */
export type TargetKind = {
  /** As meetings and commands name it, where it is not set up. */
  name: string
  title: string
  /** What people do to set it up. */
  howToSetUp: string
  /** A meeting that names no target goes there, where it is set up. */
  usual: boolean
  /** The targets of this kind; none where it is not set up. What is heavy is loaded here. */
  open(deps: TargetDeps): Promise<ExportTarget[]>
  /** The door by which its service calls us; null where it is not set up. */
  door?(deps: DoorDeps): Promise<Inbound | null>
}
