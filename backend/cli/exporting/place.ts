import type { CommandOutcome } from '../../ports/councils.ts'
import type { ExportStatus, ShownTarget } from '../../ports/exports.ts'

/** An object at a target, or on its way there. */
export type ShownExport = {
  id: string
  target: string
  kind: string
  title: string
  status: ExportStatus
  url: string | null
  error: string | null
  attempt: number
  /** When something is done about it next; null: nothing is. */
  nextAt: string | null
}

export type ShownExports = {
  items: ShownExport[]
  targets: ShownTarget[]
  /** Why nothing of the run may leave now, and what to do; null where it may. */
  held: string | null
}

/** Whoever brings records to their targets: this process, or the server that holds the data directory. */
export type ExportPlace = {
  targets(): Promise<ShownTarget[]>
  ofRun(runId: string): Promise<ShownExports>
  ask(runId: string, target: string): Promise<CommandOutcome>
  retry(exportId: string): Promise<void>
  /** The run stands for its meeting from now on. */
  adopt(runId: string): Promise<void>
  /** Settles when nothing of the run is under way, or after so long. */
  settled(runId: string, ms: number): Promise<void>
}
