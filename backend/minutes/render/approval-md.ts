import type { DecisionLog } from '../../../schemas/generated/types.ts'
import { plain } from './plain.ts'
import type { RenderWords } from './words-en.ts'

/** Who has approved the tasks that stand on the page, and whether they were changed after the log was approved. */
export type TasksApproval = { version: number; names: readonly string[]; changedSince: boolean }

/** What was approved, by whom: the decision log in one version, and the tasks only where somebody approved them. */
export function approvalLines(log: DecisionLog, tasks: TasksApproval | null, say: RenderWords): string[] {
  const ofLog = log.approved_by.map(({ name }) => plain(name)).join(', ')
  const ofTasks = tasks?.names.map(plain).join(', ') ?? ''
  const rest =
    tasks === null || ofTasks !== '' ? '' : say.approval.rest[tasks.changedSince ? 'changed' : 'apart']
  return [
    ...(ofLog === '' ? [] : [`- ${say.approval.log(ofLog, log.version)}${rest}`]),
    ...(tasks === null || ofTasks === '' ? [] : [`- ${say.approval.tasks(ofTasks, tasks.version)}`]),
  ]
}

/** A summary that tells of an earlier state says so first. */
export const olderSummary = (markdown: string, isOlder: boolean, say: RenderWords): string =>
  isOlder ? `> ${say.olderSummary}\n\n${markdown}` : markdown
