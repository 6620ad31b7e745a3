import type { ActionItem, DecisionLog, Outcome } from '../../../schemas/generated/types.ts'
import { approvalMissing } from '../record/approval.ts'
import { documentsOf } from '../record/versions.ts'
import { ENDED, type RunState } from '../state.ts'

/** What a run has come to, as lists show it. */
export type RunOutcome = {
  status: Outcome
  /** How many decisions were taken. */
  decisions: number
  tasks: number
  /** The title of the option that was chosen. */
  chosen: string | null
  /** The decision in words; null where none was taken. */
  decision: string | null
  /** A person has approved the decision log as it stands. */
  approved: boolean
  /** The record may not leave before a person has approved it. */
  awaitsApproval: boolean
  /** Something of the record stands at a target. */
  exported: boolean
}

/** Null as long as the run goes on, and where it ended without a decision log. */
export function outcomeOf(state: RunState): RunOutcome | null {
  const log = ENDED.has(state.status) ? documentsOf(state).decision_log?.body : undefined
  if (log === undefined) return null
  return {
    status: log.status,
    decisions: log.decisions.filter(({ status }) => status === 'decided').length,
    tasks: tasksIn(state).length,
    chosen: chosenIn(log),
    decision: log.status === 'decided' ? log.decision : null,
    approved: log.approved_by.some(({ kind }) => kind === 'person'),
    awaitsApproval: approvalMissing(log),
    exported: Object.values(state.exports).some(isThere),
  }
}

/** The tasks of the run that still stand. */
export const tasksIn = ({ artifacts }: RunState): ActionItem[] =>
  artifacts.action_items?.valid === true
    ? artifacts.action_items.body.filter(({ status }) => status !== 'cancelled')
    : []

/** The tasks that stand at a target, each counted once however many targets have it. */
export function exportedTasksIn({ exports, meeting }: RunState): number {
  const keys = Object.values(exports)
    .filter((one) => isThere(one) && one.key.startsWith(`${meeting.id}/task/`))
    .map(({ key }) => key)
  return new Set(keys).size
}

const isThere = ({ status }: RunState['exports'][string]): boolean =>
  status === 'succeeded' || status === 'unchanged'

const chosenIn = ({ chosen_option, alternatives }: DecisionLog): string | null =>
  chosen_option === null ? null : (alternatives.find(({ id }) => id === chosen_option)?.title ?? null)
