import type { ActionItem, DecisionLog, ExportData } from '../../schemas/generated/types.ts'
import type { RunState } from '../../backend/council/state.ts'

/** What an outcome is made of, and how far it is. */
export type Checklist = {
  decision: { isDone: boolean; status: DecisionLog['status'] | null }
  tasks: { isDone: boolean; complete: number; all: number; fewerBy: string[] }
  risks: { isDone: boolean; answered: number; all: number }
  exported: { isDone: boolean; targets: string[] }
}

/** The aim of a council; fewer are right where a person says so. The system never pads the list. */
const FEWEST = 5
const MOST = 10

export function checklistOf(run: RunState, log: DecisionLog | null): Checklist {
  const tasks = (run.artifacts.action_items?.body ?? []).filter(({ status }) => status !== 'cancelled')
  const complete = tasks.filter(isComplete).length
  const enough = complete >= FEWEST && tasks.length <= MOST
  const approvals = run.versions.action_items?.at(-1)?.approvals ?? []
  const fewerBy = enough || tasks.length >= FEWEST ? [] : approvals.map(({ by }) => by.name)
  const risks = log === null ? run.risks : log.risks
  const answered = risks.filter(({ mitigation }) => (mitigation ?? '') !== '').length
  const targets = sentTo(run)
  return {
    decision: {
      isDone: log === null ? run.decisions.length > 0 : log.status === 'decided',
      status: log?.status ?? null,
    },
    tasks: { isDone: enough || fewerBy.length > 0, complete, all: tasks.length, fewerBy },
    risks: { isDone: risks.length > 0 && answered === risks.length, answered, all: risks.length },
    exported: { isDone: targets.length > 0, targets },
  }
}

const isComplete = ({ owner, due_date }: ActionItem): boolean => owner !== null && due_date !== null

/** The targets at which the record itself is. */
function sentTo({ exports: told, meeting }: Pick<RunState, 'exports' | 'meeting'>): string[] {
  const isThere = ({ key, status }: ExportData) =>
    key === meeting.id && (status === 'succeeded' || status === 'unchanged')
  return [
    ...new Set(
      Object.values(told)
        .filter(isThere)
        .map(({ target }) => target),
    ),
  ]
}
