import type { EarlierDecision } from '../../../schemas/generated/types.ts'
import { assumedIn } from '../meeting/hold-meeting.ts'
import { sourcesOf } from '../found.ts'
import type { RunState } from '../state.ts'

/** What a page about the decision log says that the log itself does not hold. */
export const legendOf = ({ seats, meeting, found, artifacts, versions, earlier = [] }: RunState) => ({
  seats,
  sources: sourcesOf({ meeting, found }),
  language: meeting.language,
  assumed: assumedIn(meeting),
  ...(artifacts.action_items === undefined ? {} : { tasks: artifacts.action_items.body }),
  tasksApproval: tasksApproval(versions),
  ...replacedIn(earlier),
})

/** Left out where nothing is replaced: what was exported before must not look changed. */
function replacedIn(earlier: readonly EarlierDecision[]): { replaced?: EarlierDecision[] } {
  const replaced = earlier.filter(({ relation }) => relation === 'supersedes')
  return replaced.length === 0 ? {} : { replaced }
}

/** An approval is of one version of one document: how the tasks of a page stand to that of its decision log. */
function tasksApproval({ action_items: tasks = [], decision_log: logs = [] }: RunState['versions']) {
  const last = tasks.at(-1)
  const approvedAt = logs.flatMap(({ approvals }) => approvals.map(({ seq }) => seq))
  return {
    version: last?.version ?? 0,
    names: last?.approvals.map(({ by }) => by.name) ?? [],
    changedSince: approvedAt.length > 0 && (last?.seq ?? 0) > Math.max(...approvedAt),
  }
}

/** Whether a person has changed the decision log or the tasks after the summary of them was written. */
export function summaryIsOlder({ versions }: Pick<RunState, 'versions'>): boolean {
  const written = versions.summary?.at(-1)?.seq
  const changes = [...(versions.decision_log ?? []), ...(versions.action_items ?? [])]
  return written !== undefined && changes.some(({ seq, by }) => by.kind === 'person' && seq > written)
}
