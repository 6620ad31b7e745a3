import type { ActionItem, DecisionLog, Summary } from '../../../schemas/generated/types.ts'
import { plain } from '../render/plain.ts'
import type { RecordWords } from './words-en.ts'

const MOST_WORDS = 200
const MOST_POINTS = 5

/** A text's record in at most 200 words: what was decided, who does what, what is open. */
export function importedSummary(log: DecisionLog, tasks: readonly ActionItem[], words: RecordWords): Summary {
  const say = words.summary
  const others = log.decisions.filter(({ text }) => text !== log.decision).map(({ text }) => text)
  const lines = [
    `**${plain(log.decision)}**`,
    ...points(say.decided, others, say),
    ...points(
      say.reasons,
      // The decision of a record is often said with its reason.
      log.rationale.map(({ claim }) => claim).filter((claim) => !log.decision.includes(claim)),
      say,
    ),
    ...points(
      say.dissent,
      log.dissent.map(({ reason }) => reason),
      say,
    ),
    ...points(
      say.tasks,
      tasks.map(({ title, owner, due_date: due }) => say.task({ title, owner: owner?.name ?? null, due })),
      say,
    ),
    ...points(
      say.questions,
      log.open_questions.map(({ text }) => text),
      say,
    ),
  ]
  const anchors = log.decisions.slice(0, MOST_POINTS).flatMap((one) => one.anchors)
  return { title: log.title, markdown: withinWords(lines), anchors: anchors.slice(0, 50) }
}

function points(head: string, all: readonly string[], say: RecordWords['summary']): string[] {
  if (all.length === 0) return []
  const rest = all.length - MOST_POINTS
  return [
    '',
    `${head}:`,
    ...all.slice(0, MOST_POINTS).map((point) => `- ${plain(point)}`),
    ...(rest > 0 ? [`- ${say.more(rest)}`] : []),
  ]
}

/** Whole lines only, so that nothing is cut into another meaning; one that is too long gives way to those behind it. */
function withinWords(lines: readonly string[]): string {
  const kept: string[] = []
  let words = 0
  for (const line of lines) {
    const more = line.split(/\s+/).filter(Boolean).length
    if (words + more > MOST_WORDS) continue
    words += more
    kept.push(line)
  }
  return kept.join('\n').trim()
}
