import { digest } from '../log/digest.ts'
import type { ExportIo, ExportOutcome, ExportTarget } from '../ports/export-target.ts'
import type { ExportRow, Hold, OutboxStore } from '../ports/exports.ts'
import type { Clock } from '../ports/outside.ts'
import { ExportFault, HoldLost } from './export-fault.ts'
import type { Limiter } from './limiter.ts'
import { exportIdOf } from './planning.ts'
import type { Views } from './views.ts'

export type AttemptDeps = {
  views: Views
  store: OutboxStore
  limiter: Limiter
  clock: Pick<Clock, 'now' | 'sleep'>
}

/** An attempt ends before the hold on its object does. */
export const HOLD_MS = 180_000
const LONGEST_ATTEMPT_MS = 150_000

/** What came of an attempt: the content that was brought, and how; null where nothing is wanted any more. */
export type Attempted = { hash: string; outcome: ExportOutcome } | null

/** Brings one object to its target, as the run's log wants it now. Throws what the target throws. */
export async function attempt(
  deps: AttemptDeps,
  target: ExportTarget,
  { row, hold }: { row: ExportRow; hold: Hold },
  closing: AbortSignal,
): Promise<Attempted> {
  const view = await deps.views.of(row.runId)
  const object = view === null ? undefined : target.objects(view).find(({ key }) => key === row.key)
  if (object === undefined) return null
  const hash = digest(object.content)
  if (object.only === 'known' && wasNeverTried(row)) return { hash, outcome: NOT_MADE }
  const over = new AbortController()
  const signal = AbortSignal.any([closing, over.signal])
  const done = new AbortController()
  const latest = deps.clock.now() + LONGEST_ATTEMPT_MS
  void deps.clock.sleep(LONGEST_ATTEMPT_MS, done.signal).then(() => over.abort())
  try {
    return { hash, outcome: await object.put(ioOf(deps, { row, hold, hash, signal, latest })) }
  } catch (error) {
    // A target that sees the signal before it sends throws just that: slow is not broken.
    const isFault = error instanceof ExportFault || error instanceof HoldLost
    if (isFault || !over.signal.aborted || closing.aborted) throw error
    throw new ExportFault('later', `${target.title} took too long. It is tried again by itself.`, {
      cause: error,
    })
  } finally {
    done.abort()
  }
}

const wasNeverTried = ({ externalId, kept, doneHash }: ExportRow): boolean =>
  externalId === null && kept === null && doneHash === null

const NOT_MADE: ExportOutcome = {
  status: 'succeeded',
  note: 'It was over before it could be brought here, so nothing was sent.',
}

type Given = {
  row: ExportRow
  hold: Hold
  hash: string
  signal: AbortSignal
  /** When the attempt is given up. */
  latest: number
}

function ioOf({ store, limiter, clock }: AttemptDeps, { row, hold, hash, signal, latest }: Given): ExportIo {
  let note: unknown = row.kept === null ? null : JSON.parse(row.kept)
  const held = async (done: Promise<boolean>) => {
    if (!(await done)) throw new HoldLost()
  }
  return {
    exportId: row.exportId,
    key: row.key,
    revision: row.revision,
    hash,
    doneHash: row.doneHash,
    externalId: row.externalId,
    url: row.url,
    attempt: row.attempt + 1,
    insisted: row.insisted,
    signal,
    now: () => clock.now(),
    kept: (guard) => (guard(note) ? note : null),
    async keep(next) {
      await held(store.keep(hold, JSON.stringify(next)))
      note = next
    },
    claim: (externalId, url) => store.claim(row.exportId, externalId, url),
    async disown() {
      await held(store.disown(hold))
      note = null
    },
    async other(key) {
      const found = await store.find(row.workspaceId, exportIdOf(row.workspaceId, row.target, key))
      if (found?.externalId == null || found.meetingId !== row.meetingId) return null
      return { externalId: found.externalId, url: found.url }
    },
    pace: (scope) => limiter.take(scope, signal, latest),
  }
}
