import type { ActionItem, DecisionLog, Summary } from '../../../schemas/generated/types.ts'
import type { Wording } from '../wording/en.ts'

/** A summary made from the decision log alone: decision, what was waived for it, reasons, dissent, tasks and open questions. */
export function summaryOf(log: DecisionLog, tasks: ActionItem[], words: Wording['summary']): Summary {
  const lines = [
    `**${log.decision}**`,
    ...list(words.waived, waived(log)),
    ...list(
      words.reasons,
      log.rationale.slice(0, 3).map((one) => one.claim),
    ),
    ...list(
      words.dissent,
      log.dissent.map((one) => `${one.seat}: ${one.reason}`),
    ),
    ...list(
      words.tasks,
      tasks.slice(0, 5).map((task) => task.title),
    ),
    ...list(
      words.questions,
      log.open_questions.slice(0, 3).map((one) => one.text),
    ),
  ]
  const anchors = log.rationale.slice(0, 3).flatMap((one) => one.anchors)
  return { title: log.title, markdown: withinWords(lines, 200), anchors }
}

/** What the decision stands without, and who took that upon them. */
export const waived = ({ gates }: Pick<DecisionLog, 'gates'>): string[] =>
  gates.flatMap(({ missing, waived_by, reason }) => {
    if (waived_by === undefined) return []
    const why = reason === undefined ? '' : `: ${reason}`
    return [`${missing.join(' ').replace(/\.$/, '')} (${waived_by.name}${why})`]
  })

const list = (head: string, points: string[]): string[] =>
  points.length === 0 ? [] : ['', `${head}:`, ...points.map((point) => `- ${point}`)]

/** Whole lines only, so that nothing is cut into another meaning. */
function withinWords(lines: string[], most: number): string {
  const kept: string[] = []
  let words = 0
  for (const line of lines) {
    words += line.split(/\s+/).filter(Boolean).length
    if (words > most) break
    kept.push(line)
  }
  return kept.join('\n').trim()
}
