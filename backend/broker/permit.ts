import type { Authorize } from '../ports/access.ts'
import type { Viewer } from '../ports/doors.ts'
import type { RunLog } from '../ports/run-log.ts'

export type PermitDeps = { viewer: Viewer; log: Pick<RunLog, 'head'>; authorize: Authorize }
export type Refusal = { code: string; detail: string }

/** Whether this viewer may do this with this run now; every frame asks. A run of another workspace is no run here. */
export async function permit(
  deps: PermitDeps,
  action: 'read' | 'command',
  runId: string,
): Promise<{ headSeq: number } | Refusal> {
  const head = await deps.log.head(runId)
  if (head === null || head.workspaceId !== deps.viewer.subject.workspaceId) return NO_RUN
  const detail = refusalOf(deps, action, runId)
  return detail === null ? { headSeq: head.headSeq } : { code: 'not_allowed', detail }
}

/** Why not, or null. */
export function refusalOf(
  { authorize, viewer: { subject } }: Omit<PermitDeps, 'log'>,
  action: 'read' | 'command',
  id: string,
): string | null {
  return authorize(subject, action, { kind: 'run', workspaceId: subject.workspaceId, id })
}

export const NO_RUN: Refusal = { code: 'run_not_found', detail: 'There is no such run.' }
