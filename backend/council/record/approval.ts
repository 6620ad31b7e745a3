import type { Actor, DecisionLog, QualityGateData } from '../../../schemas/generated/types.ts'
import type { RunState } from '../state.ts'
import { en } from '../wording/en.ts'
import { ru } from '../wording/ru.ts'

type Approvable = Pick<DecisionLog, 'status' | 'gates' | 'approved_by'>

/**
 * Whether a person still has to approve the log, as it is handed out, before it leaves the system. The council's
 * decision stands meanwhile: what is held is its export. A person who waived the gate has taken that upon them.
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

const NOTES: readonly string[] = [en.review.approval, ru.review.approval]

/** The log with the note in `needs_review` as long as the approval is missing, and without it from then on. */
export function withApprovalNote(log: DecisionLog, note: string): DecisionLog {
  const others = log.needs_review.filter((one) => !isApprovalNote(one))
  return { ...log, needs_review: approvalMissing(log) ? [...others, note].slice(-MOST_NOTES) : others }
}

/**
 * A decision log with those who approved it. What note and gate said of a missing approval, when the log was made, goes
 * once there is one.
 */
export function withApprovals<Body extends object>(body: Body, approved_by: Actor[]) {
  const isApproved = approved_by.some(({ kind }) => kind === 'person')
  if (!isApproved || !isNoted(body)) return { ...body, approved_by }
  return {
    ...body,
    approved_by,
    needs_review: body.needs_review.filter((one) => !isApprovalNote(one)),
    gates: body.gates.map((one) => (one.gate === 'approval' ? { ...one, missing: [] } : one)),
  }
}

/** A decision log, as far as it is looked at here: the schema has passed it when it was stored. */
const isNoted = (body: object): body is Pick<DecisionLog, 'gates' | 'needs_review'> =>
  'gates' in body && Array.isArray(body.gates) && 'needs_review' in body && Array.isArray(body.needs_review)

const isApprovalNote = (note: unknown): boolean => typeof note === 'string' && NOTES.includes(note)

/** A list of the schema holds no more. */
const MOST_NOTES = 100
