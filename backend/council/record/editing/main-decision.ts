import type { RunState } from '../../state.ts'
import { mainDecision } from '../decision-log.ts'
import { importedRecord } from '../ground.ts'
import { fieldOf, isFields, sameJson } from './json.ts'
import type { Edit } from './settle.ts'

/**
 * The main decision stands in a decision log twice: at the top, and in the list under its id. Edited in one place it
 * reads the same in the other; edited in both, it must say the same.
 */
export function withMainWords(edit: Edit, before: unknown, after: unknown): unknown {
  if (!isFields(before) || !isFields(after) || !Array.isArray(after.decisions)) return after
  const id = mainIdOf(edit.state)
  const listed: unknown[] = Array.isArray(before.decisions) ? before.decisions : []
  const decisions: unknown[] = after.decisions
  const at = decisions.findIndex((one) => isFields(one) && fieldOf(one, 'id') === id)
  const [old, now] = [listed[at], decisions[at]]
  if (id === null || !isFields(old) || !isFields(now)) return after
  const isTopEdited = !sameJson(before.decision, after.decision)
  if (sameJson(old.text, now.text))
    return isTopEdited ? { ...after, decisions: decisions.with(at, { ...now, text: after.decision }) } : after
  if (!isTopEdited) return { ...after, decision: now.text }
  if (!sameJson(after.decision, now.text))
    edit.faults.push(`/decisions/${at}/text: is the main decision, as is /decision: write the same in both.`)
  return after
}

/** Of a council the decision on the main item; of an import the first that says what the record says at the top. */
function mainIdOf(state: RunState): string | null {
  const record = importedRecord(state)
  if (record === undefined) return mainDecision(state)?.decisionId ?? null
  return record.decisions.find(({ text }) => text === record.decision)?.id ?? null
}
