import type { TurnRequest } from '../../ports/voice.ts'

/** What the seats that write the record are handed of it: the parts that can be worded, numbered as they are named. */
export function recordWords({ decisionLog: log, actionItems }: NonNullable<TurnRequest['record']>): string {
  const quotes = (anchors: { quote: string; source_id: string | null; message_id: string | null }[]) =>
    anchors.slice(0, 3).map((one) => ({ in: one.source_id ?? one.message_id, quote: one.quote }))
  const shown = {
    status: log.status,
    decision: log.decision,
    chosen_option: log.chosen_option,
    decisions: log.decisions.map(({ id, text, status }) => ({ id, text, status })),
    confidence: log.confidence,
    votes: log.consensus.votes,
    rationale: log.rationale.map(({ claim, anchors }, at) => ({
      number: at + 1,
      claim,
      quotes: quotes(anchors),
    })),
    dissent: log.dissent.map(({ seat, position, reason }) => ({ seat, position, reason })),
    risks: log.risks.map(({ risk, likelihood, impact, mitigation, early_sign, anchors }) => ({
      risk,
      likelihood,
      impact,
      mitigation,
      early_sign,
      quotes: quotes(anchors),
    })),
    assumptions: log.assumptions.map((one) => one.text),
    open_questions: log.open_questions.map((one) => one.text),
    tasks: actionItems.map(({ title, owner, due_date }) => ({ title, owner: owner?.name ?? null, due_date })),
    gates: log.gates
      .filter((one) => !one.passed)
      .map(({ gate, missing, waived_by }) => ({ gate, missing, waived_by: waived_by?.name ?? null })),
  }
  return JSON.stringify(shown, null, 1)
}
