import type { DecisionLog, Support } from '../../../../schemas/generated/types.ts'
import { withoutStatus } from '../../../minutes/render/without-status.ts'
import { wordsOf as documentWords } from '../../../minutes/render/words.ts'
import type { ExportedTask, ExportRecord } from '../../../ports/export-target.ts'
import { bold, italic, type Paragraph, say, type Span } from './rich-text.ts'
import type { Words } from './words.ts'

/** The record for people who read it on a phone: what was decided, why, who was against it, who does what. */
export function recordParagraphs(record: ExportRecord, words: Words): Paragraph[] {
  const { decisionLog: log } = record
  return [
    [bold(log.title)],
    [say(log.question)],
    ...review(log, words),
    decision(record, words),
    ...list(
      words.reasons,
      log.rationale.map((one) => line(record, one.claim, one.support)),
    ),
    ...list(
      documentWords(record.language).heads.risks,
      log.risks.map(({ risk }) => [say(`\n• ${risk}`)]),
    ),
    ...list(
      words.dissent,
      log.dissent.map((one) => [say(`\n• ${dissentOf(record, one)}`)]),
    ),
    ...tasks(record, words),
    ...list(
      words.questions,
      log.open_questions.map(({ text }) => [say(`\n• ${text}`)]),
    ),
  ]
}

const list = (head: string, lines: Span[][]): Paragraph[] =>
  lines.length === 0 ? [] : [[bold(head), ...lines.flat()]]

/** What no source says must not look like a fact. */
function line({ language }: ExportRecord, text: string, support: Support): Span[] {
  const unsupported = support === 'unsupported' ? [italic(` (${documentWords(language).unsupported})`)] : []
  return [say(`\n• ${text}`), ...unsupported]
}

const review = ({ needs_review: reasons }: DecisionLog, words: Words): Paragraph[] =>
  list(
    words.review,
    reasons.map((reason) => [say(`\n• ${reason}`)]),
  )

function decision({ decisionLog: log, language }: ExportRecord, words: Words): Paragraph {
  const titles = documentWords(language)
  const chosen = log.alternatives.find(({ id }) => id === log.chosen_option)
  return [
    bold(`${titles.status[log.status]}: `),
    say(withoutStatus(log, titles)),
    ...(chosen === undefined || log.decision.includes(chosen.title)
      ? []
      : [say(`\n${words.chosen}: ${chosen.title}`)]),
  ]
}

function dissentOf(
  { legend, decisionLog, language }: ExportRecord,
  one: DecisionLog['dissent'][number],
): string {
  const name = legend.seats?.find(({ seat }) => seat === one.seat)?.name ?? one.seat
  const option = decisionLog.alternatives.find(({ id }) => id === one.position)
  return `${name}${option === undefined ? '' : ` ${documentWords(language).wanted(option.title)}`}: ${one.reason}`
}

function tasks(record: ExportRecord, words: Words): Paragraph[] {
  if (record.tasks.length === 0) return [[bold(words.tasks), say(`\n${words.noTasks}`)]]
  return [[bold(words.tasks), ...record.tasks.flatMap((task) => taskLine(task, record))]]
}

/** What nobody named is said to be open: no owner and no day is invented. */
function taskLine({ item }: ExportedTask, { language }: ExportRecord): Span[] {
  const { tasks: say_ } = documentWords(language)
  const facts = [
    item.owner === null ? say_.noOwner : item.owner.name,
    item.due_date === null ? say_.noDate : say_.due(item.due_date),
    ...(item.status === 'open' ? [] : [say_.status(item.status)]),
  ]
  return [say(`\n• ${item.title} `), italic(`(${facts.join(' · ')})`)]
}
