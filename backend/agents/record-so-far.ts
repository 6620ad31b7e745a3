import { NOTHING_YET } from './nothing-yet.ts'
import { decisionLogOf } from '../council/record/decision-log.ts'
import type { RunState } from '../council/state.ts'
import { Working } from '../council/working.ts'
import type { TurnRequest } from '../ports/voice.ts'

/**
 * The record that the log yields so far, for the seats that write it. What only the server says (time, cost, head
 * of the log) is blank, so that a turn's request depends on nothing but what was said.
 */
export function recordSoFar(state: RunState): NonNullable<TurnRequest['record']> {
  const log = decisionLogOf(new Working(state, NOTHING_YET, false), [])
  const blank = { turns: 0, tokens: 0, usd: null, seconds: 0 }
  return {
    decisionLog: {
      ...log,
      decided_at: '1970-01-01T00:00:00.000Z',
      cost: blank,
      provenance: { ...log.provenance, log_seq: 0, log_hash: '0'.repeat(64) },
    },
    actionItems: state.artifacts.action_items?.body ?? [],
  }
}
