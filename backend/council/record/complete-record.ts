import * as validators from '../../../schemas/generated/validators.js'
import { wordingOf } from '../wording/wording.ts'
import type { Working } from '../working.ts'
import { actionItemsOf } from './action-items.ts'
import { decisionLogOf } from './decision-log.ts'
import { decisionLogFaults } from './faults.ts'
import { emitArtifacts } from './submit.ts'
import { summaryOf } from './summary.ts'

/**
 * Every run that ends leaves its three documents: what no seat handed in, or handed in wrong, the log itself
 * yields, without any model. `why` stands in `needs_review`; empty where nothing needs one.
 */
export function completeRecord(w: Working, why: string[]): void {
  if (w.state.artifacts.action_items === undefined)
    emitArtifacts(w, null, [{ kind: 'action_items', body: actionItemsOf(w.state) }])
  if (w.state.artifacts.decision_log === undefined) {
    const log = decisionLogOf(w, why)
    const faults = validators.isDecisionLog(log)
      ? decisionLogFaults(w.state, log, w.ctx)
      : ['The rebuilt decision log does not pass its schema.']
    emitArtifacts(w, null, [{ kind: 'decision_log', body: log }], faults.length === 0 ? undefined : faults)
  }
  const log = w.state.artifacts.decision_log?.body
  if (log !== undefined && w.state.artifacts.summary === undefined)
    emitArtifacts(w, null, [
      {
        kind: 'summary',
        body: summaryOf(log, w.state.artifacts.action_items?.body ?? [], wordingOf(w.state).summary),
      },
    ])
}
