// What a target brings, so that the one runner of scenarios can try it.
import type { ExportObject, ExportTarget, ExportView } from '../../../backend/ports/export-target.ts'
import type { Random } from '../../../backend/ports/outside.ts'
import type { VirtualClock } from '../../support/emulators/core/clock.ts'
import type { Control } from '../../support/emulators/core/control.ts'
import type { Fault } from '../../support/emulators/core/faults.ts'

/** What is seen of an object by the people at the target. */
export type Visible = {
  now: number
  /** Together at any time. */
  most: number
  /** A person took it away, and it may stay away. */
  removed?: boolean
}

/** The service that a target writes to, begun anew for each scenario. */
export type Stand = {
  /** A way out for one worker: the workers of a scenario all reach the same service. */
  target(): ExportTarget | Promise<ExportTarget>
  /** The emulator's; null where nothing is asked over HTTP. */
  control: Control | null
  /** Without it: what was asked so far, and how many wait for an answer that never comes, until the outbox gives them up. */
  underWay?(): { asked: number; hanging: number }
  visible(key: string): Visible
  /** What stands there otherwise than the record says; null where all is exact. `all` are the objects that stand. */
  wrong(given: {
    object: ExportObject
    all: readonly ExportObject[]
    view: ExportView
    externalId: string | null
  }): string | null | Promise<string | null>
  /** How far behind what a look-up finds may be, from now on. */
  lag?(ms: number): void
  /** A person at the target changes something there. */
  humanEdit?(random: Random): void
  /** What people wrote and is not there any more. */
  lostWords?(): string[]
  /** Writes that people can see, since the beginning. Where it is not said, the emulator counts. */
  writes?(): number
  close(): Promise<void>
}

export type TargetUnderTest = {
  name: string
  /** It has a key or can be looked up: exactly one. Else at most one, and `unconfirmed` where nobody can tell. */
  canLookUp: boolean
  /** It finds again what it made where our database was lost. */
  survivesLoss: boolean
  /** After that, something that was sent and never answered is no longer waited for. */
  waitsMs: number
  /** Where not the usual ones. */
  faults?: readonly Fault[]
  /** It gives up soon where no answer comes at all: its patience is the machine's time, and a test's. */
  endsHangs: boolean
  /** A copy may stand for a while where two write at once or a look-up comes too early, and is gone in the end. */
  mayRepeat?: boolean
  start(given: { clock: VirtualClock; seed: number; newDir: () => string }): Promise<Stand>
}
