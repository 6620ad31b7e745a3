import type { Log } from '../../ports/access.ts'
import type { ExportTarget } from '../../ports/export-target.ts'
import type { Clock, Random } from '../../ports/outside.ts'
import type { ExportSettings } from '../../ports/services.ts'

export type TargetDeps = { settings: ExportSettings; clock: Clock; random: Random; logger: Log }

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
}
