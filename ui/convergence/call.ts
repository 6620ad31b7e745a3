import { blindRoundIsOpen } from '../../backend/council/phases.ts'
import { ENDED, openItem, type RunState } from '../../backend/council/state.ts'
import type { Trace } from './trace.ts'

/** What the trace advises: a call of the decision is never advised while an objection or a risk has no answer. */
export type Advice =
  | { kind: 'none' }
  | { kind: 'unanswered'; objections: string[]; risks: string[] }
  | { kind: 'call' }
  | { kind: 'goes_on' }

/** At most so many new claims in the last three turns mean that talk adds little. */
const LITTLE = 1
const ENOUGH_TURNS = 3

/** Whether it is time to call the decision of the open item, or what stands against it. */
export function adviceOf(run: RunState, trace: Trace): Advice {
  if (!canBeCalled(run)) return { kind: 'none' }
  const objections = Object.keys(run.unanswered)
  const risks = openRisks(run)
  if (objections.length + risks.length > 0) return { kind: 'unanswered', objections, risks }
  const isQuiet = trace.last.turns >= ENOUGH_TURNS && trace.last.newClaims <= LITTLE
  return { kind: isQuiet ? 'call' : 'goes_on' }
}

/** A risk of the open item is answered when somebody has named what would be done about it. */
const openRisks = (run: RunState): string[] =>
  run.risks.filter((one) => one.itemId === run.itemId && !one.mitigation).map(({ riskId }) => riskId)

/** As the rules judge `call_decision`; the server has the last word. */
function canBeCalled(run: RunState): boolean {
  const item = openItem(run)
  const kind = run.meeting.agenda.find(({ id }) => id === run.itemId)?.kind
  if (item === null || kind !== 'decide' || ENDED.has(run.status)) return false
  return item.decision === null && !item.called && run.phase !== 'decision' && !blindRoundIsOpen(run)
}
