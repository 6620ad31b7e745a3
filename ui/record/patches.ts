import type { ActionItem, DecisionLog, EditArtifactCommand, Level } from '../../schemas/generated/types.ts'

type Operation = EditArtifactCommand['patch'][number]
type LoggedRisk = DecisionLog['risks'][number]

/** The fields of a form as they are typed; empty is “none”. */
export type TaskDraft = {
  title: string
  description: string
  owner: string
  due: string
  status: ActionItem['status']
  priority: string
}
export type RiskDraft = {
  risk: string
  mitigation: string
  owner: string
  earlySign: string
  likelihood: string
  impact: string
}

export const draftOfTask = (task: ActionItem | null): TaskDraft => ({
  title: task?.title ?? '',
  description: task?.description ?? '',
  owner: task?.owner?.name ?? '',
  due: task?.due_date ?? '',
  status: task?.status ?? 'open',
  priority: task?.priority ?? '',
})

export const draftOfRisk = (risk: LoggedRisk | null): RiskDraft => ({
  risk: risk?.risk ?? '',
  mitigation: risk?.mitigation ?? '',
  owner: risk?.owner ?? '',
  earlySign: risk?.early_sign ?? '',
  likelihood: risk?.likelihood ?? '',
  impact: risk?.impact ?? '',
})

/** What differs from the task as it was; all of it where the task is new. */
export function taskPatch(before: ActionItem | null, at: number, draft: TaskDraft): Operation[] {
  const owner = draft.owner.trim()
  const fields = {
    title: draft.title.trim(),
    description: draft.description.trim(),
    owner: owner === '' ? null : before?.owner?.name === owner ? before.owner : { name: owner },
    due_date: draft.due || null,
    status: draft.status,
    priority: draft.priority || null,
  }
  return before === null ? [added('/-', fields)] : changed(`/${at}`, fields, { ...before })
}

export const taskRemoval = (at: number): Operation[] => [{ op: 'remove', path: `/${at}` }]

export function riskPatch(before: LoggedRisk | null, at: number, draft: RiskDraft): Operation[] {
  const fields = {
    risk: draft.risk.trim(),
    mitigation: draft.mitigation.trim() || null,
    owner: draft.owner.trim() || null,
    early_sign: draft.earlySign.trim() || null,
    likelihood: levelOf(draft.likelihood),
    impact: levelOf(draft.impact),
  }
  if (before === null) return [added('/risks/-', fields)]
  return changed(`/risks/${at}`, fields, { owner: null, early_sign: null, ...before })
}

export const decisionPatch = (before: string, words: string): Operation[] =>
  changed('', { decision: words.trim() }, { decision: before })

const levelOf = (typed: string): Level =>
  (['low', 'medium', 'high'] as const).find((one) => one === typed) ?? null

const added = (path: string, value: Record<string, unknown>): Operation => ({ op: 'add', path, value })

// `add` sets a field that is there, and one that is not.
const changed = (at: string, now: Record<string, unknown>, before: Record<string, unknown>): Operation[] =>
  Object.entries(now).flatMap(([name, value]): Operation[] =>
    before[name] === value ? [] : [{ op: 'add', path: `${at}/${name}`, value }],
  )
