import type { ActionItem, DecisionLog, Summary } from '../../../schemas/generated/types.ts'
import { isActionItems, isDecisionLog, isSummary } from '../../../schemas/generated/validators.js'
import { explain, type Validator } from '../../../schemas/validate.ts'
import { logFaults, lostAnchors, type Ground } from '../support/record-faults.ts'
import { taskFaults } from '../support/task-faults.ts'

type Documents = { decisionLog: DecisionLog; actionItems: readonly ActionItem[]; summary: Summary }

/** What keeps each document of an import from being trusted: its schema's findings, and what the text does not say. */
export function importFaults(
  { decisionLog, actionItems, summary }: Documents,
  ground: Ground,
): Record<keyof Documents, string[]> {
  return {
    decisionLog: [...schemaFaults(isDecisionLog, decisionLog), ...logFaults(decisionLog, ground)].slice(
      0,
      MOST,
    ),
    actionItems: [
      ...schemaFaults(isActionItems, actionItems),
      ...lostAnchors(actionItems, ground),
      ...actionItems.flatMap((item, i) => taskFaults(item, ground).map((fault) => `/${i}${fault}`)),
    ].slice(0, MOST),
    summary: [...schemaFaults(isSummary, summary), ...lostAnchors(summary, ground)].slice(0, MOST),
  }
}

// Whoever mends the first of so many begins anew.
const MOST = 50

const schemaFaults = (validator: Validator<unknown>, value: unknown): string[] =>
  validator(value)
    ? []
    : explain(validator.errors ?? [], value).map(({ pointer, message }) => `${pointer || '/'}: ${message}`)
