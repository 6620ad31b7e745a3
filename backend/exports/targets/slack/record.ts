import type { ActionItem, DecisionLog } from '../../../../schemas/generated/types.ts'
import { clip } from '../../../minutes/clip.ts'
import { withoutStatus } from '../../../minutes/render/without-status.ts'
import { wordsOf, type Language } from '../../../minutes/render/words.ts'
import type { ExportRecord } from '../../../ports/export-target.ts'
import { lines, oneLine, type Piece } from './pieces.ts'
import { wordsIn } from './words.ts'

/** In brief: the panel has all of it. */
const MOST_REASONS = 8
const MOST_LINE = 600

/** What the channel is told of a record: the decision, why, what may go wrong, who disagreed, and who does what by when. */
export function recordPieces(record: ExportRecord): Piece[] {
  const { decisionLog: log, language, tasks, link } = record
  const say = wordsOf(language)
  return [
    { kind: 'title', text: oneLine(log.title) },
    { kind: 'said', lead: `${say.question}:`, text: oneLine(log.question) },
    ...decisionPieces(log, language),
    ...listed(say.needsReview, log.needs_review),
    ...listed(say.heads.alsoDecided, alsoDecided(log, language)),
    ...listed(say.heads.rationale, reasons(log)),
    ...listed(
      say.heads.risks,
      log.risks.slice(0, MOST_REASONS).map(({ risk }) => risk),
    ),
    ...listed(say.heads.dissent, dissent(record)),
    ...listed(
      say.heads.tasks,
      tasks.map(({ item }) => taskLine(item, language)),
    ),
    ...linkPieces(link, language),
  ]
}

/** A link is one only where people can follow it. */
export const linkPieces = (url: string, language: Language): Piece[] =>
  /^https?:\/\//.test(url) ? [{ kind: 'link', text: wordsIn(language).open, url }] : []

export const notificationOf = ({ decisionLog: log, language }: ExportRecord): string =>
  oneLine(`${log.title}. ${wordsOf(language).status[log.status]}: ${withoutStatus(log, wordsOf(language))}`)

function decisionPieces(log: DecisionLog, language: Language): Piece[] {
  const [first = '', ...more] = lines(withoutStatus(log, wordsOf(language)))
  return [
    { kind: 'said', lead: `${wordsOf(language).status[log.status]}:`, text: first },
    ...more.map((text): Piece => ({ kind: 'text', text })),
  ]
}

const alsoDecided = ({ decisions, decision }: DecisionLog, language: Language): string[] =>
  decisions
    .filter(({ text }) => text !== decision)
    .map(({ text, status }) => {
      const rest = withoutStatus({ status, decision: text }, wordsOf(language))
      return `${wordsOf(language).status[status]}: ${rest}`
    })

/** What no source says is no reason to tell. */
const reasons = ({ rationale }: DecisionLog): string[] =>
  rationale
    .filter(({ support }) => support !== 'unsupported')
    .slice(0, MOST_REASONS)
    .map(({ claim }) => claim)

function dissent({ decisionLog, legend, language }: ExportRecord): string[] {
  const say = wordsOf(language)
  return decisionLog.dissent.map(({ seat, position, reason }) => {
    const name = legend.seats?.find((one) => one.seat === seat)?.name ?? seat
    const option = decisionLog.alternatives.find(({ id }) => id === position)?.title ?? position
    return `${name}${option === null ? '' : `, ${say.wanted(option)}`}: ${reason}`
  })
}

/** A task with its owner and date, as people read it. */
export function taskLine({ title, owner, due_date: due, status }: ActionItem, language: Language): string {
  const { tasks } = wordsOf(language)
  const facts = [
    owner?.name ?? tasks.noOwner,
    due === null ? tasks.noDate : tasks.due(due),
    ...(status === 'open' ? [] : [tasks.status(status)]),
  ]
  return `${clip(oneLine(title), MOST_LINE)} (${oneLine(facts.join(' · '))})`
}

function listed(head: string, texts: readonly string[]): Piece[] {
  const items = texts.map((text): Piece => ({ kind: 'item', text: clip(oneLine(text), MOST_LINE) }))
  return items.length === 0 ? [] : [{ kind: 'head', text: head }, ...items]
}
