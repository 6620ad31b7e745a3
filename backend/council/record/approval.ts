import type { DecisionLog, QualityGateData } from '../../../schemas/generated/types.ts'
import type { RunState } from '../state.ts'

type Approvable = Pick<DecisionLog, 'status' | 'gates' | 'approved_by'>

/**
 * Whether a person still has to approve the log before it leaves the system. The council's decision stands meanwhile:
 * what is held is its export. A person who waived the gate has taken that upon them.
 */
export const approvalMissing = ({ status, gates, approved_by }: Approvable): boolean =>
  status === 'decided' &&
  gates.some(({ gate, waived_by }) => gate === 'approval' && waived_by === undefined) &&
  !approved_by.some(({ kind }) => kind === 'person')

/** Approval is asked for of the whole log, whichever item was open when a person waived it. */
export const approvalWaivers = ({ items, gates }: Pick<RunState, 'items' | 'gates'>): QualityGateData[] =>
  [...Object.values(items).flatMap((item) => item.gates), ...gates].filter(
    ({ gate, waivedBy }) => gate === 'approval' && waivedBy !== undefined,
  )

/** The log with the note in `needs_review` as long as the approval is missing, and without it from then on. */
export function withApprovalNote(log: DecisionLog, note: string): DecisionLog {
  const others = log.needs_review.filter((one) => one !== note)
  return { ...log, needs_review: approvalMissing(log) ? [...others, note].slice(-MOST_NOTES) : others }
}

/** A list of the schema holds no more. */
const MOST_NOTES = 100
