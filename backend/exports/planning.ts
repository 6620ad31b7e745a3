import { ENDED, type RunState } from '../council/state.ts'
import { digest } from '../log/digest.ts'
import type { ExportObject, ExportTarget } from '../ports/export-target.ts'
import type { OutboxStore, PlannedObject } from '../ports/exports.ts'
import type { Views } from './views.ts'

type Deps = { views: Views; store: OutboxStore }

/** The targets that a run goes to: those of its meeting, and those that a person asked for. */
export const wantedBy = ({ meeting, exportsAsked }: RunState): ReadonlySet<string> =>
  new Set([...meeting.exports, ...Object.keys(exportsAsked)])

/** Reads on in the run's log for one target, and notes what is wanted there. True where a person has asked for it since. */
export async function planExports(
  { views, store }: Deps,
  target: ExportTarget,
  runId: string,
): Promise<boolean> {
  const view = await views.of(runId)
  if (view === null || !wantedBy(view.state).has(target.name)) return false
  const { state, now } = view
  // What becomes of an export is told in the log, and these logs end where they end.
  if (state.kind === 'replay' || state.beyond !== undefined) return false
  const read = await store.cursor(target.name, runId)
  if (read >= state.seq) return false
  const objects = target.objects(view)
  // Most targets have nothing to do with a run that goes on.
  if (objects.length === 0 && !ENDED.has(state.status)) return false
  const asked = (state.exportsAsked[target.name] ?? 0) > read
  const isNoted = await store.plan({
    workspaceId: state.workspaceId,
    meetingId: state.meeting.id,
    runId,
    target: target.name,
    seq: state.seq,
    adopted: view.adopted,
    objects: objects.map((object) => planned(state.workspaceId, target.name, object)),
    whole: view.record !== null,
    asked,
    now,
  })
  // A person chose between our look and our note.
  return isNoted ? asked : planExports({ views, store }, target, runId)
}

/** Notes that a run is read, for the targets that it does not go to: else it would be read at every start for them. */
export async function passOver(
  { views, store }: Deps,
  targets: readonly ExportTarget[],
  runId: string,
): Promise<void> {
  const view = await views.of(runId)
  // Only those that stand for their meeting are looked for at a start.
  if (view === null || !view.adopted || !ENDED.has(view.state.status)) return
  const { state } = view
  const wanted = state.kind === 'replay' ? new Set<string>() : wantedBy(state)
  const others = targets.map(({ name }) => name).filter((name) => !wanted.has(name))
  if (others.length > 0) await store.passOver(others, runId, state.seq)
}

function planned(workspaceId: string, target: string, object: ExportObject): PlannedObject {
  const { key, kind, title, content, at = null, only = null } = object
  return {
    exportId: exportIdOf(workspaceId, target, key),
    key,
    kind,
    title: title.slice(0, MOST_TITLE),
    hash: digest(content),
    at,
    only,
  }
}

const MOST_TITLE = 500

/** The same object has the same id in every process and after any loss. */
export const exportIdOf = (workspaceId: string, target: string, key: string): string =>
  `x${digest([workspaceId, target, key]).slice(0, 24)}`
