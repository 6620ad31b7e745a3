import type { ActionItem } from '../../schemas/generated/types.ts'
import { approvalMissing } from '../council/record/approval.ts'
import { legendOf } from '../council/record/legend.ts'
import { documentsOf } from '../council/record/versions.ts'
import { ENDED, type RunState } from '../council/state.ts'
import type { ExportedTask, ExportRecord } from '../ports/export-target.ts'

/** Why nothing of a run may leave now, in words for people; null where it may. */
export function whyHeld(state: RunState, adopted: boolean): string | null {
  if (state.demo) return 'This council is a demo: nothing in it was meant, so nothing of it is exported.'
  if (!ENDED.has(state.status)) return 'The run still goes on: its record is exported when it ends.'
  const { decision_log: log } = documentsOf(state)
  if (log === undefined) return 'The run has made no decision log, so there is nothing to export.'
  if (!log.valid)
    return 'The decision log is not valid, so it is not exported. Mend it with edit_artifact first.'
  if (!adopted)
    return `This run does not stand for its meeting, so it is not exported. Choose it first: xio adopt ${state.runId}`
  if (approvalMissing(log.body))
    return `A person has to approve the decision log before it is exported: xio approve ${state.runId}`
  return null
}

/** The tasks of the run as they stand; none where the list is not valid. */
export const tasksOf = ({ artifacts }: RunState): readonly ActionItem[] =>
  artifacts.action_items?.valid === true ? artifacts.action_items.body : []

/** What may leave the system of a run about which `whyHeld` says nothing. */
export function exportRecord(state: RunState, tasks: ExportedTask[], link: string): ExportRecord | null {
  const { decision_log: log, summary } = documentsOf(state)
  if (log === undefined) return null
  return {
    workspaceId: state.workspaceId,
    meetingId: state.meeting.id,
    runId: state.runId,
    language: state.meeting.language,
    decisionLog: log.body,
    summary: summary?.valid === true ? summary.body : null,
    tasks,
    legend: legendOf(state),
    link,
  }
}
